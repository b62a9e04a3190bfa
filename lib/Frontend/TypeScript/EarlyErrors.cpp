//===- EarlyErrors.cpp - all that is looked for, in the order of the text -===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::typescript;

/// As many as there are of syntax errors.
static constexpr size_t maxErrors = 10;

void Faults::add(uint32_t begin, uint32_t end, const Twine &message) {
  errors.push_back(
      {{outline.file.id, begin, end}, outline.context.save(message)});
}

void Faults::addTwice(uint32_t item, uint32_t first, const Twine &message) {
  (void)first;
  add(item, message);
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

void tntc::typescript::findTypeErrors(const Outline &outline, Faults &faults) {
  for (uint32_t i = 1; i < outline.size(); ++i) {
    Kind kind = outline.kind(i);
    switch (kind) {
    case Kind::AbstractMethod:
    case Kind::AccessibilityModifier:
    case Kind::AsExpression:
    case Kind::EnumDeclaration:
    case Kind::FunctionSignature:
    case Kind::ImportAlias:
    case Kind::IndexSignature:
    case Kind::InstantiationExpression:
    case Kind::MethodSignature:
    case Kind::Namespace:
    case Kind::NonNullExpression:
    case Kind::OverrideModifier:
    case Kind::SatisfiesExpression:
    case Kind::TypeAssertion:
      break;
    case Kind::TypeIdentifier:
      // Names of classes are those of types for the grammar.
      if (outline.parentKind(i) == Kind::Class)
        continue;
      break;
    default:
      if (!isErased(kind))
        continue;
      break;
    }
    // One for a whole file: it has the wrong name.
    faults.add(i, "types in a JavaScript file; expected a file called '.ts'");
    return;
  }
}

ArrayRef<ir::SyntaxError>
tntc::typescript::findEarlyErrors(const File &file, TSNode root,
                                  bool isTypeScript, ir::Context &context) {
  Outline outline(file, root, context);
  std::vector<ir::SyntaxError> errors;
  Faults faults(outline, errors);
  for (Span comment : outline.htmlComments)
    faults.add(comment.begin, comment.end,
               "comments of HTML are for scripts, not for modules; expected "
               "'//'");
  findContextErrors(outline, faults);
  findShapeErrors(outline, faults);
  findLiteralErrors(outline, faults);
  findClassErrors(outline, faults);
  findScopeErrors(outline, isTypeScript, faults);
  if (!isTypeScript)
    findTypeErrors(outline, faults);
  llvm::stable_sort(errors, [](const auto &a, const auto &b) {
    return a.span.begin < b.span.begin;
  });
  // What is wrong for two reasons is wrong once.
  errors.erase(std::unique(errors.begin(), errors.end(),
                           [](const auto &a, const auto &b) {
                             return a.span.begin == b.span.begin;
                           }),
               errors.end());
  if (errors.size() > maxErrors)
    errors.resize(maxErrors);
  return context.save(errors);
}
