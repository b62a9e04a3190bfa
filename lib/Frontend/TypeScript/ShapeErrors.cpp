//===- ShapeErrors.cpp - parts that do not fit together -------------------===//
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
  void checkCommas(uint32_t i);
  void checkStart(uint32_t i);
  void checkRest(uint32_t i);
  void checkParameters(uint32_t i);
  void checkAccessor(uint32_t method);
  void checkObject(uint32_t i);
  void checkDeclaration(uint32_t i);
  void checkForIn(uint32_t i);
  void checkTarget(uint32_t i, bool mayBePattern);
  void checkPatternParts(uint32_t i);
  void checkUnary(uint32_t i);
  void checkBinary(uint32_t i);
  void checkCall(uint32_t i);
  void checkBodies(uint32_t i);
  void checkBody(uint32_t body);
  void checkSwitch(uint32_t i);
  void checkPlace(uint32_t i);
  void checkDirective(uint32_t i);

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

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

/// The grammar lets any part of a list be missing.
void Checker::checkCommas(uint32_t i) {
  bool isFilled = false;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::CommaToken) {
      isFilled |= !isToken(outline.kind(part));
      continue;
    }
    if (!isFilled)
      faults.add(part, "unexpected ','");
    isFilled = false;
  }
}

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

/// What takes the rest is the last, without a comma.
void Checker::checkRest(uint32_t i) {
  uint32_t rest = 0;
  for (uint32_t part : outline.children(i)) {
    if (rest && (outline.kind(part) == Kind::CommaToken ||
                 !isToken(outline.kind(part)))) {
      faults.add(rest, "the rest must come last, without a comma behind it");
      return;
    }
    uint32_t bound = part;
    if (outline.kind(part) == Kind::Parameter)
      for (uint32_t inner : outline.children(part))
        if (outline.kind(inner) == Kind::RestPattern)
          bound = inner;
    if (outline.kind(bound) == Kind::AssignmentPattern &&
        outline.kind(bound + 1) == Kind::RestPattern)
      bound = bound + 1;
    if (outline.kind(bound) == Kind::RestPattern) {
      rest = bound;
      if (uint32_t value =
              outline.find(outline[bound].parent, Kind::AssignToken))
        if (bound != part)
          faults.add(value, "the rest has no default");
    }
  }
}

void Checker::checkParameters(uint32_t i) {
  checkRest(i);
  uint32_t function = outline[i].parent;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::Parameter)
      continue;
    if (uint32_t decorator = outline.find(part, Kind::Decorator))
      faults.add(decorator, "Deno has no decorators of parameters");
    uint32_t self = outline.find(part, Kind::This);
    if (self &&
        (part != i + 2 || outline.kind(function) == Kind::ArrowFunction))
      faults.add(self, "the type of 'this' comes first, and not in an arrow "
                       "function");
  }
  if (outline.kind(function) != Kind::Method)
    return;
  size_t count = 0;
  bool hasRest = false;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::Parameter || outline.find(part, Kind::This))
      continue;
    ++count;
    hasRest |= outline.find(part, Kind::RestPattern) != 0;
  }
  // A method may be called `get`, which is no token then.
  for (uint32_t part : outline.children(function)) {
    if (part >= i)
      break;
    if (outline.kind(part) == Kind::GetToken && count)
      faults.add(i, "a getter has no parameters");
    if (outline.kind(part) == Kind::SetToken && (count != 1 || hasRest))
      faults.add(i, "a setter has one parameter");
  }
}

/// `async get x() {}`.
void Checker::checkAccessor(uint32_t method) {
  bool isAsync = false;
  for (uint32_t part : outline.children(method)) {
    Kind kind = outline.kind(part);
    if (kind == Kind::FormalParameters)
      return;
    if (isAsync && (kind == Kind::GetToken || kind == Kind::SetToken))
      faults.add(part, "a getter or a setter cannot be async");
    isAsync |= kind == Kind::AsyncToken;
  }
}

void Checker::checkObject(uint32_t i) {
  checkCommas(i);
  for (uint32_t part : outline.children(i))
    if (outline.kind(part) == Kind::Method)
      checkAccessor(part);
  bool hasPrototype = false;
  for (uint32_t part : outline.children(i)) {
    Kind kind = outline.kind(part);
    if (kind != Kind::Pair && kind != Kind::Method)
      continue;
    for (uint32_t key : outline.children(part)) {
      if (outline.kind(key) == Kind::PrivateName) {
        faults.add(key, "private names are for classes");
        break;
      }
      if (kind != Kind::Pair)
        continue;
      bool isPrototype = (outline.kind(key) == Kind::PropertyName ||
                          outline.kind(key) == Kind::String) &&
                         outline.name(key).trim("'\"") == "__proto__";
      if (isPrototype && hasPrototype)
        faults.add(key, "a second '__proto__'");
      hasPrototype |= isPrototype;
      break;
    }
  }
}

//===----------------------------------------------------------------------===//
// What is assigned to
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// Operators
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

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

void Checker::check(uint32_t i) {
  switch (outline.kind(i)) {
  case Kind::Arguments:
  case Kind::ExportClause:
  case Kind::NamedImports:
    return checkCommas(i);
  case Kind::ExpressionStatement:
    return checkStart(i);
  case Kind::Yield:
    if (outline[i].next == i + 2 && isMisplaced(i))
      faults.add(i, "expected parentheses around this");
    return;
  case Kind::Object:
    return checkObject(i);
  case Kind::ObjectPattern:
    checkCommas(i);
    checkRest(i);
    return checkPatternParts(i);
  case Kind::ArrayPattern:
    checkRest(i);
    return checkPatternParts(i);
  case Kind::FormalParameters:
    return checkParameters(i);
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    return checkDeclaration(i);
  case Kind::ForIn:
    checkForIn(i);
    return checkBodies(i);
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
  case Kind::If:
  case Kind::ElseClause:
  case Kind::For:
  case Kind::While:
  case Kind::Do:
  case Kind::Labeled:
    return checkBodies(i);
  case Kind::With:
    faults.add(outline[i].begin, outline[i].begin + 4,
               "modules have no 'with'");
    return;
  case Kind::SwitchBody:
    return checkSwitch(i);
  case Kind::Try:
    if (!outline.find(i, Kind::CatchClause) &&
        !outline.find(i, Kind::FinallyClause))
      faults.add(outline[i].begin, outline[i].begin + 3,
                 "a 'try' alone; expected 'catch' or 'finally'");
    return;
  case Kind::Throw:
    if (uint32_t value = outline.firstPart(i))
      if (outline.startsLine(value))
        faults.add(outline[i].begin, outline[i].begin + 5,
                   "expected a value on the same line");
    return;
  case Kind::Interface:
    if (outline.startsLine(i + 2))
      faults.add(i + 2, "unexpected line break before the name");
    return;
  case Kind::ArrowFunction:
    if (outline.kind(i + 1) == Kind::AsyncToken && outline.startsLine(i + 2))
      faults.add(i + 1, "unexpected line break behind 'async'");
    if (uint32_t arrow = outline.find(i, Kind::ArrowToken))
      if (outline.startsLine(arrow))
        faults.add(arrow, "unexpected line break before '=>'");
    return;
  case Kind::StatementBlock:
    return checkDirective(i);
  case Kind::ImportStatement:
  case Kind::ExportStatement:
    return checkPlace(i);
  case Kind::ImportAttribute:
    if (outline.text(i).starts_with("assert"))
      faults.add(outline[i].begin, outline[i].begin + 6,
                 "'assert' is what 'with' was called once; expected 'with'");
    return;
  case Kind::Parenthesized:
    if (uint32_t type = outline.find(i, Kind::TypeAnnotation))
      faults.add(type, "a type behind a value; expected 'as'");
    return;
  default:
    return;
  }
}

void tntc::typescript::findShapeErrors(const Outline &outline,
                                       bool isTypeScript, Faults &faults) {
  Checker checker(outline, isTypeScript, faults);
  for (uint32_t i = 0; i < outline.size(); ++i) {
    Kind kind = outline.kind(i);
    if (kind == Kind::Ambient)
      i = outline[i].next - 1;
    else if (!isToken(kind))
      checker.check(i);
  }
}
