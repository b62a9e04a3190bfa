//===- OptionRules.cpp - what options say of one another ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "OptionWords.h"
#include "Output.h"

#include "tntc/Backend/Explain.h"
#include "tntc/Diagnostics/Escape.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::driver;

/// An IR has no YAML, no code that was followed, and no files beside it.
static bool checkFromIr(const Options &o, raw_ostream &err) {
  StringRef refused;
  for (const std::string &kind : o.emit)
    if (kind == "document" || kind == "facts")
      refused = kind == "facts" ? "--emit=facts" : "--emit=document";
  if (o.backend.mermaid == BackendOptions::Mermaid::Typed)
    refused = "--mermaid=typed";
  if (o.typeCheck)
    refused = "--typecheck";
  if (o.fix != FixMode::None)
    refused = "--fix";
  if (o.backend.metadata)
    refused = "--metadata";
  if (o.backend.secrets == BackendOptions::Secrets::Plain)
    refused = "--secrets=plain";
  if (!o.enclave.empty())
    refused = "--enclave";
  if (refused.empty())
    return true;
  err << "tntc-compile: " << refused
      << " needs more than an IR holds; it does not go with --from=ir\n";
  return false;
}

/// The later of two things written to one file would be all there is of them.
static bool checkFiles(const Options &o, raw_ostream &err) {
  std::vector<std::string> files;
  if (o.output != "-")
    files.push_back(o.output);
  if (o.writeDepfile)
    files.push_back(depfileOf(o));
  for (const DiagnosticsSink &sink : o.diagnostics)
    if (!sink.file.empty())
      files.push_back(sink.file);
  ArrayRef<std::string> rest = files;
  while (!rest.empty() && !isOneOf(rest.front(), rest.drop_front()))
    rest = rest.drop_front();
  if (rest.empty())
    return true;
  err << "tntc-compile: '" << rest.front()
      << "' is named for two outputs; each needs a file of its own\n";
  return false;
}

/// Whether \p word makes Kubernetes objects, which one file may hold together.
static bool makesManifests(const std::string &word) {
  return word == "kubernetes" || word == "networkpolicy" || word == "secrets";
}

/// No reader takes YAML with a diagram at its end, nor SQL and scripts one
/// after the other.
static bool checkFormats(const Options &o, raw_ostream &err) {
  for (const std::string &word : o.emit)
    if ((word == "provision" || word == "teardown") && o.output == "-") {
      err << "tntc-compile: --emit=" << word
          << " makes files for several servers; expected a directory, such as "
             "'-o out/'\n";
      return false;
    }
  std::vector<std::string> forms = o.emit;
  llvm::erase(forms, "none");
  if (forms.size() < 2 || llvm::all_of(forms, makesManifests) ||
      namesDirectory(o))
    return true;
  err << "tntc-compile: " << llvm::join(forms, " and ")
      << " do not go into one file; expected a directory, such as '-o out/', "
         "not ";
  if (o.output == "-")
    err << "standard output\n";
  else
    err << '\'' << o.output << "'\n";
  return false;
}

bool driver::checkTogether(const Options &o, raw_ostream &err) {
  bool good = true;
  bool question = o.listPlugins || o.listBackends || o.listCodes ||
                  o.listPasses || !o.explain.empty() ||
                  !o.printSchema.empty() || o.printConfiguration;
  if (o.paths.empty() && !question) {
    err << "tntc-compile: no PATH given: name a workflow directory, a "
           "workflow.yaml or '-' (see --help)\n";
    good = false;
  }
  good &= checkFiles(o, err);
  good &= checkFormats(o, err);
  good &= !o.fromIr || checkFromIr(o, err);
  if (!o.explainGrant.empty() && !Endpoint::parse(o.explainGrant)) {
    err << "tntc-compile: --explain-grant needs HOST:PORT, such as "
           "'api.example.com:443', not '"
        << render::escape(o.explainGrant) << "'\n";
    good = false;
  }
  if (o.plugins.limits.time.count() == 0) {
    err << "tntc-compile: --plugin-timeout takes 1 ms at least: nobody answers "
           "in no time\n";
    good = false;
  }
  if (o.check && o.output == "-") {
    err << "tntc-compile: --check needs -o with what to compare with\n";
    good = false;
  }
  StringRef written = o.fix == FixMode::Apply ? "--fix"
                      : o.writeDepfile        ? "-MD"
                                              : "";
  if (o.check && !written.empty()) {
    err << "tntc-compile: --check writes nothing; it does not go with "
        << written << '\n';
    good = false;
  }
  if (o.fix == FixMode::Apply && llvm::is_contained(o.paths, "-")) {
    err << "tntc-compile: --fix has no file to repair on standard input; "
           "'--fix=dry-run' says what it would change\n";
    good = false;
  }
  if (o.split && o.output == "-") {
    err << "tntc-compile: --split needs a directory, such as '-o out/'\n";
    good = false;
  }
  if (o.force && !llvm::is_contained(o.emit, "teardown")) {
    err << "tntc-compile: --force means nothing without --emit=teardown\n";
    good = false;
  }
  if (o.writeDepfile && o.output == "-" &&
      (o.depfile.empty() || o.depfileTargets.empty())) {
    err << "tntc-compile: -MD needs -o, or both -MF and -MT: standard output "
           "has no name to make\n";
    good = false;
  }
  if (!o.enclave.empty() && !names::isDnsLabel(o.enclave)) {
    err << "tntc-compile: --enclave takes a name of at most 63 lower-case "
           "letters, digits and '-', not '"
        << render::escape(o.enclave) << "'\n";
    good = false;
  }
  return good;
}
