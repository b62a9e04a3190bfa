//===- ModuleReader.h - the facts of one parsed file ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_MODULEREADER_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_MODULEREADER_H

#include "Syntax.h"

#include "tntc/IR/Context.h"
#include "tntc/IR/Module.h"

#include "llvm/ADT/StringMap.h"

#include <vector>

namespace tntc::typescript {

/// Walks one tree: the statements at the top, and below them only those that
/// hold the word `import`, since nothing else down there is wanted.
class ModuleReader {
public:
  ModuleReader(const Grammar &grammar, FileId id, StringRef text,
               ir::Context &context)
      : file{grammar, id, text}, context(context) {}

  /// Fills imports, exports and syntax errors of \p module.
  void read(TSNode root, ir::Module &module);

private:
  /// What a name at the top of the file stands for.
  struct Binding {
    enum Form : uint8_t {
      Node,     ///< a function or class: `node`
      Constant, ///< `const`: the initialiser is `node`
      Variable, ///< `let`, `var`: likewise, unless it is assigned to
      Import,
      Value, ///< certainly no function
      Opaque,
    };
    Form form = Opaque;
    TSNode node = {};
    size_t import = 0;
    StringRef importedName;
  };
  /// An export whose value is looked at when all names are known.
  struct Pending {
    ir::Export fact;
    TSNode value = {}; ///< an expression or a declaration
    StringRef local;   ///< or the name of one
    size_t import = noImport;
  };
  static constexpr size_t noImport = ~size_t(0);

  // Imports.cpp
  void readImport(TSNode statement);
  void readImportClause(TSNode clause, size_t import);
  size_t addImport(TSNode literal, ir::ImportForm form);
  void readAttribute(TSNode holder, ir::Import &import);
  void readPragmas(TSNode root);
  bool mayImport(uint32_t begin, uint32_t end);
  void findDynamicImports(TSNode statement);
  void readDynamicImport(TSNode call, bool isType);
  StringRef stringValue(TSNode literal);
  /// Names may be written as strings: `export { x as "default" }`.
  StringRef nameOf(TSNode node);

  // Exports.cpp
  void readExport(TSNode statement);
  void readExportClause(TSNode clause, size_t import);
  void readExportAttribute(TSNode source, ir::Import &import);
  void readDeclaration(TSNode declaration, const Span *exported,
                       bool isDefault);
  void readDeclarators(TSNode declaration, bool exported);
  void bind(StringRef name, Binding binding);
  void addPending(StringRef name, Span span, TSNode value, StringRef local,
                  size_t import = noImport);

  // ExportValues.cpp
  void resolve(Pending &pending);
  void evaluate(TSNode value, Pending &pending);
  void describeFunction(TSNode function, ir::Export &fact);
  void countAssignments();
  bool isAssigned(StringRef name, TSNode initialiser);

  // SyntaxErrors.cpp
  void findSyntaxErrors(TSNode root);

  File file;
  ir::Context &context;
  std::vector<ir::Import> imports;
  std::vector<Pending> pendings;
  std::vector<ir::SyntaxError> errors;
  llvm::StringMap<Binding> bindings;
  llvm::StringMap<unsigned> assignments;
  bool hasAssignments = false;
  Span exportAssignment;
  size_t nextImportWord = 0; ///< where an `import` stands that may be a call
  bool isImportWordChecked = false;
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_MODULEREADER_H
