//===- ScopeNames.cpp - which declarations of a name exclude each other ---===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ScopeNames.h"

using namespace tntc;
using namespace tntc::typescript;

/// Whether \p later may be in \p scope with the name that \p earlier has.
bool ScopeNames::mayMeet(const Scope &scope, Form earlier, Form later) const {
  // The function that an enum is made by goes on with what is there.
  if (later == Form::Enum)
    return earlier == Form::Enum || earlier == Form::Class ||
           earlier == Form::Function || earlier == Form::Var ||
           (earlier == Form::Import && isTypeScript);
  Form first = std::min(earlier, later), second = std::max(earlier, later);
  // Functions of a function are variables, those of a module or a block not.
  bool isBody = scope.isFunction && scope.id != 0;
  switch (second) {
  case Form::Var:
    return true;
  case Form::Parameter:
  case Form::Caught:
  case Form::Enum:
    return first == Form::Var;
  case Form::Function:
    return isBody && first != Form::Caught && first != Form::CaughtParts;
  case Form::CaughtParts:
  case Form::Class:
  case Form::Lexical:
    return false;
  case Form::Import:
    // Deno takes it for a type's, as what is declared here goes first.
    return isTypeScript && first != Form::Import;
  }
  return false;
}

bool ScopeNames::isUsed(StringRef name) {
  if (!used.empty())
    return used.contains(name);
  used.insert("");
  for (uint32_t i = 1; i < outline.size(); ++i) {
    Kind kind = outline.kind(i), parent = outline.parentKind(i);
    if (kind == Kind::ImportStatement || kind == Kind::Ambient)
      i = outline[i].next - 1;
    else if ((kind == Kind::Identifier && parent != Kind::ImportAlias) ||
             kind == Kind::ShorthandProperty)
      used.insert(outline.name(i));
  }
  return used.contains(name);
}

/// Whether the name goes on to the scope around.
bool ScopeNames::declareIn(const Scope &scope, Form form, StringRef name,
                           uint32_t item) {
  auto [place, isNew] =
      entries.try_emplace({scope.id, name}, Entry{form, item});
  if (isNew)
    return true;
  Entry before = place->second;
  if (mayMeet(scope, before.form, form)) {
    // Whatever is strictest stays.
    bool wasVar = before.form == Form::Var;
    if (wasVar || before.form == Form::Import)
      place->second = {form, item};
    return !wasVar;
  }
  if (form == Form::Import && isTypeScript && !isUsed(name))
    return false;
  if (!isFirstFaultOf(name) && scope.id == 0)
    return false;
  faults.addTwice(item, before.item, name);
  return false;
}

bool ScopeNames::check(uint32_t item) {
  StringRef name = outline.name(item);
  if (name != "eval" && name != "arguments")
    return true;
  faults.add(item, "no module may call anything '" + name + "'");
  return false;
}

void ScopeNames::declare(Form form, uint32_t item) {
  StringRef name = outline.name(item);
  if (!check(item))
    return;
  if (form != Form::Var) {
    declareIn(scopes.back(), form, name, item);
    return;
  }
  size_t seen = 0;
  for (size_t k = scopes.size(); k-- > 0;) {
    // Deno gives them other names where it compiles TypeScript.
    bool isSkipped =
        isTypeScript && !scopes[k].isFunction && !scopes[k].isCatch;
    if ((!isSkipped && !declareIn(scopes[k], form, name, item)) ||
        scopes[k].isFunction || ++seen > maxBlocks)
      return;
  }
}
