//===- Questions.cpp - tables for people and tools ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Questions.h"

#include "OptionWords.h"
#include "PluginList.h"

#include "tntc/Analysis/Pipeline.h"
#include "tntc/Backend/Backends.h"
#include "tntc/Driver/Driver.h"
#include "tntc/Driver/Version.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/IR/Printer.h"
#include "tntc/Plugin/Plugin.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Format.h"

using namespace tntc;
using namespace tntc::driver;

/// Capital letters that are not ours, and four digits: what plugins report.
static bool isForeign(StringRef code) {
  StringRef letters = code.take_while(llvm::isUpper);
  StringRef digits = code.drop_front(letters.size());
  return letters.size() >= 2 && letters != "TNT" && digits.size() == 4 &&
         llvm::all_of(digits, llvm::isDigit);
}

static int explain(StringRef code, raw_ostream &out, raw_ostream &err) {
  const diag::Info *info = diag::find(code);
  if (!info) {
    std::string upper = code.upper();
    err << "tntc-compile: unknown code '" << code << "'";
    if (diag::find(upper))
      err << "; did you mean '" << upper << "'?\n";
    else if (isForeign(code))
      err << "; it may be a plugin's, of which its own pages tell (those of "
             "our services are in docs/Exoskeleton.md)\n";
    else
      err << " (--list-codes prints all)\n";
    return ExitUsage;
  }
  out << diag::explain(info->id);
  return ExitOk;
}

static void listCodes(raw_ostream &out) {
  for (const diag::Info &info : diag::all())
    out << info.codeName() << ' '
        << llvm::format("%-7s %-10s ",
                        severityName(info.severity).str().c_str(),
                        info.group.str().c_str())
        << info.text << '\n';
}

/// What an output is that the Driver makes itself.
static StringRef driverSummary(StringRef kind) {
  return llvm::StringSwitch<StringRef>(kind)
      .Case("document", "the YAML as it was read, as one JSON value")
      .Case("none", "nothing: checks only")
      .Case("provision", "what sets up the services that are used")
      .Case("teardown", "what takes that away again");
}

static void listBackends(raw_ostream &out) {
  for (StringRef kind : emitKinds()) {
    const Backend *backend = findBackend(kind);
    StringRef summary = backend ? backend->summary : driverSummary(kind);
    out << llvm::format("%-14s ", kind.str().c_str()) << summary << '\n';
  }
}

static void listPasses(raw_ostream &out) {
  std::vector<const Pass *> passes;
  buildCheckPipeline(passes);
  buildDerivePipeline(passes);
  for (const Pass *pass : passes)
    out << llvm::format("%-20s ", pass->name.str().c_str()) << pass->summary
        << '\n';
}

std::optional<int> driver::answerQuestion(const Options &options,
                                          raw_ostream &out, raw_ostream &err) {
  if (!options.explain.empty())
    return explain(options.explain, out, err);
  if (options.listCodes) {
    listCodes(out);
    return ExitOk;
  }
  if (options.listBackends) {
    listBackends(out);
    return ExitOk;
  }
  if (options.listPasses) {
    listPasses(out);
    return ExitOk;
  }
  if (options.listPlugins) {
    listPlugins(options, out);
    return ExitOk;
  }
  if (options.printSchema.empty())
    return std::nullopt;
  if (options.printSchema == "plugin") {
    out << json::print(messageSchemaDocument()) << '\n';
    return ExitOk;
  }
  if (options.printSchema == "workflow") {
    out << json::print(workflowSchema()) << '\n';
    return ExitOk;
  }
  if (options.printSchema == "ir") {
    out << json::print(ir::irSchema()) << '\n';
    return ExitOk;
  }
  if (options.printSchema == "facts") {
    out << json::print(ir::factsSchema()) << '\n';
    return ExitOk;
  }
  if (options.printSchema == "report") {
    out << reportSchema();
    return ExitOk;
  }
  if (options.printSchema == "workflow-reference") {
    printFieldReference(out);
    return ExitOk;
  }
  complainOfWord(err, "schema", options.printSchema,
                 {"facts", "ir", "plugin", "report", "workflow",
                  "workflow-reference"});
  return ExitUsage;
}
