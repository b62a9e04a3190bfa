//===- Literals.cpp - escapes, templates, names of properties -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Literals.h"

#include "Lowering.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace tntc;
using namespace tntc::typescript;

//===----------------------------------------------------------------------===//
// Escapes
//===----------------------------------------------------------------------===//

namespace {

/// Undoes the escapes of one literal (ECMA-262, 12.9.4 and 12.9.6).
class Unescaper {
public:
  Unescaper(StringRef raw, bool isTemplate)
      : rest(raw), isTemplate(isTemplate) {}

  bool run();
  StringRef result() const { return out.str(); }

private:
  bool escape();
  bool unicodeEscape(char kind);
  bool endLead() const { return lead == 0; }

  StringRef rest;
  bool isTemplate;
  uint32_t lead = 0; ///< the first half of a pair, whose second must follow
  llvm::SmallString<128> out;
};

} // namespace

bool Unescaper::unicodeEscape(char kind) {
  StringRef digits;
  if (kind == 'u' && rest.consume_front("{")) {
    size_t end = rest.find('}');
    if (end == StringRef::npos)
      return false;
    digits = rest.take_front(end);
    rest = rest.drop_front(end + 1);
  } else {
    size_t count = kind == 'u' ? 4 : 2;
    if (rest.size() < count)
      return false;
    digits = rest.take_front(count);
    rest = rest.drop_front(count);
  }
  uint32_t point = 0;
  if (!llvm::all_of(digits, llvm::isHexDigit) ||
      digits.getAsInteger(16, point) || point > 0x10FFFF)
    return false;
  bool isTrail = point >= 0xDC00 && point < 0xE000;
  if (isTrail != (lead != 0))
    return false;
  if (point >= 0xD800 && point < 0xDC00) {
    lead = point;
    return true;
  }
  if (isTrail)
    point = 0x10000 + ((lead - 0xD800) << 10) + (point - 0xDC00);
  lead = 0;
  char buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *end = buffer;
  if (!llvm::ConvertCodePointToUTF8(point, end))
    return false;
  out.append(buffer, end);
  return true;
}

/// What follows a backslash.
bool Unescaper::escape() {
  if (rest.empty())
    return false;
  char kind = rest.front();
  rest = rest.drop_front();
  if (kind == 'u' || kind == 'x')
    return unicodeEscape(kind);
  if (!endLead())
    return false;
  switch (kind) {
  case 'n':
    out.push_back('\n');
    return true;
  case 't':
    out.push_back('\t');
    return true;
  case 'r':
    out.push_back('\r');
    return true;
  case 'b':
    out.push_back('\b');
    return true;
  case 'f':
    out.push_back('\f');
    return true;
  case 'v':
    out.push_back('\v');
    return true;
  case '0':
    // Before a digit it would be octal, which no module may write.
    out.push_back('\0');
    return rest.empty() || !llvm::isDigit(rest.front());
  case '\r':
    rest.consume_front("\n");
    return true;
  case '\n':
    return true;
  default:
    if (llvm::isDigit(kind))
      return false;
    // U+2028 and U+2029 end a line, too.
    if (kind == '\xE2' &&
        (rest.consume_front("\x80\xA8") || rest.consume_front("\x80\xA9")))
      return true;
    out.push_back(kind);
    return true;
  }
}

bool Unescaper::run() {
  while (!rest.empty()) {
    char c = rest.front();
    rest = rest.drop_front();
    if (c == '\\') {
      if (!escape())
        return false;
      continue;
    }
    if (!endLead())
      return false;
    if (isTemplate && c == '\r') {
      rest.consume_front("\n");
      c = '\n';
    }
    out.push_back(c);
  }
  return endLead();
}

std::optional<StringRef> tntc::typescript::unescape(StringRef raw,
                                                    bool isTemplate,
                                                    ir::Context &context) {
  if (!raw.contains('\\') && !(isTemplate && raw.contains('\r')))
    return raw;
  Unescaper unescaper(raw, isTemplate);
  if (!unescaper.run())
    return std::nullopt;
  return context.save(unescaper.result());
}

std::optional<StringRef> tntc::typescript::unquote(StringRef literal,
                                                   ir::Context &context) {
  if (literal.empty())
    return std::nullopt;
  StringRef quote = literal.take_front();
  StringRef raw = literal.drop_front();
  raw.consume_back(quote);
  return unescape(raw, quote == "`", context);
}

//===----------------------------------------------------------------------===//
// Lowering
//===----------------------------------------------------------------------===//

StringRef Lowering::identifierText(TSNode node) {
  StringRef text = file.textOf(node);
  if (!hasEscapedNames || !text.contains('\\'))
    return text;
  return unescape(text, /*isTemplate=*/false, context).value_or(text);
}

const ir::Expr *Lowering::string(TSNode node) {
  std::optional<StringRef> text = unquote(file.textOf(node), context);
  ir::Expr *made =
      makeExpr(text ? ir::ExprKind::String : ir::ExprKind::Unknown, node);
  made->text = text.value_or("");
  return made;
}

const ir::Expr *Lowering::number(TSNode node) {
  StringRef text = file.textOf(node);
  ir::Expr *made = makeExpr(
      text.ends_with("n") ? ir::ExprKind::BigInt : ir::ExprKind::Number, node);
  made->text = text;
  return made;
}

/// Only the places of substitutions are taken from the tree; what is between
/// them is text.
void Lowering::templateParts(TSNode node, ir::Expr &into) {
  Exprs parts;
  uint32_t at = ts_node_start_byte(node) + 1;
  auto addText = [&](uint32_t end) {
    if (end <= at)
      return;
    StringRef written = file.text.slice(at, end);
    std::optional<StringRef> text =
        unescape(written, /*isTemplate=*/true, context);
    // A tag may be given escapes of nothing, and reads them as written.
    if (!text && into.kind == ir::ExprKind::TaggedTemplate)
      text = written;
    ir::Expr *part = context.make<ir::Expr>();
    part->kind = text ? ir::ExprKind::String : ir::ExprKind::Unknown;
    part->span = {file.id, at, end};
    part->text = text.value_or("");
    parts.push_back(part);
  };
  forChildren([&](Kind kind, TSNode child) {
    if (kind != Kind::TemplateSubstitution)
      return;
    addText(ts_node_start_byte(child));
    parts.push_back(onlyExpression(child));
    at = ts_node_end_byte(child);
  });
  uint32_t end = ts_node_end_byte(node);
  bool isClosed = end > at && file.text[end - 1] == '`';
  addText(isClosed ? end - 1 : end);
  into.items = save(parts);
}

/// `1`, `10`: a number that is spelt as a property of its value is named.
static bool isPlainIndex(StringRef text) {
  return text.size() <= 15 && llvm::all_of(text, llvm::isDigit) &&
         (text.size() == 1 || !text.starts_with("0"));
}

StringRef Lowering::propertyName(Kind kind, TSNode node,
                                 const ir::Expr *&computed) {
  switch (kind) {
  case Kind::String:
    computed = string(node);
    break;
  case Kind::Number:
    if (isPlainIndex(file.textOf(node)))
      return file.textOf(node);
    computed = number(node);
    return {};
  case Kind::ComputedName:
    computed = onlyExpression(node);
    break;
  case Kind::PrivateName:
    return identifierText(node).drop_front();
  default:
    return identifierText(node);
  }
  if (computed->kind != ir::ExprKind::String)
    return {};
  StringRef text = computed->text;
  computed = nullptr;
  return text;
}
