//===- EarlyErrors.cpp - all that is looked for, in the order of the text -===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"
#include "SyntaxFault.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>
#include <array>

using namespace tntc;
using namespace tntc::typescript;

void Faults::add(uint32_t begin, uint32_t end, const Twine &message) {
  if (isLate(begin))
    return;
  auto place = llvm::lower_bound(errors, begin, [](const auto &a, uint32_t b) {
    return a.span.begin < b;
  });
  if (place != errors.end() && place->span.begin == begin)
    return;
  errors.insert(place,
                {{outline.file.id, begin, end}, outline.context.save(message)});
  if (errors.size() > limit)
    errors.pop_back();
}

void Faults::addTwice(uint32_t item, uint32_t first, StringRef name) {
  if (isLate(outline[item].begin))
    return;
  size_t line =
      outline.file.text.take_front(outline[first].begin).count('\n') + 1;
  add(item, "'" + name + "' is declared twice, first in line " + Twine(line));
}

static constexpr StringRef reservedWords[] = {
    "await",     "break",    "case",       "catch",  "class",   "const",
    "continue",  "debugger", "default",    "delete", "do",      "else",
    "enum",      "export",   "extends",    "false",  "finally", "for",
    "function",  "if",       "implements", "import", "in",      "instanceof",
    "interface", "let",      "new",        "null",   "package", "private",
    "protected", "public",   "return",     "static", "super",   "switch",
    "this",      "throw",    "true",       "try",    "typeof",  "var",
    "void",      "while",    "with",       "yield"};

/// By first letter, a bit for each length that one of them has: most names are
/// known by these two to be none.
static constexpr std::array<uint16_t, 256> reservedLengths = [] {
  std::array<uint16_t, 256> lengths{};
  for (StringRef word : reservedWords)
    lengths[uint8_t(word.data()[0])] |= uint16_t(1 << word.size());
  return lengths;
}();

bool tntc::typescript::isReservedWord(StringRef name) {
  return !name.empty() && name.size() < 16 &&
         reservedLengths[uint8_t(name[0])] >> name.size() & 1 &&
         std::binary_search(std::begin(reservedWords), std::end(reservedWords),
                            name);
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

void tntc::typescript::findTypeErrors(const FaultSearch &search) {
  const Outline &outline = search.outline;
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
    search.faults.add(i, "this is TypeScript; expected a file called '.ts'");
    return;
  }
}

ArrayRef<ir::SyntaxError>
tntc::typescript::findEarlyErrors(const Outline &outline, bool isTypeScript) {
  Faults faults(outline);
  if (std::optional<SyntaxFault> fence = findFence(outline.file.text)) {
    faults.add(fence->begin, fence->end, fence->message);
    return outline.context.save(faults.inOrder());
  }
  for (Span comment : outline.htmlComments)
    faults.add(comment.begin, comment.end,
               "comments of HTML are for scripts, not for modules; expected "
               "'//'");
  FaultSearch search{outline, isTypeScript, faults};
  findContextErrors(search);
  findListErrors(search);
  findOperatorErrors(search);
  findTargetErrors(search);
  findStatementErrors(search);
  findLiteralErrors(search);
  findClassErrors(search);
  findScopeErrors(search);
  if (!isTypeScript)
    findTypeErrors(search);
  return outline.context.save(faults.inOrder());
}
