//===- TextMethods.cpp - built-in methods of texts ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"
#include "PlainPattern.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::facts;

/// A text by `toLowerCase` and the like; what they do with letters outside of
/// ASCII is not followed, and nothing of what may be meant by \p isLocal.
uint32_t Evaluator::respelt(uint32_t id, StringRef method, bool isLocal) {
  bool isUpper = method.ends_with("UpperCase");
  bool isPlain = method == "normalize" || !isLocal;
  Pieces made;
  for (Piece piece : texts.pieces(id)) {
    if (piece.kind == PieceKind::Literal) {
      if (!isPlain || !llvm::isASCII(piece.text))
        piece = Piece();
      else if (method != "normalize")
        piece.text = save(isUpper ? piece.text.upper() : piece.text.lower());
    } else if (isUpper && piece.kind != PieceKind::Secret) {
      // Of a host the small letters change nothing that is asked for.
      piece = Piece();
    }
    made.push_back(piece);
  }
  return texts.intern(made);
}

/// Whether the call at \p site has a regular expression that is written there,
/// as its first argument or before it.
bool Evaluator::isWrittenPattern(const void *site) const {
  auto isPattern = [](const ir::Expr *expr) {
    return expr && expr->kind == ir::ExprKind::Regex;
  };
  if (!callExpr || callExpr != site)
    return false;
  return (!callExpr->items.empty() && isPattern(callExpr->items[0])) ||
         (callExpr->base && isPattern(callExpr->base->base));
}

Value Evaluator::textMethod(Atom self, StringRef name,
                            const CallArguments &arguments, Span span,
                            const void *site, Env &env) {
  StringRef text;
  bool isKnown = texts.isLiteral(self.id, text);
  StringRef first, second;
  bool hasFirst = literalText(arguments.at(0), first) &&
                  arguments.at(0).single().kind != AtomKind::Undefined;
  bool hasSecond = literalText(arguments.at(1), second) &&
                   arguments.at(1).single().kind != AtomKind::Undefined;
  if (name == "toString" || name == "valueOf")
    return Value(self);
  if (name == "normalize" || name.ends_with("LowerCase") ||
      name.ends_with("UpperCase")) {
    return Value(this->text(respelt(
        self.id, name, !arguments.values.empty() || arguments.hasRest)));
  }
  if (name == "trim" || name == "trimStart" || name == "trimEnd")
    return Value(this->text(
        texts.trim(self.id, name != "trimEnd", name != "trimStart")));
  if (name == "concat") {
    Value result(self);
    for (const Value &value : arguments.values)
      result = concat(result, value, span);
    return arguments.hasRest ? Value(anyText()) : result;
  }
  if (name == "startsWith" || name == "endsWith" || name == "includes") {
    if (!isKnown || !hasFirst || hasSecond)
      return Value(boolean());
    return Value(boolean(name == "startsWith" ? text.starts_with(first)
                         : name == "endsWith" ? text.ends_with(first)
                                              : text.contains(first)));
  }
  if (name == "replace" || name == "replaceAll") {
    Value with = arguments.at(1);
    if (with.hasKind(AtomKind::Object))
      call(with, {Value(anyText())}, span, site, env);
    if (isKnown && hasFirst && hasSecond && !second.contains('$') &&
        !first.empty() && arguments.at(0).hasKind(AtomKind::Text)) {
      std::string made;
      StringRef left = text;
      size_t at;
      while ((at = left.find(first)) != StringRef::npos) {
        made += left.take_front(at);
        made += second;
        left = left.drop_front(at + first.size());
        if (name == "replace")
          break;
      }
      made += left;
      return Value(this->text(save(made)));
    }
    PlainPattern pattern;
    const ir::Expr *written = callExpr == site && callExpr &&
                                      callExpr->items.size() == 2
                                  ? callExpr->items[0]
                                  : nullptr;
    if (isKnown && hasSecond && !second.contains('$') && name == "replace" &&
        written && written->kind == ir::ExprKind::Regex &&
        pattern.parse(sources.text(written->span)))
      return Value(this->text(save(pattern.replaced(text, second))));
    // Most replace within what follows the host.
    ArrayRef<Piece> pieces = texts.pieces(self.id);
    Pieces kept;
    for (const Piece &piece : pieces)
      kept.push_back(piece.kind == PieceKind::Literal &&
                             arguments.at(0).hasKind(AtomKind::Text)
                         ? Piece()
                         : piece);
    if (isKnown)
      return Value(anyText());
    Value result(this->text(texts.intern(kept)));
    result.add(this->text(texts.blur(self.id)));
    result.setInexact();
    return result;
  }
  if (name == "split") {
    if (!isKnown || !hasFirst || first.empty() || hasSecond)
      return arrayOf({}, Value(this->text(texts.blur(self.id))), site, env, 4);
    llvm::SmallVector<StringRef, 8> parts;
    text.split(parts, first);
    std::vector<Value> items;
    for (StringRef part : parts)
      items.push_back(Value(this->text(part)));
    return arrayOf(items, Value(), site, env, 4);
  }
  if (name == "slice" || name == "substring" || name == "at" ||
      name == "charAt") {
    size_t begin = 0, end = text.size();
    bool isSingle = name == "at" || name == "charAt";
    if (isKnown && hasFirst && !first.getAsInteger(10, begin) &&
        (!hasSecond || !second.getAsInteger(10, end)) &&
        (hasSecond || arguments.values.size() < 2) && begin <= end &&
        begin <= text.size() &&
        llvm::all_of(text, [](char c) { return !(c & 0x80); }))
      return name == "at" && begin == text.size()
                 ? Value(undefined())
                 : Value(this->text(
                       text.slice(begin, isSingle ? begin + 1 : end)));
    Value part(this->text(texts.blur(self.id)));
    if (name == "at") {
      part.add(undefined());
      part.setInexact();
    }
    return part;
  }
  bool isComputed = isKnown && (hasFirst || isWrittenPattern(site));
  if (name == "indexOf" || name == "lastIndexOf" || name == "search" ||
      name == "charCodeAt" || name == "localeCompare")
    return Value(isComputed ? computedNumber() : number());
  if (name == "match" || name == "matchAll") {
    Value found(data());
    if (isComputed && name == "match") // which of the two is not followed
      found.add(Atom{AtomKind::Boolean, Computed});
    return found;
  }
  if (name == "padStart" || name == "padEnd" || name == "repeat")
    return Value(this->text(texts.blur(self.id)));
  // A list after all, when it is a member of a dependency or a config value.
  return listMethod(nullptr, Value(data()), name, arguments, span, site, env);
}
