//===- Unit.cpp - the stages, in their order ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Unit.h"

#include "EnabledServices.h"
#include "RefusedSettings.h"
#include "TypeCheck.h"
#include "UnitEnclave.h"
#include "UnitFiles.h"
#include "UnitOutputs.h"

#include "tntc/Analysis/Pipeline.h"
#include "tntc/Backend/Backends.h"
#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/IR/Printer.h"
#include "tntc/IR/Reader.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace tntc;
using namespace tntc::driver;

namespace {
/// One compilation, whose members are declared in the order in which they
/// have to outlive one another.
class Unit {
public:
  Unit(const Place &place, const UnitContext &shared, TypeScriptReader &reader,
       UnitResult &result)
      : place(place), shared(shared), options(shared.options), reader(reader),
        result(result), sources(*result.sources),
        diags(sources, options.severity),
        files(place, sources, diags, result.inputs, shared.edited) {}

  void run();
  /// Ends the collection of diagnostics; a unit with errors gives nothing.
  void finish();

private:
  bool wants(StringRef kind) const {
    return llvm::is_contained(options.emit, kind);
  }
  void readConfigurationFiles();
  void emitDocument(const ir::Value &root);
  bool activatePlugins();
  bool activateServices();
  void compileIr(FileId file);
  bool resolve();
  PluginContext pluginContext() {
    return {*workflow, configuration.profile, sources, arena, diags};
  }
  void keepServices(const PluginContext &context);
  void nameResult();
  void runPasses(ArrayRef<const Pass *> passes);
  void dump(ArrayRef<std::string> wanted, const Pass &pass, StringRef when);
  std::string stem() const;
  void emit();

  const Place &place;
  const UnitContext &shared;
  const Options &options;
  TypeScriptReader &reader;
  UnitResult &result;
  SourceManager &sources;
  DiagnosticEngine diags;
  ir::Context arena;
  Configuration configuration;
  UnitFiles files;
  SecretValues secrets;
  std::vector<MetadataText> metadataTexts;
  Scaffold scaffold;
  ir::Workflow *workflow = nullptr;
  std::vector<ActiveComponent> components; ///< of plugins
  bool pluginFailed = false;
  uint32_t firstModule = 0; ///< among the files of `sources`
};
} // namespace

void Unit::readConfigurationFiles() {
  StepTimer timer(result.times, "read configuration");
  files.readConfiguration(options.configuration, configuration);
  result.presentation = configuration.presentation;
  if (options.printConfiguration) {
    llvm::raw_string_ostream out(result.configuration);
    printConfiguration(configuration, out);
  }
}

void Unit::emitDocument(const ir::Value &root) {
  std::string text;
  llvm::raw_string_ostream out(text);
  Span bad;
  StringRef why;
  if (!ir::printDocument(root, out, bad, why)) {
    diags.report(diag::YamlNotJson, bad, why);
    return;
  }
  out << '\n';
  bool added = result.artifacts.add(
      {stem() + ".document.json", "", "", std::move(text), false});
  assert(added && "a unit has one document");
  (void)added;
}

void Unit::dump(ArrayRef<std::string> wanted, const Pass &pass,
                StringRef when) {
  if (!llvm::is_contained(wanted, pass.name))
    return;
  llvm::raw_string_ostream out(result.dumps);
  out << "// " << files.displayOf(place.file) << ": " << when << ' '
      << pass.name << '\n'
      << json::print(ir::print(*workflow, sources)) << '\n';
}

void Unit::runPasses(ArrayRef<const Pass *> passes) {
  std::vector<ServiceInfo> offered = offeredServices(components);
  PassContext context{diags,   arena,  configuration.profile, options.analysis,
                      sources, offered};
  for (const Pass *pass : passes) {
    if (!options.passes.empty() &&
        !llvm::is_contained(options.passes, pass->name))
      continue;
    dump(options.printBefore, *pass, "before");
    {
      StepTimer timer(result.times, pass->name);
      pass->run(*workflow, context);
    }
    dump(options.printAfter, *pass, "after");
  }
}

/// What output files are called by: `<enclave>/<workflow>`. Before those are
/// known to be good names, the path of the workflow stands in.
std::string Unit::stem() const {
  auto fit = [](StringRef name) { return names::isDnsLabel(name); };
  if (!workflow || !fit(*workflow->name)) {
    StringRef directory = llvm::sys::path::filename(place.directory);
    return fit(directory) ? directory.str() : "workflow";
  }
  std::string name = workflow->name->str();
  if (workflow->enclave.isPresent() && fit(*workflow->enclave))
    return workflow->enclave->str() + "/" + name;
  return name;
}

/// Built-in plugins are services only: without a dependency on one, nobody
/// has to be asked.
bool Unit::activatePlugins() {
  pluginFailed =
      !shared.plugins.activate(configuration, sources, false, components);
  if (pluginFailed)
    return false;
  for (const std::string &kind : options.emit) {
    bool isKnown = llvm::is_contained(emitKinds(), StringRef(kind)) ||
                   llvm::any_of(components, [&](const ActiveComponent &active) {
                     return active.component->kind == ComponentKind::Backend &&
                            active.component->name == kind;
                   });
    if (!isKnown) {
      result.unknownOutput = kind;
      return false;
    }
  }
  return true;
}

bool Unit::activateServices() {
  pluginFailed =
      llvm::any_of(workflow->dependencies(),
                   [](const ir::Dependency &d) { return d.isService(); }) &&
      !shared.plugins.activate(configuration, sources, true, components);
  return !pluginFailed;
}

/// Services come between the checks of what was written and the derivations,
/// so that what they add goes through the same narrow gate.
bool Unit::resolve() {
  StepTimer timer(result.times, "ask services");
  PluginContext context = pluginContext();
  if (!place.enclave.empty() &&
      llvm::any_of(workflow->dependencies(),
                   [](const ir::Dependency &d) { return d.isService(); }))
    raiseGenerations(files.readEnclaveFile(arena), components, diags);
  pluginFailed = !resolveServices(context, components);
  if (pluginFailed || diags.hasErrors())
    return false;
  keepServices(context);
  return !diags.hasErrors();
}

void Unit::keepServices(const PluginContext &context) {
  addServiceSecrets(context, shared.platformKey, secrets);
  for (const ir::ServiceFacts &facts : workflow->services)
    for (const ir::Identity &identity : facts.identities)
      result.identities.push_back({facts.service.str(), identity.kind.str(),
                                   identity.value.str(), facts.span});
}

void Unit::emit() {
  BackendOptions backendOptions = options.backend;
  if (!options.mermaidGiven)
    backendOptions.mermaid = llvm::StringSwitch<BackendOptions::Mermaid>(
                                 configuration.presentation.mermaid)
                                 .Case("rich", BackendOptions::Mermaid::Rich)
                                 .Case("typed", BackendOptions::Mermaid::Typed)
                                 .Default(BackendOptions::Mermaid::Plain);
  std::string fileStem = stem();
  BackendRequest request{
      *workflow, configuration.profile, sources,  backendOptions,
      secrets,   shared.platformKey,    fileStem, metadataTexts,
      scaffold};
  PluginContext plugins = pluginContext();
  pluginFailed |=
      !UnitOutputs(shared, request, plugins, components, result).make();
}

void Unit::run() {
  readConfigurationFiles();
  if (options.printConfiguration)
    return;
  if (!activatePlugins())
    return;
  judgeEnabledServices(configuration, components, diags);
  std::optional<FileId> file =
      files.readWorkflow(options.fromIr ? ir::maxIrBytes : YamlLimits().bytes,
                         shared.standardInput);
  if (!file)
    return;
  if (options.fromIr)
    return compileIr(*file);
  const ir::Value *root;
  {
    StepTimer timer(result.times, "read YAML");
    root = readYaml(*file, arena, diags);
  }
  if (!root)
    return;
  if (wants("document"))
    emitDocument(*root);
  if (llvm::all_of(options.emit,
                   [](const std::string &kind) { return kind == "document"; }))
    return;
  {
    StepTimer timer(result.times, "read workflow");
    workflow = readWorkflow(*root, *file, arena, diags);
  }
  if (!workflow)
    return;
  workflow->directory = arena.save(place.display);
  decideEnclave(*workflow, place,
                {options.enclave, configuration.profile.enclave}, arena, diags);
  judgeEnclave(*workflow, place, configuration.profile, options.plugins, diags);
  if (!activateServices())
    return;

  firstModule = sources.size();
  {
    StepTimer timer(result.times, "read modules");
    files.readModules(*workflow, reader, arena);
  }
  {
    StepTimer timer(result.times, "read secrets");
    secrets = files.readSecretValues(*workflow, arena);
  }
  if (options.backend.metadata)
    metadataTexts = files.readMetadata();
  scaffold = files.readScaffold(arena);

  std::vector<const Pass *> passes;
  buildCheckPipeline(passes);
  runPasses(passes);
  if (!shared.deno.empty() && !diags.hasErrors()) {
    StepTimer timer(result.times, "check types");
    if (llvm::Error error = typeCheck(*workflow, shared.deno, diags))
      diags.report(diag::CannotRun, {}, llvm::toString(std::move(error)));
  }
  if (!diags.hasErrors() && resolve()) {
    passes.clear();
    buildDerivePipeline(passes);
    runPasses(passes);
    StepTimer timer(result.times, "ask checks");
    pluginFailed |= !runChecks(pluginContext(), components);
  }
  if ((!diags.hasErrors() || options.printsOnlyFacts()) && !pluginFailed)
    emit();
  nameResult();
}

void Unit::nameResult() {
  result.name = workflow->name->str();
  result.nameSpan = workflow->name.span;
  if (workflow->enclave.isPresent())
    result.enclave = workflow->enclave->str();
}

/// What was derived is taken from the IR; what was written is looked at once
/// more, as it is this platform and its policy that count here.
void Unit::compileIr(FileId file) {
  {
    StepTimer timer(result.times, "read IR");
    workflow = ir::readIr(file, sources, arena, diags);
  }
  if (!workflow)
    return;
  auto needText = [&](FileId id) {
    const SourceFile &source = sources.file(id);
    if (source.isSecret())
      diags.report(diag::IrNoText, Span{file, 0, 0}, source.path());
  };
  needText(workflow->file);
  for (const ir::ShippedFile &shipped : workflow->shipped)
    needText(shipped.file);
  if (!shared.platformKey.empty() && !workflow->providedSecrets.empty())
    diags.report(diag::IrNoSecrets, Span{file, 0, 0});
  if (!place.enclave.empty() && *workflow->enclave != place.enclave)
    diags.report(diag::EnclaveDiffers, workflow->enclave.span,
                 *workflow->enclave, place.enclave);
  judgeEnclave(*workflow, place, configuration.profile, options.plugins, diags);
  if (!activateServices())
    return;
  std::vector<const Pass *> passes;
  buildWrittenPipeline(passes);
  runPasses(passes);
  PluginContext context = pluginContext();
  if (!diags.hasErrors())
    keepServices(context);
  if (!diags.hasErrors())
    pluginFailed |= !runChecks(context, components);
  if (!diags.hasErrors() && !pluginFailed)
    emit();
  nameResult();
}

void Unit::finish() {
  result.diagnostics = diags.finish();
  dropTrailsOf(configuration, result.diagnostics);
  result.failed = llvm::any_of(result.diagnostics, [](const Diagnostic &d) {
    return d.severity == Severity::Error;
  });
  result.failed |= pluginFailed;
  if (result.failed) {
    if (pluginFailed || !options.printsOnlyFacts())
      result.artifacts = {};
    result.shared.clear();
    result.claims.clear();
  }
  // Nothing will be said about node code: of many workflows, only what is
  // needed to name them stays in memory.
  if (result.diagnostics.empty() && firstModule)
    sources.truncate(firstModule);
}

UnitResult driver::compileUnit(const Place &place, const UnitContext &context,
                               TypeScriptReader &reader) {
  UnitResult result;
  result.sources = std::make_unique<SourceManager>();
  Unit unit(place, context, reader, result);
  unit.run();
  unit.finish();
  return result;
}
