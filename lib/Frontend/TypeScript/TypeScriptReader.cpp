//===- TypeScriptReader.cpp - node files and what they import -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/TypeScript.h"

#include "EarlyErrors.h"
#include "GrammarGaps.h"
#include "IgnoreTexts.h"
#include "JsonCode.h"
#include "Lowering.h"
#include "ModuleReader.h"
#include "Specifier.h"
#include "SyntaxTree.h"

#include "tntc/Support/Json.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <algorithm>
#include <optional>

extern "C" {
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);
}

using namespace tntc;

/// A ConfigMap holds 900 KiB of code, so that no larger file can be shipped.
static constexpr uint64_t maxModuleBytes = 1 << 20;

/// Of all files of one workflow, which cannot be shipped either: memory and
/// time are bounded by what is read.
static constexpr uint64_t maxTotalBytes = 4 << 20;

struct TypeScriptReader::Grammars {
  std::optional<typescript::Grammar> typeScript, tsx;
  typescript::TreeMemory memory;

  const typescript::Grammar &of(StringRef path) {
    // JSX and `<T>x` casts cannot be told apart, so there are two grammars.
    bool hasJsx = path.ends_with(".tsx") || path.ends_with(".jsx");
    std::optional<typescript::Grammar> &grammar = hasJsx ? tsx : typeScript;
    if (!grammar)
      grammar.emplace(hasJsx ? tree_sitter_tsx() : tree_sitter_typescript());
    return *grammar;
  }

  /// The first tag of \p text, when all that is wrong with it is that JSX may
  /// not stand in a file of this name.
  std::optional<Span> findJsx(StringRef path, StringRef text, FileId file);
};

std::optional<Span> TypeScriptReader::Grammars::findJsx(StringRef path,
                                                        StringRef text,
                                                        FileId file) {
  if (path.ends_with(".tsx") || !(text.contains("</") || text.contains("/>")))
    return std::nullopt;
  typescript::SyntaxTree tree(of("x.tsx").language(), text, memory);
  if (!tree || ts_node_has_error(tree.root()))
    return std::nullopt;
  TSTreeCursor cursor = ts_tree_cursor_new(tree.root());
  std::optional<Span> found;
  auto next = [&] {
    while (!ts_tree_cursor_goto_next_sibling(&cursor))
      if (!ts_tree_cursor_goto_parent(&cursor))
        return false;
    return true;
  };
  do {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    StringRef type = ts_node_type(node);
    if (type == "jsx_opening_element" || type == "jsx_self_closing_element")
      found = Span{file, ts_node_start_byte(node), ts_node_end_byte(node)};
  } while (!found && (ts_tree_cursor_goto_first_child(&cursor) || next()));
  ts_tree_cursor_delete(&cursor);
  return found;
}

TypeScriptReader::TypeScriptReader() : grammars(std::make_unique<Grammars>()) {}
TypeScriptReader::~TypeScriptReader() = default;

static void readJson(StringRef text, FileId file, ir::Module &module,
                     ir::Context &context) {
  module.isJson = true;
  std::optional<size_t> fault = json::findError(text);
  if (!fault) {
    module.code = typescript::readJsonCode(text, file, context);
    return;
  }
  uint32_t at = uint32_t(*fault);
  ir::SyntaxError error{{file, at, at}, "this is not JSON"};
  module.syntaxErrors = context.save(ArrayRef<ir::SyntaxError>(error));
}

ir::Module *TypeScriptReader::readModule(StringRef path, FileId file,
                                         const SourceManager &sources,
                                         ir::Context &context,
                                         std::vector<Span> *texts) {
  StringRef text = sources.file(file).text();
  ir::Module *module = context.make<ir::Module>();
  module->path = context.save(path);
  module->file = file;
  bool mayIgnore = texts && text.contains(DiagnosticEngine::ignoreWord);
  if (path.ends_with(".json")) {
    // There are no comments in it.
    if (mayIgnore)
      texts->push_back({file, 0, uint32_t(text.size())});
    readJson(text, file, *module, context);
    return module;
  }
  module->status = ir::FileStatus::TooLarge;
  if (text.size() > maxModuleBytes)
    return module;
  const typescript::Grammar &grammar = grammars->of(path);
  typescript::SyntaxTree tree(grammar.language(), text, grammars->memory);
  if (!tree)
    return module;
  module->status = ir::FileStatus::Ok;
  bool isTypeScript = path.ends_with(".ts") || path.ends_with(".tsx");
  auto read = [&](const typescript::SyntaxTree &tree) {
    if (mayIgnore)
      typescript::findIgnoreTexts(tree.root(), text, file, *texts);
    typescript::ModuleReader(grammar, file, text, context)
        .read(tree.root(), *module);
    typescript::File whole{grammar, file, text};
    typescript::Outline outline(whole, context);
    bool mayLoad = module->syntaxErrors.empty();
    module->code =
        typescript::Lowering(whole, context, mayLoad ? &outline : nullptr)
            .lower(tree.root());
    if (mayLoad)
      module->syntaxErrors = typescript::findEarlyErrors(outline, isTypeScript);
    return module;
  };
  if (!ts_node_has_error(tree.root()))
    return read(tree);
  std::string filled = typescript::fillGrammarGaps(text);
  if (filled.empty()) {
    read(tree);
    std::optional<Span> jsx = grammars->findJsx(path, text, file);
    if (jsx && !module->syntaxErrors.empty()) {
      // Read as what it is not, it would have a fault at each bracket.
      ir::SyntaxError error{
          *jsx, "JSX stands only in a file that ends in '.tsx'; rename this"};
      module->syntaxErrors = context.save(ArrayRef<ir::SyntaxError>(error));
    }
    return module;
  }
  typescript::TreeMemory memory;
  typescript::SyntaxTree again(grammar.language(), filled, memory);
  return read(again ? again : tree);
}

//===----------------------------------------------------------------------===//
// A workflow's modules
//===----------------------------------------------------------------------===//

/// Paths that must never be read for shipping, whatever they lead to (I10).
static bool isHidden(StringRef path) {
  llvm::SmallVector<StringRef, 8> parts;
  path.split(parts, '/');
  return llvm::any_of(parts,
                      [](StringRef part) { return part.starts_with("."); });
}

static bool hasExtension(StringRef path, bool isImport) {
  return path.ends_with(".ts") || path.ends_with(".tsx") ||
         path.ends_with(".js") || path.ends_with(".mjs") ||
         (isImport && path.ends_with(".json"));
}

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

static std::string joined(StringRef directory, StringRef name) {
  return directory.empty() ? name.str() : (directory + "/" + name).str();
}

/// What is before the last '/' of \p path, and what is behind it.
static std::pair<StringRef, StringRef> splitPath(StringRef path) {
  return path.contains('/') ? path.rsplit('/')
                            : std::pair<StringRef, StringRef>("", path);
}

/// The directory that was probably meant by \p path, or nothing.
static std::optional<std::string> nearestDirectory(StringRef path,
                                                   const SourceTree &tree) {
  if (path.empty() || tree.kind(path) == EntryKind::Directory)
    return path.str();
  auto [above, name] = splitPath(path);
  std::optional<std::string> parent = nearestDirectory(above, tree);
  if (!parent)
    return std::nullopt;
  std::vector<std::string> names = tree.list(*parent);
  std::vector<StringRef> directories;
  for (StringRef candidate : names)
    if (!isHidden(candidate) &&
        tree.kind(joined(*parent, candidate)) == EntryKind::Directory)
      directories.push_back(candidate);
  if (llvm::is_contained(directories, name))
    return joined(*parent, name);
  std::optional<StringRef> near = names::didYouMean(name, directories);
  return near ? std::optional(joined(*parent, *near)) : std::nullopt;
}

/// The file that was probably meant by \p path, which is missing: the same
/// name with another or no extension, the index of a directory, or a name
/// that is spelt nearly so.
static std::string nearestFile(StringRef path, const SourceTree &tree) {
  auto [written, name] = splitPath(path);
  std::optional<std::string> directory = nearestDirectory(written, tree);
  if (!directory)
    return {};
  std::string prefix = joined(*directory, "");
  std::vector<std::string> names = tree.list(*directory);
  std::vector<StringRef> usable;
  for (StringRef candidate : names)
    if (prefix + candidate.str() != path && !isHidden(candidate) &&
        hasExtension(candidate, /*isImport=*/true))
      usable.push_back(candidate);
  if (llvm::is_contained(usable, name))
    return prefix + name.str();
  // In the order of likelihood.
  StringRef stem = name.rsplit('.').first;
  for (StringRef base : {name, stem})
    for (StringRef extension : {".ts", ".tsx", ".js", ".mjs", ".json"})
      if (std::string full = (base + extension).str();
          full != name && llvm::is_contained(usable, StringRef(full)))
        return prefix + full;
  if (tree.kind(path) == EntryKind::Directory)
    for (StringRef index : {"mod.ts", "index.ts", "index.js"})
      if (tree.kind((path + "/" + index).str()) == EntryKind::File)
        return (path + "/" + index).str();
  for (StringRef candidate : usable)
    if (candidate.equals_insensitive(name))
      return prefix + candidate.str();
  if (std::optional<StringRef> near = names::didYouMean(name, usable))
    return prefix + near->str();
  return {};
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
  void findMeant(ir::Import &import, const ir::Module &importer);

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
  bool isUsable = hasExtension(path, isImport);
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
    status = statusOf((result = tree.read(path, maxModuleBytes)).status);
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
      typescript::resolveRelative(importer.path, import.specifier);
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

/// A file that a bare specifier names, as if './' stood before it or it were
/// counted from the directory of the workflow.
void Loader::findMeant(ir::Import &import, const ir::Module &importer) {
  std::string written = ("./" + import.specifier).str();
  for (StringRef from : {importer.path, StringRef()})
    for (StringRef extension : {"", ".ts"}) {
      std::optional<std::string> path =
          typescript::resolveRelative(from, written + extension.str());
      if (path && !isHidden(*path) && hasExtension(*path, /*isImport=*/true) &&
          tree.kind(*path) == EntryKind::File) {
        import.nearest = context.save(*path);
        return;
      }
    }
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
        findMeant(import, module);
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
