//===- Unit.cpp - the stages, in their order ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Unit.h"

#include "MetadataTexts.h"
#include "TypeCheck.h"

#include "tntc/Analysis/Pipeline.h"
#include "tntc/Backend/Backends.h"
#include "tntc/Backend/Explain.h"
#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Frontend/Enclave.h"
#include "tntc/Frontend/Secrets.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/IR/Printer.h"
#include "tntc/IR/Reader.h"
#include "tntc/Support/Names.h"
#include "tntc/Support/SourceTree.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::driver;

static constexpr uint64_t maxConfigurationBytes = 1u << 20;

namespace {
/// Measures one step for as long as it lives.
class Timer {
public:
  Timer(UnitResult &result, StringRef step) : result(result), step(step) {}
  ~Timer() {
    result.times.push_back({step, std::chrono::steady_clock::now() - start});
  }

private:
  UnitResult &result;
  StringRef step;
  std::chrono::steady_clock::time_point start =
      std::chrono::steady_clock::now();
};

/// One compilation, whose members are declared in the order in which they
/// have to outlive one another.
class Unit {
public:
  Unit(const Place &place, const UnitContext &shared, TypeScriptReader &reader,
       UnitResult &result)
      : place(place), shared(shared), options(shared.options), reader(reader),
        result(result), sources(*result.sources),
        diags(sources, options.severity) {}

  void run();
  /// Ends the collection of diagnostics; a unit with errors gives nothing.
  void finish();

private:
  bool wants(StringRef kind) const {
    return llvm::is_contained(options.emit, kind);
  }
  std::string inWorkflow(StringRef name) const;
  void readConfigurationFiles();
  std::optional<FileId> readWorkflowFile();
  void emitDocument(const ir::Value &root);
  void decideEnclave();
  void judgeEnclave();
  bool activatePlugins();
  bool activateServices();
  void raiseGenerations();
  void compileIr(FileId file);
  bool resolve();
  void keepServices(const PluginContext &context);
  void nameResult();
  void emitPlugin(StringRef kind);
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
  std::unique_ptr<SourceTree> tree, sharedSecrets;
  SecretValues secrets;
  std::vector<MetadataText> metadataTexts;
  ir::Workflow *workflow = nullptr;
  std::vector<ActiveComponent> components; ///< of plugins
  bool pluginFailed = false;
  uint32_t firstModule = 0; ///< among the files of `sources`
};
} // namespace

std::string Unit::inWorkflow(StringRef name) const {
  if (place.display.empty() || place.display == ".")
    return name.str();
  return place.display + "/" + name.str();
}

/// Reads \p file whole from the real file system, for files that the user or
/// the configuration search names; null after a diagnostic.
static std::optional<std::string> readTrusted(const std::string &file,
                                              DiagnosticEngine &diags) {
  StringRef directory = llvm::sys::path::parent_path(file);
  auto tree = DirectoryTree::open(directory.empty() ? "." : directory, "");
  std::string why;
  if (tree) {
    SourceTree::Result read =
        (*tree)->read(llvm::sys::path::filename(file), maxConfigurationBytes);
    if (read.status == SourceTree::Status::Ok)
      return std::move(read.text);
    why = read.message.empty() ? "not a readable file" : read.message;
  } else {
    why = llvm::toString(tree.takeError());
  }
  diags.report(diag::CannotRead, {}, file, why).about(file);
  return std::nullopt;
}

void Unit::readConfigurationFiles() {
  Timer timer(result, "read configuration");
  for (const ConfigurationFile &file :
       findConfiguration(place, options.configuration)) {
    auto text = readTrusted(file.path, diags);
    if (!text)
      continue;
    result.inputs.push_back(file.path);
    FileId id = sources.add(file.display, std::move(*text));
    readConfiguration(id, file.trust, configuration, diags);
  }
  result.presentation = configuration.presentation;
  if (options.printConfiguration) {
    llvm::raw_string_ostream out(result.configuration);
    printConfiguration(configuration, out);
  }
}

std::optional<FileId> Unit::readWorkflowFile() {
  uint64_t maxBytes = options.fromIr ? ir::maxIrBytes : YamlLimits().bytes;
  if (place.file == "-")
    return sources.add("<stdin>", shared.standardInput.str());
  auto opened = DirectoryTree::open(place.directory, place.display);
  if (!opened) {
    diags
        .report(diag::CannotRead, {}, place.display,
                llvm::toString(opened.takeError()))
        .about(place.display);
    return std::nullopt;
  }
  tree = std::move(*opened);
  SourceTree::Result read = tree->read(place.file, maxBytes);
  switch (read.status) {
  case SourceTree::Status::Ok:
    break;
  case SourceTree::Status::Missing:
    read.message = "no such file";
    break;
  case SourceTree::Status::Outside:
    read.message = "a link leads out of the workflow directory";
    break;
  case SourceTree::Status::NotRegular:
    read.message = "not a regular file";
    break;
  case SourceTree::Status::TooLarge:
    read.message = "larger than " + std::to_string(maxBytes) + " bytes";
    break;
  case SourceTree::Status::Unreadable:
    break;
  }
  if (read.status != SourceTree::Status::Ok) {
    std::string path = inWorkflow(place.file);
    diags.report(diag::CannotRead, {}, path, read.message).about(path);
    return std::nullopt;
  }
  result.inputs.push_back(place.directory + "/" + place.file);
  return sources.add(inWorkflow(place.file), std::move(read.text));
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

/// Decision I8: below enclaves/<e>/ the directory decides and whatever says
/// otherwise is an error; elsewhere flag, then field, then configuration.
void Unit::decideEnclave() {
  const ir::Deployment &deployment = workflow->deployment;
  const ir::Text &field = deployment.enclave.isPresent() ? deployment.enclave
                                                         : deployment.nameSpace;
  const ir::Text &other = deployment.nameSpace;
  if (deployment.enclave.isPresent() && other.isPresent() &&
      *other != *deployment.enclave)
    diags
        .report(diag::NamespaceDiffers, other.span, *other, *deployment.enclave)
        .note(deployment.enclave.span, "the enclave is named here");

  Span start = workflow->span.first();
  if (!place.enclave.empty()) {
    if (field.isPresent() && *field != place.enclave)
      diags.report(diag::EnclaveDiffers, field.span, *field, place.enclave);
    if (!options.enclave.empty() && options.enclave != place.enclave)
      diags.report(diag::EnclaveFlagDiffers, start, options.enclave,
                   place.enclave);
    workflow->enclave = ir::Text::written(arena.save(place.enclave), start);
  } else if (!options.enclave.empty()) {
    workflow->enclave = ir::Text::written(arena.save(options.enclave), start);
  } else if (field.isPresent()) {
    workflow->enclave = field;
  } else if (!configuration.profile.enclave.empty()) {
    workflow->enclave =
        ir::Text::defaulted(arena.save(configuration.profile.enclave), start);
  } else {
    return;
  }
  judgeEnclave();
}

/// What no enclave may be called, whoever says so.
void Unit::judgeEnclave() {
  StringRef name = *workflow->enclave;
  Span span = workflow->enclave.span;
  if (!workflow->enclave.isPresent() || workflow->enclave.isRefused())
    return;
  if (!names::isEnclave(name))
    diags.report(diag::BadEnclave, span, name);
  else if (llvm::is_contained(ir::reservedNamespaces(), name))
    diags.report(diag::ReservedEnclave, span, name);
}

void Unit::dump(ArrayRef<std::string> wanted, const Pass &pass,
                StringRef when) {
  if (!llvm::is_contained(wanted, pass.name))
    return;
  llvm::raw_string_ostream out(result.dumps);
  out << "// " << inWorkflow(place.file) << ": " << when << ' ' << pass.name
      << '\n'
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
      Timer timer(result, pass->name);
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
      !shared.plugins.activate(configuration.profile, false, components);
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
      !shared.plugins.activate(configuration.profile, true, components);
  return !pluginFailed;
}

/// Who raises a generation, for a platform or for an enclave, gets credentials
/// that there never were (decision O10).
void Unit::raiseGenerations() {
  if (place.enclave.empty())
    return;
  // As the user would call it: so many folders above the workflow's.
  StringRef below =
      StringRef(place.directory).drop_front(place.enclaveDirectory.size());
  llvm::SmallString<128> display(place.display);
  for (size_t i = 0; i < below.count('/'); ++i)
    llvm::sys::path::append(display, "..");
  llvm::sys::path::remove_dots(display, /*remove_dot_dot=*/true);
  auto folder = DirectoryTree::open(place.enclaveDirectory, display);
  if (!folder)
    return llvm::consumeError(folder.takeError());
  Enclave enclave = readEnclave(**folder, sources, arena, diags);
  if ((*folder)->kind("enclave.yaml") != EntryKind::Missing)
    result.inputs.push_back(place.enclaveDirectory + "/enclave.yaml");
  for (ActiveComponent &active : components)
    if (auto raised = enclave.generations.find(active.component->name);
        active.component->kind == ComponentKind::Service &&
        raised != enclave.generations.end())
      active.generation += raised->second - 1;
}

/// Services come between the checks of what was written and the derivations,
/// so that what they add goes through the same narrow gate.
bool Unit::resolve() {
  Timer timer(result, "ask services");
  PluginContext context{*workflow, configuration.profile, sources, arena,
                        diags};
  if (llvm::any_of(workflow->dependencies(),
                   [](const ir::Dependency &d) { return d.isService(); }))
    raiseGenerations();
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

void Unit::emitPlugin(StringRef kind) {
  PluginContext context{*workflow, configuration.profile, sources, arena,
                        diags};
  if (kind == "provision" || kind == "teardown") {
    ProvisionOptions provision{
        kind == "provision" ? ir::Phase::Provision : ir::Phase::Teardown,
        options.force,
        options.backend.secrets == BackendOptions::Secrets::Plain};
    renderProvision(context, shared.platformKey, provision, result.artifacts,
                    result.shared);
    return;
  }
  for (const ActiveComponent &active : components)
    if (active.component->kind == ComponentKind::Backend &&
        active.component->name == kind)
      pluginFailed |= !runBackend(context, active, stem(), result.artifacts);
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
      secrets,   shared.platformKey,    fileStem, metadataTexts};
  if (!options.explainGrant.empty()) {
    llvm::raw_string_ostream out(result.explanation);
    result.isGranted =
        explainGrant(request, *Endpoint::parse(options.explainGrant), out);
    return;
  }
  for (const std::string &kind : options.emit) {
    const Backend *backend = findBackend(kind);
    if (!backend) {
      emitPlugin(kind);
      continue;
    }
    Timer timer(result, backend->name);
    ArtifactSet made;
    backend->emit(request, diags, made);
    if (!result.artifacts.append(std::move(made)))
      diags.report(diag::InternalError, {}, "two outputs want one file name");
  }
}

void Unit::run() {
  readConfigurationFiles();
  if (options.printConfiguration)
    return;
  if (!activatePlugins())
    return;
  std::optional<FileId> file = readWorkflowFile();
  if (!file)
    return;
  if (options.fromIr)
    return compileIr(*file);
  diags.readIgnores(*file);
  const ir::Value *root;
  {
    Timer timer(result, "read YAML");
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
    Timer timer(result, "read workflow");
    workflow = readWorkflow(*root, *file, arena, diags);
  }
  if (!workflow)
    return;
  workflow->directory = arena.save(place.display);
  decideEnclave();
  if (!activateServices())
    return;

  if (!tree) {
    auto opened = DirectoryTree::open(place.directory, "");
    if (opened)
      tree = std::move(*opened);
    else
      llvm::consumeError(opened.takeError());
  }
  firstModule = sources.size();
  if (tree) {
    Timer timer(result, "read modules");
    reader.readModules(*workflow, *tree, sources, arena);
  }
  for (uint32_t index = firstModule; index < sources.size(); ++index)
    diags.readIgnores({index});
  for (const ir::Module *module : workflow->modules)
    if (module->status == ir::FileStatus::Ok)
      result.inputs.push_back(place.directory + "/" + module->path.str());

  if (tree) {
    Timer timer(result, "read secrets");
    // The enclave's own directory holds what its tentacles share (O26).
    if (!place.enclave.empty()) {
      std::string directory = place.enclaveDirectory + "/.secrets";
      // A link would lead wherever whoever committed it likes.
      bool isLink = false;
      if (llvm::sys::fs::is_symlink_file(directory, isLink) || isLink)
        directory.clear();
      if (auto opened = DirectoryTree::open(directory, ".secrets"))
        sharedSecrets = std::move(*opened);
      else
        llvm::consumeError(opened.takeError());
    }
    secrets = readSecrets(*workflow, *tree, sharedSecrets.get(), sources, arena,
                          diags);
  }

  if (tree && options.backend.metadata)
    metadataTexts = readMetadataTexts(*tree, sources, diags);
  for (const MetadataText &text : metadataTexts)
    result.inputs.push_back(
        place.directory + "/" +
        llvm::sys::path::filename(sources.file(text.file).path()).str());

  std::vector<const Pass *> passes;
  buildCheckPipeline(passes);
  runPasses(passes);
  if (!shared.deno.empty() && !diags.hasErrors()) {
    Timer timer(result, "check types");
    if (llvm::Error error = typeCheck(*workflow, shared.deno, diags))
      diags.report(diag::CannotRun, {}, llvm::toString(std::move(error)));
  }
  if (!diags.hasErrors() && resolve()) {
    passes.clear();
    buildDerivePipeline(passes);
    runPasses(passes);
    Timer timer(result, "ask checks");
    pluginFailed |= !runChecks(
        {*workflow, configuration.profile, sources, arena, diags}, components);
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
    Timer timer(result, "read IR");
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
  judgeEnclave();
  if (!activateServices())
    return;
  std::vector<const Pass *> passes;
  buildWrittenPipeline(passes);
  runPasses(passes);
  PluginContext context{*workflow, configuration.profile, sources, arena,
                        diags};
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
  result.failed = llvm::any_of(result.diagnostics, [](const Diagnostic &d) {
    return d.severity == Severity::Error;
  });
  result.failed |= pluginFailed;
  if (result.failed) {
    if (pluginFailed || !options.printsOnlyFacts())
      result.artifacts = {};
    result.shared.clear();
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
