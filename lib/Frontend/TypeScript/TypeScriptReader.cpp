//===- TypeScriptReader.cpp - one file of node code -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/TypeScript.h"

#include "EarlyErrors.h"
#include "GrammarGaps.h"
#include "IgnoreTexts.h"
#include "JsonCode.h"
#include "Lowering.h"
#include "ModuleReader.h"
#include "SyntaxTree.h"

#include "tntc/Support/Json.h"

#include <optional>

extern "C" {
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);
}

using namespace tntc;

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
