//===- OperatorErrors.cpp - operators whose operands they do not fit ------===//
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
  StringRef operatorOf(uint32_t i) const;
  void checkOperands(uint32_t i);
  void checkCallee(uint32_t i);
  void checkHeritage(uint32_t i);
  void checkUnary(uint32_t i);
  void checkBinary(uint32_t i);
  void checkCall(uint32_t i);
  void checkNew(uint32_t i);
};

} // namespace

/// The first word or sign among the children.
StringRef Checker::operatorOf(uint32_t i) const {
  for (uint32_t part : outline.children(i))
    if (isToken(outline.kind(part)))
      return outline.text(part);
  return {};
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

void Checker::checkUnary(uint32_t i) {
  if (operatorOf(i) != "delete" || outline.isMisplaced(i))
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
    if (uint32_t chain = outline.optionalChain(i + 1))
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

void Checker::checkNew(uint32_t i) {
  uint32_t callee = outline.firstPart(i);
  if (!callee)
    return;
  // Deno drops parentheses when it compiles TypeScript.
  uint32_t inner = isTypeScript ? outline.stripped(callee) : callee;
  if (uint32_t chain = outline.optionalChain(inner))
    faults.add(chain, "'?.' behind 'new'; expected '.'");
  else if (outline.kind(callee) == Kind::CallExpression &&
           outline.kind(callee + 1) == Kind::Import)
    faults.add(callee, "'import()' makes no class; expected parentheses");
}

void Checker::check() {
  outline.forAll({Kind::Yield}, [&](uint32_t i) {
    if (outline[i].next == i + 2 && outline.isMisplaced(i))
      faults.add(i, "expected parentheses around this");
  });
  outline.forAll(
      {Kind::UnaryExpression, Kind::AwaitExpression, Kind::BinaryExpression},
      [&](uint32_t i) { checkOperands(i); });
  outline.forAll({Kind::UnaryExpression}, [&](uint32_t i) { checkUnary(i); });
  outline.forAll({Kind::BinaryExpression}, [&](uint32_t i) { checkBinary(i); });
  outline.forAll(
      {Kind::MemberExpression, Kind::Subscript, Kind::CallExpression},
      [&](uint32_t i) { checkCallee(i); });
  outline.forAll({Kind::CallExpression}, [&](uint32_t i) { checkCall(i); });
  outline.forAll({Kind::ExtendsClause}, [&](uint32_t i) { checkHeritage(i); });
  outline.forAll({Kind::NewExpression}, [&](uint32_t i) { checkNew(i); });
}

void tntc::typescript::findOperatorErrors(const FaultSearch &search) {
  Checker(search).check();
}
