//===- JsonCode.cpp - values with their places, as an import sees them ----===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "JsonCode.h"

#include "Literals.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using ir::ExprKind;

static constexpr unsigned maxDepth = 200;

namespace {

/// Reads text that is known to be JSON, so that nothing is checked twice.
class JsonCodeReader {
public:
  JsonCodeReader(StringRef text, FileId file, ir::Context &context)
      : text(text), file(file), context(context) {}

  const ir::Expr *value();
  void skipBlank() {
    at += uint32_t(text.substr(at).size() -
                   text.substr(at).ltrim(" \t\r\n\xEF\xBB\xBF").size());
  }

  bool isCut = false;

private:
  StringRef rest() const { return text.substr(at); }
  StringRef takeString();
  void readArray(ir::Expr &into);
  void readObject(ir::Expr &into);
  void skipContainer();

  StringRef text;
  FileId file;
  ir::Context &context;
  uint32_t at = 0;
  unsigned depth = 0;
};

} // namespace

/// The literal at the current place, quotes included.
StringRef JsonCodeReader::takeString() {
  uint32_t begin = at++;
  while (at < text.size() && text[at] != '"')
    at += text[at] == '\\' ? 2 : 1;
  at = std::min(at + 1, uint32_t(text.size()));
  return text.slice(begin, at);
}

void JsonCodeReader::skipContainer() {
  unsigned open = 0;
  do {
    char c = text[at];
    if (c == '"') {
      (void)takeString();
      continue;
    }
    open += c == '[' || c == '{';
    open -= c == ']' || c == '}';
    ++at;
  } while (open && at < text.size());
}

void JsonCodeReader::readArray(ir::Expr &into) {
  into.kind = ExprKind::Array;
  llvm::SmallVector<const ir::Expr *, 8> items;
  ++at;
  for (skipBlank(); !rest().starts_with("]"); skipBlank()) {
    items.push_back(value());
    skipBlank();
    at += rest().starts_with(",");
  }
  ++at;
  into.items = context.save(ArrayRef<const ir::Expr *>(items));
}

void JsonCodeReader::readObject(ir::Expr &into) {
  into.kind = ExprKind::Object;
  llvm::SmallVector<ir::Property, 8> properties;
  ++at;
  for (skipBlank(); !rest().starts_with("}"); skipBlank()) {
    ir::Property property;
    uint32_t begin = at;
    std::optional<StringRef> key = typescript::unquote(takeString(), context);
    property.keySpan = {file, begin, at};
    property.key = key.value_or("");
    if (!key) {
      ir::Expr *unknown = context.make<ir::Expr>();
      unknown->span = property.keySpan;
      property.computed = unknown;
    }
    skipBlank();
    ++at; // the colon
    skipBlank();
    property.value = value();
    property.span = {file, begin, at};
    properties.push_back(property);
    skipBlank();
    at += rest().starts_with(",");
  }
  ++at;
  into.properties = context.save(ArrayRef<ir::Property>(properties));
}

const ir::Expr *JsonCodeReader::value() {
  ir::Expr *made = context.make<ir::Expr>();
  uint32_t begin = at;
  char c = rest().empty() ? '\0' : rest().front();
  if ((c == '[' || c == '{') && depth == maxDepth) {
    isCut = true;
    skipContainer();
  } else if (c == '[' || c == '{') {
    ++depth;
    c == '[' ? readArray(*made) : readObject(*made);
    --depth;
  } else if (c == '"') {
    if (std::optional<StringRef> text =
            typescript::unquote(takeString(), context)) {
      made->kind = ExprKind::String;
      made->text = *text;
    }
  } else {
    made->text = rest().take_while([](char each) {
      return llvm::isAlnum(each) || each == '-' || each == '+' || each == '.';
    });
    at += uint32_t(made->text.size());
    made->kind = made->text == "null"          ? ExprKind::Null
                 : llvm::isAlpha(c)            ? ExprKind::Boolean
                 : made->text.starts_with("-") ? ExprKind::Unary
                                               : ExprKind::Number;
    if (made->kind == ExprKind::Unary) {
      ir::Expr *number = context.make<ir::Expr>();
      number->kind = ExprKind::Number;
      number->text = made->text.drop_front();
      number->span = {file, begin + 1, at};
      made->text = "-";
      const ir::Expr *operand = number;
      made->items = context.save(ArrayRef(operand));
    }
  }
  made->span = {file, begin, at};
  return made;
}

const ir::Code *tntc::typescript::readJsonCode(StringRef text, FileId file,
                                               ir::Context &context) {
  JsonCodeReader reader(text, file, context);
  reader.skipBlank();
  const ir::Expr *value = reader.value();
  ir::Stmt *statement = context.make<ir::Stmt>();
  statement->kind = ir::StmtKind::Export;
  statement->isDefault = true;
  statement->span = value->span;
  statement->exprs = context.save(ArrayRef(value));
  ir::Code *code = context.make<ir::Code>();
  const ir::Stmt *only = statement;
  code->body = context.save(ArrayRef(only));
  code->isCut = reader.isCut;
  return code;
}
