//===- DeclaredShapes.h - what types promise of values ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_DECLAREDSHAPES_H
#define TNTC_LIB_ANALYSIS_DECLAREDSHAPES_H

#include "tntc/IR/Code.h"
#include "tntc/IR/Context.h"
#include "tntc/IR/Module.h"
#include "tntc/IR/NodeFacts.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

#include <set>
#include <vector>

namespace tntc {

/// Turns types as they are written into shapes. Interfaces and aliases are
/// followed, also into imported modules; whatever is not certain is Any. A
/// type with an index signature is open, any other object is closed.
class DeclaredShapes {
public:
  explicit DeclaredShapes(ir::Context &arena) : arena(arena) {}

  /// Never null. \p module is where \p type is written.
  const ir::Shape *read(const ir::TypeExpr *type, const ir::Module &module);
  /// As read, with promises taken away from the outside.
  const ir::Shape *readAwaited(const ir::TypeExpr *type,
                               const ir::Module &module);

private:
  /// Of type parameters.
  using Arguments = llvm::StringMap<const ir::Shape *>;
  struct Place {
    const ir::Module &module;
    const Arguments *arguments;
  };
  /// Where a name of a type leads: its declarations, of which interfaces may
  /// have several, or an import.
  struct Named {
    llvm::SmallVector<const ir::Stmt *, 1> declarations;
    StringRef specifier, importedName;
    bool isShadowed = false; ///< declared in a function, too
  };
  struct Scope {
    llvm::StringMap<Named> names;
    /// Names under which others see one of ours.
    llvm::StringMap<StringRef> exported;
    std::vector<StringRef> stars;
    llvm::StringMap<std::pair<StringRef, StringRef>> reExported;
  };

  const ir::Shape *any(Span span = {});
  /// \p shape once more: those who walk shapes come by it each time.
  const ir::Shape *again(const ir::Shape *shape);
  unsigned sizeOf(const ir::Shape *shape);
  const ir::Shape *make(ir::Shape::Kind kind, Span span,
                        const ir::Module &module);
  const ir::Shape *read(const ir::TypeExpr &type, Place place);
  const ir::Shape *keyword(const ir::TypeExpr &type, Place place);
  const ir::Shape *object(const ir::TypeExpr &type, Place place);
  const ir::Shape *reference(const ir::TypeExpr &type, Place place);
  const ir::Shape *utility(const ir::TypeExpr &type, Place place);
  const ir::Shape *declared(const Named &found, const ir::TypeExpr &use,
                            Place usePlace, const ir::Module &module);
  const ir::Shape *intersection(const ir::TypeExpr &type, Place place);
  const ir::Shape *arrayOf(ArrayRef<const ir::TypeExpr *> items,
                           const ir::TypeExpr &type, Place place);
  bool literalNames(const ir::TypeExpr &type, Place place,
                    std::vector<StringRef> &names);
  const Named *find(StringRef name, const ir::Module &module,
                    const ir::Module *&where, unsigned hops = 0);
  const Named *findExported(StringRef name, const ir::Module &module,
                            const ir::Module *&where, unsigned hops,
                            std::set<const ir::Module *> &asked);
  Scope &scopeOf(const ir::Module &module);
  void addStatement(const ir::Stmt &stmt, Scope &scope);
  void addNested(ArrayRef<const ir::Stmt *> body, Scope &scope);
  void addNested(const ir::Expr *expr, Scope &scope);

  ir::Context &arena;
  llvm::DenseMap<const ir::Module *, std::unique_ptr<Scope>> scopes;
  std::vector<const ir::Stmt *> underway; ///< declarations being read
  llvm::DenseMap<const ir::Shape *, unsigned> sizes;
  unsigned made = 0; ///< shapes, each as often as it is a part of another
  unsigned depth = 0;
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_DECLAREDSHAPES_H
