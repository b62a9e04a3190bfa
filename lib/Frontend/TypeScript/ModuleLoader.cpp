//===- ModuleLoader.cpp - the modules of one workflow ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/TypeScript.h"

#include "ModulePath.h"
#include "Specifier.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <algorithm>
#include <optional>

using namespace tntc;
using namespace tntc::typescript;

/// Of all files of one workflow, which cannot be shipped either: memory and
/// time are bounded by what is read.
static constexpr uint64_t maxTotalBytes = 4 << 20;

static ir::FileStatus statusOf(SourceTree::Status status) {
  switch (status) {
  case SourceTree::Status::Ok:
    return ir::FileStatus::Ok;
  case SourceTree::Status::Missing:
    return ir::FileStatus::Missing;
  case SourceTree::Status::Outside:
    return ir::FileStatus::Outside;
  case SourceTree::Status::NotRegular:
    return ir::FileStatus::NotRegular;
  case SourceTree::Status::TooLarge:
    return ir::FileStatus::TooLarge;
  case SourceTree::Status::Unreadable:
    return ir::FileStatus::Unreadable;
  }
  return ir::FileStatus::Unreadable;
}

namespace {

/// The files of one workflow, each read once however often it is named.
class Loader {
public:
  Loader(TypeScriptReader &reader, const SourceTree &tree,
         SourceManager &sources, ir::Context &context)
      : reader(reader), tree(tree), sources(sources), context(context) {}

  std::vector<Span> ignoreTexts;

  const ir::Module *loadNode(StringRef path);
  void loadImports();
  std::vector<const ir::Module *> takeModules();

private:
  ir::Module *load(StringRef path, bool isImport);
  void loadImport(ir::Import &import, const ir::Module &importer);

  TypeScriptReader &reader;
  const SourceTree &tree;
  SourceManager &sources;
  ir::Context &context;
  llvm::StringMap<ir::Module *> byPath; ///< those that were read, or tried
  std::vector<ir::Module *> read;       ///< in the order of reading
  uint64_t totalBytes = 0;              ///< of all that was read
};

} // namespace

ir::Module *Loader::load(StringRef path, bool isImport) {
  auto [place, isNew] = byPath.try_emplace(path, nullptr);
  ir::Module *&module = place->second;
  // JSON is refused as a node only, so that its status depends on who asks.
  bool isUsable = hasModuleExtension(path, isImport);
  if (!isNew && (isUsable || module->status != ir::FileStatus::Ok))
    return module;
  ir::Module *made = nullptr;
  SourceTree::Result result;
  ir::FileStatus status = ir::FileStatus::Ok;
  if (isHidden(path))
    status = ir::FileStatus::Hidden;
  else if (!isUsable)
    status = tree.kind(path) == EntryKind::Missing ? ir::FileStatus::Missing
             : tree.kind(path) == EntryKind::Directory
                 ? ir::FileStatus::NotRegular
                 : ir::FileStatus::BadExtension;
  else
    status = statusOf(
        (result = tree.read(path, TypeScriptReader::maxModuleBytes)).status);
  // A link with an innocent name may lead to '.secrets.yaml'.
  if (status == ir::FileStatus::Ok && result.isHidden)
    status = ir::FileStatus::Hidden;
  totalBytes += result.text.size();
  if (totalBytes > maxTotalBytes)
    status = ir::FileStatus::TooLarge;
  if (status == ir::FileStatus::Ok) {
    FileId file = sources.add(tree.display(path), std::move(result.text));
    made = reader.readModule(path, file, sources, context, &ignoreTexts);
    if (made->status == ir::FileStatus::Ok)
      read.push_back(made);
  } else {
    made = context.make<ir::Module>();
    made->path = context.save(path);
    made->status = status;
    made->message = context.save(result.message);
    if (status == ir::FileStatus::Missing ||
        status == ir::FileStatus::NotRegular)
      made->nearest = context.save(nearestFile(path, tree));
  }
  if (isUsable || isNew)
    module = made;
  return made;
}

const ir::Module *Loader::loadNode(StringRef path) {
  if (std::optional<std::string> inside = normalisePath(path))
    return load(*inside, /*isImport=*/false);
  ir::Module *module = context.make<ir::Module>();
  module->path = context.save(path);
  module->status = ir::FileStatus::Outside;
  return module;
}

void Loader::loadImport(ir::Import &import, const ir::Module &importer) {
  std::optional<std::string> path =
      resolveRelative(importer.path, import.specifier);
  if (!path) {
    import.status = ir::FileStatus::Outside;
    return;
  }
  const ir::Module *module = load(*path, /*isImport=*/true);
  import.path = module->path;
  import.status = module->status;
  import.message = module->message;
  import.nearest = module->nearest;
  if (module->status == ir::FileStatus::Ok)
    import.module = module;
}

void Loader::loadImports() {
  // The list grows while it is walked.
  for (size_t i = 0; i < read.size(); ++i) {
    ir::Module &module = *read[i];
    std::vector<ir::Import> imports = module.imports.vec();
    for (ir::Import &import : imports)
      if (import.kind == ir::ImportKind::Relative)
        loadImport(import, module);
      else if (import.kind == ir::ImportKind::Bare)
        import.nearest = context.save(fileOfBare(import, module, tree));
    // Exports point into the list, so that it is written where it was.
    std::copy(imports.begin(), imports.end(),
              const_cast<ir::Import *>(module.imports.data()));
  }
}

std::vector<const ir::Module *> Loader::takeModules() {
  std::vector<const ir::Module *> modules(read.begin(), read.end());
  llvm::sort(modules, [](const ir::Module *a, const ir::Module *b) {
    return a->path < b->path;
  });
  return modules;
}

std::vector<Span> TypeScriptReader::readModules(ir::Workflow &workflow,
                                                const SourceTree &tree,
                                                SourceManager &sources,
                                                ir::Context &context) {
  Loader loader(*this, tree, sources, context);
  std::vector<ir::Node> nodes = workflow.nodes.vec();
  for (ir::Node &node : nodes)
    if (node.path.isPresent())
      node.module = loader.loadNode(*node.path);
  workflow.nodes = context.save(nodes);
  loader.loadImports();
  workflow.modules = context.save(loader.takeModules());
  return std::move(loader.ignoreTexts);
}
