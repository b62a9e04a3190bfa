//===- Dispatch.cpp - which of several functions is called on what --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

/// Not every function needs to be given each of several values.
bool Evaluator::isMixed(const Value &callee, const CallArguments &arguments) {
  return callee.size() > 1 &&
         (!callee.isExact() ||
          llvm::any_of(arguments.values,
                       [](const Value &value) { return value.size() > 1; }));
}

Value Evaluator::call(const Value &callee, const Value &thisValue,
                      const CallArguments &arguments, Span span,
                      const void *site, Env &env) {
  Value result;
  Maybe oneOfSeveral(*this, isMixed(callee, arguments));
  for (Atom atom : callee) {
    callees = &callee;
    result.add(callAtom(atom, thisValue, arguments, span, site, env));
  }
  return result;
}

/// Each method is called on those of several objects that have it.
Value Evaluator::callMember(const ir::Expr *member, const Value &function,
                            const Value &self, const CallArguments &arguments,
                            const ir::Expr &expr, Env &env) {
  bool isObjects = llvm::all_of(self, [](Atom atom) {
    return atom.kind == AtomKind::Object || atom.kind == AtomKind::Undefined ||
           atom.kind == AtomKind::Null;
  });
  if (function.size() < 2 || self.size() < 2 || !isObjects ||
      member->kind != ExprKind::Member)
    return call(function, self, arguments, expr.span, &expr, env);
  StringRef key = member->isPrivate ? save("#" + member->text) : member->text;
  std::vector<std::pair<Atom, Value>> found;
  for (Atom atom : self)
    found.push_back({atom, get(Value(atom), key, member->span, env, true)});
  Value result;
  Maybe oneOfSeveral(*this, isMixed(function, arguments));
  for (Atom atom : function) {
    Value having;
    for (auto &[object, functions] : found)
      if (functions.has(atom)) {
        having.add(object);
        if (functions.size() > 1)
          having.setInexact();
      }
    if (having.isEmpty())
      having = self;
    if (!self.isExact())
      having.setInexact();
    callees = &function;
    result.add(callAtom(atom, having, arguments, expr.span, &expr, env));
  }
  return result;
}
