//===- EarlyErrors.cpp - all that is looked for, in the order of the text -===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::typescript;

void Faults::add(uint32_t begin, uint32_t end, const Twine &message) {
  if (count++ >= limit)
    return;
  errors.push_back(
      {{outline.file.id, begin, end}, outline.context.save(message)});
}

void Faults::addTwice(uint32_t item, uint32_t first, StringRef name) {
  if (count >= limit)
    return;
  size_t line =
      outline.file.text.take_front(outline[first].begin).count('\n') + 1;
  add(item, "'" + name + "' is declared twice, first in line " + Twine(line));
}

bool tntc::typescript::isReservedWord(StringRef name) {
  if (name.size() < 2 || name.size() > 10 || name[0] < 'a' || name[0] > 'y')
    return false;
  return llvm::StringSwitch<bool>(name)
      .Cases("await", "break", "case", "catch", "class", true)
      .Cases("const", "continue", "debugger", "default", "delete", true)
      .Cases("do", "else", "enum", "export", "extends", true)
      .Cases("false", "finally", "for", "function", "if", true)
      .Cases("implements", "import", "in", "instanceof", "interface", true)
      .Cases("let", "new", "null", "package", "private", true)
      .Cases("protected", "public", "return", "static", "super", true)
      .Cases("switch", "this", "throw", "true", "try", true)
      .Cases("typeof", "var", "void", "while", "with", true)
      .Case("yield", true)
      .Default(false);
}

/// Words and signs that only TypeScript has.
static bool isTypeMark(const Outline &outline, uint32_t i) {
  Kind parent = outline.parentKind(i);
  switch (outline.kind(i)) {
  case Kind::AbstractToken:
    return true;
  case Kind::AssignToken:
    return parent == Kind::ExportStatement;
  case Kind::QuestionToken:
    return parent == Kind::Parameter || parent == Kind::Field;
  case Kind::ReadonlyToken:
    return parent == Kind::Field;
  case Kind::This:
    return parent == Kind::Parameter &&
           outline.kind(i - 1) != Kind::AssignToken;
  case Kind::TypeToken:
    return parent == Kind::ExportSpecifier || parent == Kind::ExportStatement ||
           parent == Kind::ImportSpecifier || parent == Kind::ImportStatement;
  default:
    return false;
  }
}

void tntc::typescript::findTypeErrors(const Outline &outline, Faults &faults) {
  for (uint32_t i = 1; i < outline.size(); ++i) {
    Kind kind = outline.kind(i);
    switch (kind) {
    case Kind::AbstractMethod:
    case Kind::AccessibilityModifier:
    case Kind::AsExpression:
    case Kind::Decorator:
    case Kind::EnumDeclaration:
    case Kind::FunctionSignature:
    case Kind::ImportAlias:
    case Kind::IndexSignature:
    case Kind::MethodSignature:
    case Kind::Namespace:
    case Kind::NonNullExpression:
    case Kind::OverrideModifier:
    case Kind::SatisfiesExpression:
    case Kind::TypeAssertion:
      break;
    case Kind::TypeArguments:
      continue; // `f(a < b, c > (d))` looks as if it had some
    case Kind::TypeIdentifier:
      // Names of classes are those of types for the grammar.
      if (outline.parentKind(i) == Kind::Class)
        continue;
      break;
    default:
      if (!isErased(kind) && !isTypeMark(outline, i))
        continue;
      break;
    }
    // One for a whole file: it has the wrong name.
    faults.add(i, "this is TypeScript; expected a file called '.ts'");
    return;
  }
}

ArrayRef<ir::SyntaxError>
tntc::typescript::findEarlyErrors(const Outline &outline, bool isTypeScript) {
  std::vector<ir::SyntaxError> errors;
  auto look = [&](auto find) {
    Faults faults(outline, errors);
    find(faults);
  };
  look([&](Faults &faults) {
    for (Span comment : outline.htmlComments)
      faults.add(comment.begin, comment.end,
                 "comments of HTML are for scripts, not for modules; expected "
                 "'//'");
  });
  look([&](Faults &faults) { findContextErrors(outline, faults); });
  look([&](Faults &faults) { findListErrors(outline, faults); });
  look([&](Faults &faults) {
    findOperatorErrors(outline, isTypeScript, faults);
  });
  look([&](Faults &faults) { findStatementErrors(outline, faults); });
  look([&](Faults &faults) { findLiteralErrors(outline, faults); });
  look([&](Faults &faults) { findClassErrors(outline, faults); });
  look([&](Faults &faults) { findScopeErrors(outline, isTypeScript, faults); });
  if (!isTypeScript)
    look([&](Faults &faults) { findTypeErrors(outline, faults); });
  llvm::stable_sort(errors, [](const auto &a, const auto &b) {
    return a.span.begin < b.span.begin;
  });
  // What is wrong for two reasons is wrong once.
  errors.erase(std::unique(errors.begin(), errors.end(),
                           [](const auto &a, const auto &b) {
                             return a.span.begin == b.span.begin;
                           }),
               errors.end());
  if (errors.size() > Faults::limit)
    errors.resize(Faults::limit);
  return outline.context.save(errors);
}
