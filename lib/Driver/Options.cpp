//===- Options.cpp - every option, stated once ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Options.h"

#include "OptionWords.h"
#include "ProvenanceOption.h"

#include "tntc/Diagnostics/Escape.h"
#include "tntc/Driver/Driver.h"
#include "tntc/Driver/Version.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

using namespace tntc;
using namespace tntc::driver;
namespace cl = llvm::cl;

static std::string environment(const char *name) {
  const char *value = std::getenv(name);
  return value ? value : "";
}

/// `../lib/tntc/plugins`, as seen from the program.
static std::string installedPlugins() {
  static int anchor;
  std::string program =
      llvm::sys::fs::getMainExecutable(nullptr, static_cast<void *>(&anchor));
  llvm::SmallString<256> folder(llvm::sys::path::parent_path(program));
  llvm::sys::path::append(folder, "..", "lib", "tntc", "plugins");
  llvm::sys::path::remove_dots(folder, /*remove_dot_dot=*/true);
  return std::string(folder.str());
}

std::optional<Options> driver::parseOptions(int argc, char **argv,
                                            raw_ostream &err) {
  Options o;
  o.configuration = environment("TNTC_CONFIG");
  o.platformKeyFile = environment("TNTC_PLATFORM_KEY_FILE");

  cl::OptionCategory input("Input"), output("Output"), say("Diagnostics"),
      work("For work on the compiler");
  cl::list<std::string> paths(cl::Positional, cl::cat(input),
                              cl::desc("PATH..."));
  cl::opt<std::string, true> enclave(
      "enclave", cl::cat(input), cl::value_desc("name"),
      cl::location(o.enclave),
      cl::desc("Enclave of workflows that lie outside enclaves/"));
  cl::alias nameSpace("n", cl::aliasopt(enclave), cl::cat(input),
                      cl::desc("Same as --enclave"));
  cl::opt<std::string, true> config(
      "config", cl::cat(input), cl::value_desc("file"),
      cl::location(o.configuration),
      cl::desc("Trusted tntc.toml to use instead of those that are found; "
               "'none' for none"));
  cl::opt<std::string, true> key(
      "platform-key-file", cl::cat(input), cl::value_desc("file"),
      cl::location(o.platformKeyFile),
      cl::desc("Key of the checksum over secret values"));
  cl::opt<unsigned, true, NumberParser> jobs(
      "j", cl::Prefix, cl::cat(input), cl::value_desc("N"),
      cl::location(o.jobs),
      cl::desc("Workflows compiled at a time "
               "(0: one a core)"));

  enum class From { Workflow, Ir } from = From::Workflow;
  cl::opt<From, true, WordParser<From>> fromForm(
      "from", cl::cat(input), cl::location(from),
      cl::values(clEnumValN(From::Workflow, "workflow",
                            "workflow.yaml and its nodes (default)"),
                 clEnumValN(From::Ir, "ir",
                            "files that --emit=ir made, taken at their word")),
      cl::desc("What PATHs hold:"));
  cl::list<std::string> emit("emit", cl::CommaSeparated, cl::cat(output),
                             cl::value_desc("kind,..."),
                             cl::desc("What to make (see --list-backends); "
                                      "default: kubernetes"));
  cl::opt<std::string, true> out("o", cl::cat(output), cl::value_desc("path"),
                                 cl::location(o.output),
                                 cl::desc("Directory, file or '-'"));
  cl::opt<bool, true> split("split", cl::cat(output), cl::location(o.split),
                            cl::desc("A file for each object"));
  cl::opt<bool, true> check(
      "check", cl::cat(output), cl::location(o.check),
      cl::desc("Compare with -o, write nothing, exit 5 on a difference"));
  cl::opt<bool, true> depfileFlag("MD", cl::cat(output),
                                  cl::location(o.writeDepfile),
                                  cl::desc("Write a dependency file"));
  cl::opt<std::string, true> depfile(
      "MF", cl::cat(output), cl::value_desc("file"), cl::location(o.depfile),
      cl::desc("Name of that file"));
  cl::list<std::string> depfileTargets(
      "MT", cl::cat(output), cl::value_desc("target"),
      cl::desc("What it says depends, repeatable (default: the files that are "
               "made)"));
  cl::opt<BackendOptions::Secrets, true, WordParser<BackendOptions::Secrets>>
      secrets("secrets", cl::cat(output), cl::location(o.backend.secrets),
              cl::values(clEnumValN(BackendOptions::Secrets::Omit, "omit",
                                    "leave the Secret out (default)"),
                         clEnumValN(BackendOptions::Secrets::Plain, "plain",
                                    "write values in plain")),
              cl::desc("Form of secret values:"));
  cl::opt<bool, true> metadata(
      "metadata", cl::cat(output), cl::location(o.backend.metadata),
      cl::desc("Also make a ConfigMap that describes the workflow"));
  cl::list<std::string> provenance(
      "provenance", cl::CommaSeparated, cl::cat(output),
      cl::value_desc("key=value,..."),
      cl::desc("Say where the workflow comes from: commit, branch, repo, "
               "dirty"));
  enum class Cron { CronJob, Annotation } cronForm = Cron::CronJob;
  cl::opt<Cron, true, WordParser<Cron>> cron(
      "cron", cl::cat(output), cl::location(cronForm),
      cl::values(clEnumValN(Cron::CronJob, "cronjob", "a CronJob (default)"),
                 clEnumValN(Cron::Annotation, "annotation",
                            "an annotation for a scheduler of the platform")),
      cl::desc("Form of cron triggers:"));
  enum class Grants { Used, Contract } grants = Grants::Used;
  cl::opt<Grants, true, WordParser<Grants>> grantsForm(
      "grants", cl::cat(output), cl::location(grants),
      cl::values(clEnumValN(Grants::Used, "used",
                            "what code is seen to use (default)"),
                 clEnumValN(Grants::Contract, "contract",
                            "all that the contract allows")),
      cl::desc("What is granted within the contract:"));
  enum class Mermaid { Unset, Plain, Rich, Typed } mermaidForm = Mermaid::Unset;
  cl::opt<Mermaid, true, WordParser<Mermaid>> mermaid(
      "mermaid", cl::cat(output), cl::location(mermaidForm),
      cl::values(clEnumValN(Mermaid::Plain, "plain", "the graph (default)"),
                 clEnumValN(Mermaid::Rich, "rich",
                            "with stages, dependencies, secrets, sidecars"),
                 clEnumValN(Mermaid::Typed, "typed",
                            "with what nodes hand over on the edges")),
      cl::desc("Form of diagrams:"));

  cl::list<std::string> sinks(
      "diagnostics", cl::cat(say), cl::value_desc("form[=file]"),
      cl::desc("text (default), json, sarif, github; repeatable"));
  cl::list<std::string> warnings(
      "W", cl::Prefix, cl::cat(say), cl::value_desc("group|code[=severity]"),
      cl::desc("-Werror, -Wgraph, -Wno-graph, -W TNT3004=off"));
  cl::opt<bool, true> strict("strict", cl::cat(say),
                             cl::location(o.severity.strict),
                             cl::desc("Warnings are errors"));
  cl::opt<unsigned, true, NumberParser> maxErrors(
      "max-errors", cl::cat(say), cl::value_desc("N"),
      cl::location(o.maxErrors),
      cl::desc("Stop printing after N errors (default 20, 0: never)"));
  cl::opt<std::string, true> colour(
      "diagnostics-color", cl::cat(say), cl::value_desc("when"),
      cl::location(o.colour), cl::desc("auto (default), always, never"));
  cl::opt<FixMode, true, WordParser<FixMode>> fix(
      "fix", cl::ValueOptional, cl::cat(say), cl::location(o.fix),
      cl::values(clEnumValN(FixMode::Apply, "", ""),
                 clEnumValN(FixMode::Apply, "apply", "change the files"),
                 clEnumValN(FixMode::DryRun, "dry-run", "print a diff")),
      cl::desc("Repair what has one sure repair:"));
  cl::opt<bool, true> typeCheck(
      "typecheck", cl::cat(say), cl::location(o.typeCheck),
      cl::desc("Have 'deno check' look at nodes and edges, too"));
  cl::opt<std::string, true> deno("deno", cl::cat(say), cl::value_desc("file"),
                                  cl::location(o.deno),
                                  cl::desc("Deno to do that with"));
  cl::opt<std::string, true> explain(
      "explain", cl::cat(say), cl::value_desc("TNTnnnn"),
      cl::location(o.explain), cl::desc("Print the page of a code"));
  cl::opt<std::string, true> explainGrant(
      "explain-grant", cl::cat(say), cl::value_desc("host:port"),
      cl::location(o.explainGrant),
      cl::desc("Print why an address is granted, instead of compiling"));
  cl::opt<bool, true> listCodes("list-codes", cl::cat(say),
                                cl::location(o.listCodes),
                                cl::desc("Print every code"));

  cl::opt<bool, true> listBackends("list-backends", cl::cat(output),
                                   cl::location(o.listBackends),
                                   cl::desc("Print what --emit takes"));
  cl::opt<std::string, true> printSchema(
      "print-schema", cl::cat(output), cl::value_desc("name"),
      cl::location(o.printSchema),
      cl::desc("facts, ir, plugin, report, workflow (JSON Schema), "
               "workflow-reference"));
  cl::opt<bool, true> printConfiguration(
      "print-config", cl::cat(input), cl::location(o.printConfiguration),
      cl::desc("Print every setting, its value and its origin"));
  cl::opt<bool, true> listPasses("list-passes", cl::cat(work),
                                 cl::location(o.listPasses),
                                 cl::desc("Print the passes in their order"));
  cl::list<std::string> passes("passes", cl::CommaSeparated, cl::cat(work),
                               cl::value_desc("name,..."),
                               cl::desc("Run only these passes"));
  cl::list<std::string> before("print-before", cl::CommaSeparated,
                               cl::cat(work), cl::value_desc("pass,..."),
                               cl::desc("Dump the IR before a pass"));
  cl::list<std::string> after("print-after", cl::CommaSeparated, cl::cat(work),
                              cl::value_desc("pass,..."),
                              cl::desc("Dump the IR after a pass"));
  cl::opt<bool, true> timeReport("time-report", cl::cat(work),
                                 cl::location(o.timeReport),
                                 cl::desc("Print the time of each step"));
  cl::opt<bool, true> verify(
      "verify-diagnostics", cl::cat(work), cl::location(o.verifyDiagnostics),
      cl::desc("Compare diagnostics with expected-... comments"));

  cl::list<std::string> plugins(
      "plugin", cl::cat(input), cl::value_desc("name|path"),
      cl::desc("Plugin to use: a path with a '/', or a name on the search "
               "path; repeatable"));
  cl::list<std::string> pluginPath(
      "plugin-path", cl::cat(input), cl::value_desc("directory"),
      cl::desc("Directory of manifests NAME.plugin.json; repeatable"));
  cl::list<std::string> pluginValues(
      "plugin-opt", cl::cat(input), cl::value_desc("name.key=value"),
      cl::desc("Option of a plugin (see --list-plugins)"));
  cl::opt<Sandbox, true, WordParser<Sandbox>> sandbox(
      "plugin-sandbox", cl::cat(input), cl::location(o.plugins.sandbox),
      cl::values(
          clEnumValN(Sandbox::Bubblewrap, "bubblewrap",
                     "no network, files, environment (default)"),
          clEnumValN(Sandbox::None, "none", "like any other program of yours")),
      cl::desc("How executable plugins run:"));
  cl::opt<unsigned, false, NumberParser> pluginTimeout(
      "plugin-timeout", cl::cat(input), cl::value_desc("ms"), cl::init(10000),
      cl::desc("Time for one answer of a plugin (default 10000)"));
  cl::opt<bool, true> listPlugins(
      "list-plugins", cl::cat(input), cl::location(o.listPlugins),
      cl::desc("Print the plugins that would be found"));
  cl::opt<bool, true> force(
      "force", cl::cat(output), cl::location(o.force),
      cl::desc("With --emit=teardown: also what destroys data"));

  cl::HideUnrelatedOptions({&input, &output, &say, &work});
  cl::SetVersionPrinter(
      [](raw_ostream &out) { out << "tntc-compile " << version() << '\n'; });
  std::vector<std::string> words = plainWords(argc, argv);
  std::vector<const char *> wordsOfC;
  for (const std::string &word : words)
    wordsOfC.push_back(word.c_str());
  if (!checkOptionNames(words, err))
    return std::nullopt;
  std::string complaints;
  llvm::raw_string_ostream complaintsOut(complaints);
  bool isRead = cl::ParseCommandLineOptions(
      argc, wordsOfC.data(),
      "compiles tentacles, workflow.yaml and nodes, to manifests\n",
      &complaintsOut);
  // LLVM repeats words as they are, and takes what is nearest of all for near:
  // '-o' for '-q'.
  for (StringRef line : llvm::split(StringRef(complaints).rtrim('\n'), '\n'))
    if (!complaints.empty() && !line.contains("Did you mean"))
      err << render::escape(line) << '\n';
  if (!isRead)
    return std::nullopt;

  o.paths.assign(paths.begin(), paths.end());
  for (const std::string &kind : emit)
    if (!llvm::is_contained(o.emit, kind))
      o.emit.push_back(kind);
  o.passes.assign(passes.begin(), passes.end());
  o.printBefore.assign(before.begin(), before.end());
  o.printAfter.assign(after.begin(), after.end());
  o.analysis.grantContract = grants == Grants::Contract;
  o.analysis.cronAnnotation = cronForm == Cron::Annotation;
  o.backend.cronAnnotation = o.analysis.cronAnnotation;
  o.backend.mermaid =
      mermaidForm == Mermaid::Rich    ? BackendOptions::Mermaid::Rich
      : mermaidForm == Mermaid::Typed ? BackendOptions::Mermaid::Typed
                                      : BackendOptions::Mermaid::Plain;
  o.mermaidGiven = mermaidForm != Mermaid::Unset;
  if (o.jobs == 0)
    o.jobs = std::max(1u, std::thread::hardware_concurrency());
  if (o.emit.empty())
    o.emit = {"kubernetes"};
  bool good = true;
  auto needsWord = [&](const cl::Option &option, StringRef value) {
    if (option.getNumOccurrences() == 0 || !value.empty())
      return;
    err << "tntc-compile: --" << option.ArgStr << " needs a value\n";
    good = false;
  };
  if (o.output.empty()) {
    err << "tntc-compile: -o needs a file or directory, or '-'\n";
    good = false;
  }
  needsWord(explain, o.explain);
  needsWord(printSchema, o.printSchema);
  needsWord(explainGrant, o.explainGrant);
  for (const std::string &kind : o.emit)
    needsWord(emit, kind);

  o.plugins.plugins.assign(plugins.begin(), plugins.end());
  o.plugins.limits.time = std::chrono::milliseconds(pluginTimeout);
  o.plugins.searchPath.assign(pluginPath.begin(), pluginPath.end());
  for (const std::string &folder : pluginPath)
    if (!llvm::sys::fs::is_directory(folder)) {
      err << "tntc-compile: --plugin-path needs a directory, which '"
          << render::escape(folder) << "' is not\n";
      good = false;
    }
  std::string fromEnvironment = environment("TNTC_PLUGIN_PATH");
  for (StringRef folder : llvm::split(fromEnvironment, ':'))
    if (!folder.empty())
      o.plugins.searchPath.push_back(folder.str());
  o.plugins.searchPath.push_back(installedPlugins());
  for (const std::string &value : pluginValues)
    good &= parsePluginValue(value, o.plugins, err);
  good &= parseProvenance(provenance, o.backend.provenance, err);
  for (const std::string &warning : warnings)
    good &= parseWarning(warning, o.severity, err);
  for (const std::string &sink : sinks)
    good &= parseSink(sink, o, err);
  good &= checkWords(err, "value of --diagnostics-color", {o.colour},
                     {"always", "auto", "never"});
  std::vector<StringRef> passNames;
  for (const Pass &pass : allPasses())
    passNames.push_back(pass.name);
  for (const auto *list : {&o.passes, &o.printBefore, &o.printAfter})
    good &= checkWords(err, "pass", *list, passNames);

  o.fromIr = from == From::Ir;
  o.depfileTargets.assign(depfileTargets.begin(), depfileTargets.end());
  for (const std::string &target : o.depfileTargets)
    needsWord(depfileTargets, target);
  if (!o.depfile.empty() || !o.depfileTargets.empty())
    o.writeDepfile = true;
  good &= checkTogether(o, err);
  return good ? std::optional(std::move(o)) : std::nullopt;
}
