//===- OperatorErrors.cpp - operators whose operands they do not fit ------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Checker {
public:
  Checker(const Outline &outline, bool isTypeScript, Faults &faults)
      : outline(outline), isTypeScript(isTypeScript), faults(faults) {}
  void check(uint32_t i);

private:
  StringRef operatorOf(uint32_t i) const;
  uint32_t chainIn(uint32_t i) const;
  bool isMisplaced(uint32_t i) const;
  void checkOperands(uint32_t i);
  void checkCallee(uint32_t i);
  void checkHeritage(uint32_t i);
  void checkDeclaration(uint32_t i);
  void checkForIn(uint32_t i);
  void checkPatternParts(uint32_t i);
  void checkTarget(uint32_t i, bool mayBePattern);
  void checkUnary(uint32_t i);
  void checkBinary(uint32_t i);
  void checkCall(uint32_t i);

  const Outline &outline;
  bool isTypeScript;
  Faults &faults;
};

} // namespace

/// Of members and calls that follow one another; longer chains are taken for
/// right, as each link may ask for all below it.
static constexpr unsigned maxChain = 1000;

/// The first word or sign among the children.
StringRef Checker::operatorOf(uint32_t i) const {
  for (uint32_t part : outline.children(i))
    if (isToken(outline.kind(part)))
      return outline.text(part);
  return {};
}

/// The `?.` in the chain of members and calls that ends with \p i; 0 when
/// there is none.
uint32_t Checker::chainIn(uint32_t i) const {
  for (unsigned steps = 0; steps < maxChain; ++steps) {
    switch (outline.kind(i)) {
    case Kind::MemberExpression:
    case Kind::Subscript:
    case Kind::CallExpression:
    case Kind::NonNullExpression:
      break;
    default:
      return 0;
    }
    for (uint32_t part : outline.children(i))
      if (outline.kind(part) == Kind::OptionalChain ||
          (outline.kind(i) == Kind::CallExpression &&
           outline.kind(part) == Kind::OptionalCallToken))
        return part;
    i = i + 1;
  }
  return 0;
}

/// Whether the grammar gave an operator what belongs to its operand alone:
/// `delete a!.b` comes as a member of `delete a!`.
bool Checker::isMisplaced(uint32_t i) const {
  while (outline.parentKind(i) == Kind::NonNullExpression)
    i = outline[i].parent;
  if (i != outline[i].parent + 1)
    return false;
  switch (outline.parentKind(i)) {
  case Kind::MemberExpression:
  case Kind::Subscript:
  case Kind::CallExpression:
  case Kind::InstantiationExpression:
    return true;
  default:
    return false;
  }
}

/// Operands of \p i that need parentheses.
void Checker::checkOperands(uint32_t i) {
  for (uint32_t part : outline.children(i)) {
    switch (outline.kind(part)) {
    case Kind::AssignmentExpression:
      if (outline.kind(part + 1) == Kind::UsingToken)
        continue;
      [[fallthrough]];
    case Kind::AugmentedAssignment:
    case Kind::ArrowFunction:
    case Kind::Yield:
      faults.add(part, "expected parentheses around this");
      continue;
    default:
      continue;
    }
  }
}

/// Whether \p i is an arrow function with a block, which ends there.
void Checker::checkCallee(uint32_t i) {
  uint32_t callee = i + 1;
  if (outline.kind(callee) == Kind::ArrowFunction &&
      outline.kind(outline.lastPart(callee)) == Kind::StatementBlock)
    faults.add(callee, "expected parentheses around this function");
}

/// What a class extends is a value that needs no parentheses.
void Checker::checkHeritage(uint32_t i) {
  for (uint32_t part : outline.children(i)) {
    switch (outline.kind(part)) {
    case Kind::ArrowFunction:
    case Kind::AssignmentExpression:
    case Kind::AugmentedAssignment:
    case Kind::AwaitExpression:
    case Kind::BinaryExpression:
    case Kind::Ternary:
    case Kind::UnaryExpression:
    case Kind::UpdateExpression:
    case Kind::Yield:
      faults.add(part, "expected parentheses around this");
      break;
    case Kind::CommaToken:
      faults.add(part, "a class extends one other");
      return;
    default:
      break;
    }
  }
}

void Checker::checkDeclaration(uint32_t i) {
  bool isConst = outline.find(i, Kind::ConstToken);
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::VariableDeclarator ||
        outline.find(part, Kind::AssignToken))
      continue;
    uint32_t name = part + 1;
    Kind kind = outline.kind(name);
    if (kind == Kind::ObjectPattern || kind == Kind::ArrayPattern)
      faults.add(name, "what is taken apart needs a value; expected '='");
    else if (isConst)
      faults.add(name, "a constant needs a value; expected '='");
  }
}

void Checker::checkForIn(uint32_t i) {
  bool isOf = false, isDeclaration = false, isAwait = false;
  uint32_t left = 0, value = 0, right = 0, async = 0;
  for (uint32_t part : outline.children(i)) {
    switch (outline.kind(part)) {
    case Kind::OfToken:
      isOf = true;
      continue;
    case Kind::AwaitToken:
      isAwait = true;
      continue;
    case Kind::VarToken:
    case Kind::LetToken:
    case Kind::ConstToken:
      isDeclaration = true;
      continue;
    case Kind::AssignToken:
      value = part;
      continue;
    default:
      break;
    }
    if (isToken(outline.kind(part)))
      continue;
    if (!left)
      left = part;
    else if (value && !right && outline.kind(part - 1) == Kind::AssignToken)
      continue;
    else if (!right)
      right = part;
  }
  if (isAwait && !isOf)
    faults.add(left, "'for await' needs 'of'");
  if (value)
    faults.add(value, "the variable of such a loop takes no value of its own");
  if (!left)
    return;
  if (isOf && !isAwait && !isDeclaration && outline.text(left) == "async")
    async = left;
  if (async)
    faults.add(async, "'async' cannot be the variable of such a loop");
  if (isOf && right && outline.kind(right) == Kind::SequenceExpression)
    faults.add(right, "expected one value, or parentheses around it");
  if (!isDeclaration)
    checkTarget(left, /*mayBePattern=*/true);
}

void Checker::checkPatternParts(uint32_t i) {
  // Parts that are expressions; each nested pattern is looked at by itself.
  for (uint32_t part : outline.children(i)) {
    uint32_t target = part;
    if (outline.kind(part) == Kind::PairPattern)
      target = outline.lastPart(part);
    bool isRest = outline.kind(target) == Kind::RestPattern;
    if (outline.kind(target) == Kind::AssignmentPattern || isRest)
      target = outline.firstPart(target);
    if (isRest && target && outline.kind(i) == Kind::ObjectPattern &&
        (outline.kind(target) == Kind::ObjectPattern ||
         outline.kind(target) == Kind::ArrayPattern))
      faults.add(target, "the rest of an object has one name");
    if (!target || isToken(outline.kind(target)))
      continue;
    switch (outline.kind(target)) {
    case Kind::ObjectPattern:
    case Kind::ArrayPattern:
    case Kind::RestPattern:
    case Kind::AssignmentPattern:
    case Kind::Error:
      break;
    default:
      checkTarget(target, /*mayBePattern=*/true);
      break;
    }
  }
}

void Checker::checkTarget(uint32_t i, bool mayBePattern) {
  uint32_t target = outline.stripped(i);
  switch (outline.kind(target)) {
  case Kind::Identifier:
  case Kind::ShorthandPattern: {
    StringRef name = outline.name(target);
    if (name == "eval" || name == "arguments")
      faults.add(target, "'" + name + "' cannot be assigned to");
    return;
  }
  case Kind::Undefined:
  case Kind::Error:
    return;
  case Kind::MemberExpression:
  case Kind::Subscript:
    if (uint32_t chain = chainIn(target))
      faults.add(chain, "'?.' in what is assigned to; expected '.'");
    return;
  case Kind::ObjectPattern:
  case Kind::ArrayPattern:
    if (mayBePattern && target == i)
      return;
    break;
  default:
    break;
  }
  faults.add(target, "this cannot be assigned to");
}

void Checker::checkUnary(uint32_t i) {
  if (operatorOf(i) != "delete" || isMisplaced(i))
    return;
  uint32_t operand = outline.lastPart(i);
  if (!operand)
    return;
  operand = outline.stripped(operand);
  if (outline.kind(operand) == Kind::Identifier ||
      outline.kind(operand) == Kind::Undefined)
    faults.add(operand, "a variable cannot be deleted; expected a property");
  else if (outline.kind(operand) == Kind::MemberExpression &&
           outline.find(operand, Kind::PrivateName))
    faults.add(operand, "a private field cannot be deleted");
}

void Checker::checkBinary(uint32_t i) {
  StringRef sign = operatorOf(i);
  uint32_t left = outline.firstPart(i), right = outline.lastPart(i);
  if (sign == "**") {
    Kind kind = outline.kind(left);
    if (isTypeScript && kind != Kind::AwaitExpression &&
        outline.kind(outline.stripped(left)) == Kind::AwaitExpression)
      faults.add(left, "Deno drops these parentheses; expected a constant of "
                       "its own before '**'");
    if (kind == Kind::UnaryExpression || kind == Kind::AwaitExpression)
      faults.add(left, "expected parentheses around this, or around all of it: "
                       "'**' binds more closely than what stands before it");
    return;
  }
  if (sign == "<" &&
      outline.file.text.substr(outline[left].end).ltrim().starts_with("<!--")) {
    faults.add(left, "comments of HTML are for scripts, not for modules; "
                     "expected '//'");
    return;
  }
  if (sign != "??" && sign != "||" && sign != "&&")
    return;
  for (uint32_t part : {left, right}) {
    while (outline.kind(part) == Kind::AsExpression ||
           outline.kind(part) == Kind::SatisfiesExpression)
      ++part;
    if (outline.kind(part) != Kind::BinaryExpression)
      continue;
    StringRef inner = operatorOf(part);
    bool isMixed =
        sign == "??" ? inner == "||" || inner == "&&" : inner == "??";
    if (isMixed)
      faults.add(part, "expected parentheses around this: '" + sign +
                           "' and '" + inner + "' have no order");
  }
}

void Checker::checkCall(uint32_t i) {
  if (outline.find(i, Kind::TemplateString)) {
    if (uint32_t chain = chainIn(i + 1))
      faults.add(chain, "'?.' before a template; expected '.'");
    else if (uint32_t own = outline.find(i, Kind::OptionalChain))
      faults.add(own, "'?.' before a template");
    return;
  }
  if (outline.kind(i + 1) != Kind::Import)
    return;
  uint32_t arguments = outline.find(i, Kind::Arguments);
  if (!arguments)
    return;
  size_t count = 0;
  for (uint32_t part : outline.children(arguments)) {
    if (isToken(outline.kind(part)))
      continue;
    ++count;
    if (outline.kind(part) == Kind::Spread)
      faults.add(part, "'import' takes no list; expected the name of a module");
  }
  if (!count || count > 2)
    faults.add(arguments, "'import' takes the name of a module and options");
}

void Checker::check(uint32_t i) {
  switch (outline.kind(i)) {
  case Kind::ObjectPattern:
  case Kind::ArrayPattern:
    return checkPatternParts(i);
  case Kind::Yield:
    if (outline[i].next == i + 2 && isMisplaced(i))
      faults.add(i, "expected parentheses around this");
    return;
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    return checkDeclaration(i);
  case Kind::ForIn:
    return checkForIn(i);
  case Kind::AssignmentExpression:
    if (uint32_t left = outline.firstPart(i))
      checkTarget(left, /*mayBePattern=*/true);
    return;
  case Kind::AugmentedAssignment:
    if (uint32_t left = outline.firstPart(i))
      checkTarget(left, /*mayBePattern=*/false);
    return;
  case Kind::UpdateExpression:
    if (isMisplaced(i))
      return;
    // JavaScript finds out when it runs.
    if (!isTypeScript &&
        outline.kind(outline.firstPart(i)) == Kind::CallExpression)
      return;
    if (uint32_t operand = outline.firstPart(i))
      checkTarget(operand, /*mayBePattern=*/false);
    return;
  case Kind::UnaryExpression:
    checkOperands(i);
    return checkUnary(i);
  case Kind::AwaitExpression:
    return checkOperands(i);
  case Kind::BinaryExpression:
    checkOperands(i);
    return checkBinary(i);
  case Kind::MemberExpression:
  case Kind::Subscript:
    return checkCallee(i);
  case Kind::ExtendsClause:
    return checkHeritage(i);
  case Kind::CallExpression:
    checkCallee(i);
    return checkCall(i);
  case Kind::NewExpression:
    if (uint32_t callee = outline.firstPart(i)) {
      // Deno drops parentheses when it compiles TypeScript.
      uint32_t inner = isTypeScript ? outline.stripped(callee) : callee;
      if (uint32_t chain = chainIn(inner))
        faults.add(chain, "'?.' behind 'new'; expected '.'");
      else if (outline.kind(callee) == Kind::CallExpression &&
               outline.kind(callee + 1) == Kind::Import)
        faults.add(callee, "'import()' makes no class; expected parentheses");
    }
    return;
  default:
    return;
  }
}

void tntc::typescript::findOperatorErrors(const Outline &outline,
                                          bool isTypeScript, Faults &faults) {
  Checker checker(outline, isTypeScript, faults);
  outline.forCode([&](uint32_t i) { checker.check(i); });
}
