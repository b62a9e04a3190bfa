//===- ScopeNames.h - what the scopes of a module declare -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_SCOPENAMES_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_SCOPENAMES_H

#include "EarlyErrors.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"

namespace tntc::typescript {

/// What declares a name.
enum class Form : uint8_t {
  Var,
  Parameter,
  Caught,      ///< `catch (e)`
  CaughtParts, ///< `catch ({ e })`
  Function,
  Class,
  Lexical, ///< `let`, `const`, `using`
  Enum,    ///< or a namespace that holds values
  Import,
};

/// The scopes around one place of a walk, and the names of values that they
/// declare. A name that is declared where it may not be is a fault.
class ScopeNames {
public:
  ScopeNames(const Outline &outline, bool isTypeScript, Faults &faults)
      : outline(outline), isTypeScript(isTypeScript), faults(faults) {}

  /// A scope that ends before the item \p end; \p isFunction: `var` goes no
  /// further.
  void push(uint32_t end, bool isFunction, bool isCatch = false) {
    scopes.push_back({end, scopeCount++, isFunction, isCatch});
  }
  /// The walk has come to \p i: ends what ends before it.
  void leave(uint32_t i) {
    while (i >= scopes.back().end)
      scopes.pop_back();
  }
  /// Whether there are so many that names of `var` go no further.
  bool isDeep() const { return scopes.size() >= maxBlocks; }

  /// Names \p item in the innermost scope that \p form has.
  void declare(Form form, uint32_t item);
  /// False, and a fault, for a name that nothing may have.
  bool check(uint32_t item);
  /// Whether the module itself declares the value \p name.
  bool hasInModule(StringRef name) const { return entries.count({0, name}); }
  /// Whether anything of the module but types and imports has the name.
  bool isUsed(StringRef name);
  /// Whether nothing was said yet of \p name, of which something will be.
  bool isFirstFaultOf(StringRef name) { return wrong.insert(name).second; }

private:
  struct Scope {
    uint32_t end; ///< the first item behind it
    uint32_t id;
    bool isFunction;
    bool isCatch;
  };
  struct Entry {
    Form form;
    uint32_t item;
  };

  /// Blocks in one another beyond this keep the names of `var` to themselves.
  static constexpr size_t maxBlocks = 200;

  bool declareIn(const Scope &scope, Form form, StringRef name, uint32_t item);
  bool mayMeet(const Scope &scope, Form earlier, Form later) const;

  const Outline &outline;
  bool isTypeScript;
  Faults &faults;
  llvm::SmallVector<Scope, 32> scopes;
  uint32_t scopeCount = 0;
  llvm::DenseMap<std::pair<uint32_t, StringRef>, Entry> entries;
  llvm::DenseSet<StringRef> used;  ///< filled when first asked for
  llvm::DenseSet<StringRef> wrong; ///< names that something was said of
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_SCOPENAMES_H
