//===- StatementErrors.cpp - statements where none of their kind may be ---===//
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
  void checkStart(uint32_t i);
  void checkBody(uint32_t body);
  void checkBodies(uint32_t i);
  void checkSwitch(uint32_t i);
  void checkPlace(uint32_t i);
  void checkDirective(uint32_t i);
  void checkTry(uint32_t i);
  void checkThrow(uint32_t i);
  void checkArrow(uint32_t i);
};

} // namespace

/// What begins like a block, a class or a function is one, and no expression.
void Checker::checkStart(uint32_t i) {
  uint32_t first = i + 1;
  while (first + 1 < outline[i].next && !isToken(outline.kind(first + 1)) &&
         outline[first + 1].begin == outline[i].begin)
    ++first;
  Kind kind = outline.kind(first);
  if (kind == Kind::Object) {
    // A block with a label looks like an object as well.
    size_t pairs = 0;
    bool isObject = false;
    for (uint32_t part : outline.children(first)) {
      pairs += outline.kind(part) == Kind::Pair;
      isObject |= outline.kind(part) == Kind::Method ||
                  outline.kind(part) == Kind::Spread;
    }
    if (isObject || pairs > 1)
      faults.add(first, "expected parentheses around an object that begins a "
                        "statement");
    return;
  }
  bool isNameless =
      (kind == Kind::Class && !outline.find(first, Kind::TypeIdentifier)) ||
      ((kind == Kind::FunctionExpression || kind == Kind::GeneratorFunction) &&
       !outline.find(first, Kind::Identifier));
  if (isNameless)
    faults.add(outline[first].begin, outline[first + 1].end, "expected a name");
}

void Checker::checkBody(uint32_t body) {
  switch (outline.kind(body)) {
  case Kind::LexicalDeclaration:
  case Kind::Class:
  case Kind::Function:
  case Kind::GeneratorFunction:
    faults.add(outline[body].begin, outline[body + 1].end,
               "a declaration needs a block around it; expected '{'");
    return;
  default:
    return;
  }
}

void Checker::checkBodies(uint32_t i) {
  // Conditions are expressions, so that whatever is a statement is a body; the
  // start of a loop is not.
  Kind kind = outline.kind(i);
  if (kind == Kind::For || kind == Kind::ForIn) {
    checkBody(outline.lastPart(i));
    return;
  }
  for (uint32_t part : outline.children(i))
    checkBody(part);
}

void Checker::checkSwitch(uint32_t i) {
  bool hasDefault = false;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::SwitchDefault)
      continue;
    if (hasDefault)
      faults.add(outline[part].begin, outline[part].begin + 7,
                 "a second 'default' in one 'switch'");
    hasDefault = true;
  }
}

/// Imports and exports are for the top of a module.
void Checker::checkPlace(uint32_t i) {
  uint32_t holder = outline[i].parent;
  bool isImport = outline.kind(i) == Kind::ImportStatement;
  if (!isImport && outline.find(i, Kind::DefaultToken))
    for (uint32_t part : outline.children(i)) {
      switch (outline.kind(part)) {
      case Kind::EnumDeclaration:
      case Kind::LexicalDeclaration:
      case Kind::Namespace:
      case Kind::TypeAlias:
      case Kind::VariableDeclaration:
        faults.add(outline[part].begin, outline[part + 1].end,
                   "'default' exports a value, a function or a class");
        break;
      default:
        break;
      }
    }
  bool isDeclaration = !outline.find(i, Kind::ExportClause) &&
                       !outline.find(i, Kind::DefaultToken) &&
                       !outline.find(i, Kind::StarToken);
  if (!holder || (!isImport && isDeclaration &&
                  outline.parentKind(holder) == Kind::Namespace))
    return;
  faults.add(outline[i].begin, outline[i].begin + 6,
             isImport ? "'import' inside of something; expected it at the top "
                        "of the file, or 'await import()'"
                      : "'export' inside of something; expected it at the top "
                        "of the file");
}

/// `"use strict"` in a function whose parameters are more than names.
void Checker::checkDirective(uint32_t i) {
  uint32_t function = outline[i].parent;
  uint32_t parameters = outline.find(function, Kind::FormalParameters);
  if (!parameters)
    return;
  for (uint32_t part : outline.children(i)) {
    if (isToken(outline.kind(part)))
      continue;
    if (outline.kind(part) != Kind::ExpressionStatement ||
        outline.kind(part + 1) != Kind::String)
      return;
    if (outline.text(part + 1).drop_front().drop_back() != "use strict")
      continue;
    for (uint32_t one : outline.children(parameters)) {
      if (outline.kind(one) != Kind::Parameter ||
          (!outline.find(one, Kind::AssignToken) &&
           !outline.find(one, Kind::ObjectPattern) &&
           !outline.find(one, Kind::ArrayPattern) &&
           !outline.find(one, Kind::RestPattern)))
        continue;
      faults.add(part, "'use strict' in a function whose parameters are more "
                       "than names; modules are strict without it");
      return;
    }
  }
}

/// `try` with nothing that would be done about it.
void Checker::checkTry(uint32_t i) {
  if (!outline.find(i, Kind::CatchClause) &&
      !outline.find(i, Kind::FinallyClause))
    faults.add(outline[i].begin, outline[i].begin + 3,
               "a 'try' alone; expected 'catch' or 'finally'");
}

void Checker::checkThrow(uint32_t i) {
  if (uint32_t value = outline.firstPart(i))
    if (outline.startsLine(value))
      faults.add(outline[i].begin, outline[i].begin + 5,
                 "expected a value on the same line");
}

void Checker::checkArrow(uint32_t i) {
  if (outline.kind(i + 1) == Kind::AsyncToken && outline.startsLine(i + 2))
    faults.add(i + 1, "unexpected line break behind 'async'");
  if (uint32_t arrow = outline.find(i, Kind::ArrowToken))
    if (outline.startsLine(arrow))
      faults.add(arrow, "unexpected line break before '=>'");
}

void Checker::check() {
  outline.forAll({Kind::ExpressionStatement},
                 [&](uint32_t i) { checkStart(i); });
  outline.forAll({Kind::If, Kind::ElseClause, Kind::For, Kind::ForIn,
                  Kind::While, Kind::Do, Kind::Labeled},
                 [&](uint32_t i) { checkBodies(i); });
  outline.forAll({Kind::With}, [&](uint32_t i) {
    faults.add(outline[i].begin, outline[i].begin + 4,
               "modules have no 'with'");
  });
  outline.forAll({Kind::SwitchBody}, [&](uint32_t i) { checkSwitch(i); });
  outline.forAll({Kind::Try}, [&](uint32_t i) { checkTry(i); });
  outline.forAll({Kind::Throw}, [&](uint32_t i) { checkThrow(i); });
  outline.forAll({Kind::Interface}, [&](uint32_t i) {
    if (outline.startsLine(i + 2))
      faults.add(i + 2, "unexpected line break before the name");
  });
  outline.forAll({Kind::ArrowFunction}, [&](uint32_t i) { checkArrow(i); });
  outline.forAll({Kind::StatementBlock},
                 [&](uint32_t i) { checkDirective(i); });
  outline.forAll({Kind::ImportStatement, Kind::ExportStatement},
                 [&](uint32_t i) { checkPlace(i); });
  outline.forAll({Kind::ImportAttribute}, [&](uint32_t i) {
    if (outline.text(i).starts_with("assert"))
      faults.add(outline[i].begin, outline[i].begin + 6,
                 "'assert' is what 'with' was called once; expected 'with'");
  });
  outline.forAll({Kind::Parenthesized}, [&](uint32_t i) {
    if (uint32_t type = outline.find(i, Kind::TypeAnnotation))
      faults.add(type, "a type behind a value; expected 'as'");
  });
}

void tntc::typescript::findStatementErrors(const FaultSearch &search) {
  Checker(search).check();
}
