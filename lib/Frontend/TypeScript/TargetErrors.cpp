//===- TargetErrors.cpp - what is declared or assigned to -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Checker : FaultSearch {
public:
  explicit Checker(const FaultSearch &search) : FaultSearch(search) {}
  void check();

private:
  void checkDeclaration(uint32_t i);
  void checkForIn(uint32_t i);
  void checkPatternParts(uint32_t i);
  void checkTarget(uint32_t i, bool mayBePattern);
  void checkUpdate(uint32_t i);
};

} // namespace

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
    if (uint32_t chain = outline.optionalChain(target))
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

void Checker::checkUpdate(uint32_t i) {
  if (outline.isMisplaced(i))
    return;
  uint32_t operand = outline.firstPart(i);
  // JavaScript finds out when it runs.
  if (!isTypeScript && outline.kind(operand) == Kind::CallExpression)
    return;
  if (operand)
    checkTarget(operand, /*mayBePattern=*/false);
}

void Checker::check() {
  outline.forAll({Kind::LexicalDeclaration, Kind::VariableDeclaration},
                 [&](uint32_t i) { checkDeclaration(i); });
  outline.forAll({Kind::ForIn}, [&](uint32_t i) { checkForIn(i); });
  outline.forAll({Kind::ObjectPattern, Kind::ArrayPattern},
                 [&](uint32_t i) { checkPatternParts(i); });
  outline.forAll({Kind::AssignmentExpression}, [&](uint32_t i) {
    if (uint32_t left = outline.firstPart(i))
      checkTarget(left, /*mayBePattern=*/true);
  });
  outline.forAll({Kind::AugmentedAssignment}, [&](uint32_t i) {
    if (uint32_t left = outline.firstPart(i))
      checkTarget(left, /*mayBePattern=*/false);
  });
  outline.forAll({Kind::UpdateExpression}, [&](uint32_t i) { checkUpdate(i); });
}

void tntc::typescript::findTargetErrors(const FaultSearch &search) {
  Checker(search).check();
}
