//===- UrlModel.cpp - new URL, its parts and its query --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::facts;

Value Evaluator::makeUrl(const CallArguments &arguments, Span span,
                         const void *site, Env &env) {
  ++hazards;
  Value paths = addressOf(arguments.at(0), span, env);
  Value given = arguments.at(1), bases, result;
  bool mayLackBase = given.isEmpty() || given.hasKind(AtomKind::Undefined);
  if (given.hasOther(AtomKind::Undefined))
    bases = addressOf(given, span, env);
  for (Atom path : paths) {
    if (path.kind != AtomKind::Text)
      continue;
    if (mayLackBase)
      addUrl(path.id, UrlText::read(texts.pieces(path.id), nullptr), result);
    for (Atom base : bases)
      if (base.kind == AtomKind::Text && base != text("undefined"))
        joinUrl(base.id, path.id, result);
  }
  if (!paths.isExact() || !bases.isExact() ||
      (paths.size() > 1 && bases.size() > 1))
    result.setInexact();
  if (result.isEmpty())
    return result; // it throws
  Object &url = heap.objectAt(site, &env, ObjectKind::Url, 70);
  uint32_t id = url.id;
  url.span = span;
  setInitial(url, "href", result, site);
  write(url.content, result, site);
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

/// What \p id, read as \p url, stands for; nothing where that is no address.
void Evaluator::addUrl(uint32_t id, const UrlText &url, Value &into) {
  if (url.reading == WebUrl::Reading::Undecided)
    into.add(text(id));
  else if (url.isKnown())
    into.add(text(texts.intern(url.pieces(arena))));
}

/// \p path, seen from \p base.
void Evaluator::joinUrl(uint32_t base, uint32_t path, Value &into) {
  ArrayRef<Piece> pieces = texts.pieces(path);
  UrlText from = UrlText::read(texts.pieces(base), nullptr);
  UrlText joined = UrlText::read(pieces, &from);
  if (from.reading == WebUrl::Reading::Fails)
    return;
  if (StringRef written; !from.isKnown() && texts.isLiteral(base, written))
    into.setInexact(); // it may be no address
  if (from.isKnown() && joined.reading != WebUrl::Reading::Undecided)
    return addUrl(path, joined, into);
  bool isLiteral =
      !pieces.empty() && pieces.front().kind == PieceKind::Literal;
  std::string tidy =
      tidyAddress(isLiteral ? pieces.front().text : StringRef(), true);
  StringRef start = tidy;
  if (isLiteral && start.contains(':')) {
    // Without slashes it may go on from a base of its scheme.
    if (start.contains("://") || from.isKnown())
      addUrl(path, UrlText::read(pieces, nullptr), into);
    else
      into.add(anyText());
    return;
  }
  if (start.starts_with("//")) {
    into.add(anyText());
    return;
  }
  // What is not known may be a whole address.
  if (!isLiteral && !pieces.empty())
    into.add(text(path));
  if (!isLiteral && !pieces.empty() &&
      (pieces.front().kind == PieceKind::Protocol ||
       pieces.front().kind == PieceKind::Secret))
    return;
  Pieces kept = originOf(texts.pieces(base));
  if (start.starts_with("/")) {
    kept.append(pieces.begin(), pieces.end());
  } else {
    kept.push_back(literalPiece("/"));
    if (isLiteral || pieces.empty())
      kept.push_back(Piece());
    kept.append(pieces.begin(), pieces.end());
  }
  into.add(text(texts.intern(kept)));
}

/// Whether \p text is the address of a file, written as it is meant.
static bool isPlainFile(StringRef text) {
  return text.consume_front("file:///") && !text.contains("/.") &&
         !text.starts_with(".") && llvm::all_of(text, [](char c) {
           return llvm::isAlnum(c) || StringRef("-_./").contains(c);
         });
}

/// What \p url was made of; its query is not known when its parameters were
/// changed.
Value Evaluator::hrefOf(Object &url) {
  Object &whole = wholeUrl(url);
  touchShape(whole);
  touchShape(url);
  auto at = url.properties.find("href");
  Value href = at == url.properties.end() ? Value() : read(at->second->value);
  if (whole.isEscaped) { // whoever has it may have changed it
    href.add(anyText());
    href.setInexact();
  }
  if (!whole.properties.count("%changed"))
    return href;
  Value result;
  for (Atom atom : href)
    if (atom.kind == AtomKind::Text)
      result.add(changedUrl(atom.id, "search", texts.unknown()));
  if (!href.isExact())
    result.setInexact();
  return result;
}

Value Evaluator::getUrl(Object &url, StringRef key, Span span) {
  Value href = hrefOf(url), result;
  const Object &whole = wholeUrl(url);
  StringRef written;
  for (Atom atom : href) {
    if (atom.kind != AtomKind::Text)
      continue;
    UrlText parts = UrlText::read(texts.pieces(atom.id), nullptr);
    auto host = llvm::find_if(parts.origin, [](const Piece &piece) {
      return piece.kind == PieceKind::Host;
    });
    if (std::optional<std::string> known = parts.get(key);
        known && parts.isKnown()) {
      result.add(text(*known));
    } else if (key == "href") {
      // Spelt anew, who knows how.
      bool isSame = !texts.isLiteral(atom.id, written) || isPlainFile(written);
      result.add(isSame ? atom
                        : text(texts.concat(atom.id, texts.unknown())));
    } else if (key == "searchParams") {
      result.add(
          makeQuery(Value(atom), whole.id, span, &whole.properties, *rootEnv));
    } else if (key == "origin" && !parts.origin.empty()) {
      result.add(text(texts.intern(parts.origin)));
    } else if (key == "hostname" && !parts.origin.empty()) {
      result.add(text(texts.intern(*host)));
    } else if (key == "host" && !parts.origin.empty()) {
      result.add(text(texts.intern({host, parts.origin.end()})));
    } else {
      result.add(partOfUrl(atom.id, key, span));
    }
  }
  if (!href.isExact())
    result.setInexact();
  return result;
}

/// The secrets in the part \p key of the address \p pieces. One that is the
/// address itself, as that of a webhook, is shown by nothing before its path.
static Pieces secretsOf(ArrayRef<Piece> pieces, StringRef key) {
  enum Place { Scheme, Whole, Host, Login, Path, Query };
  Place at = Scheme;
  llvm::SmallVector<std::pair<Piece, Place>, 4> secrets;
  for (const Piece &piece : pieces) {
    if (piece.kind == PieceKind::Secret) {
      if (&piece == pieces.begin())
        at = Whole;
      secrets.push_back({piece, at});
      continue;
    }
    bool isMember = piece.kind == PieceKind::Host ||
                    piece.kind == PieceKind::Port ||
                    piece.kind == PieceKind::Member;
    if (piece.kind != PieceKind::Literal) {
      if (!isMember) // it may hold what ends a part
        at = at == Path || at == Query || at == Whole ? Whole : Scheme;
      continue;
    }
    StringRef text = piece.text;
    if (at == Scheme) {
      size_t slashes = text.find("://");
      if (slashes == StringRef::npos)
        continue;
      text = text.drop_front(slashes + 3);
      at = Host;
    }
    if (at == Host) {
      size_t end = text.find_first_of("/?#\\");
      if (text.take_front(end).contains('@'))
        for (auto &[secret, place] : secrets)
          place = place == Host ? Login : place;
      if (end == StringRef::npos)
        continue;
      at = Path;
      text = text.drop_front(end);
    }
    if (at == Path && text.find_first_of("?#") != StringRef::npos)
      at = Query;
  }
  auto holds = [&](Place place) {
    if (place == Scheme)
      return true;
    if (key == "host" || key == "hostname" || key == "port" ||
        key == "origin" || key == "protocol")
      return place == Host;
    if (key == "pathname")
      return place == Whole || place == Path;
    if (key == "search" || key == "hash")
      return place == Whole || place == Query;
    return true;
  };
  Pieces kept;
  for (auto &[secret, place] : secrets)
    if (holds(place))
      kept.push_back(secret);
  return kept;
}

/// A part of an address that is not read, as far as anything is known of it.
Atom Evaluator::partOfUrl(uint32_t id, StringRef key, Span span) {
  ArrayRef<Piece> pieces = texts.pieces(id);
  Address to;
  StringRef written;
  bool isKnown = !texts.isLiteral(id, written) && parseAddress(pieces, to);
  if (key == "origin" && isKnown && !to.subject.empty() && !to.isFromSecret)
    return text(texts.intern(originOf(pieces)));
  if ((key == "host" || key == "hostname") && isKnown && !to.subject.empty() &&
      (!to.isFromSecret || to.member.empty())) {
    Piece piece;
    piece.kind = PieceKind::Host;
    piece.text = to.subject;
    piece.span = span;
    return text(texts.intern(piece));
  }
  if (key == "origin" && isKnown && to.member.empty() && to.isFromSecret) {
    Pieces origin(3);
    origin[0].kind = PieceKind::Protocol;
    origin[1] = literalPiece("://");
    origin[2].kind = PieceKind::Host;
    for (Piece *piece : {&origin[0], &origin[2]}) {
      piece->text = to.subject;
      piece->span = span;
    }
    return text(texts.intern(origin));
  }
  // Unlike an address the others may be nothing at all.
  Pieces kept{Piece()};
  kept.append(secretsOf(pieces, key));
  return text(texts.intern(kept));
}

/// Parameters of an address, of which only the secrets in them are followed;
/// \p url is whose they are, if anybody's.
Value Evaluator::makeQuery(const Value &from, uint32_t url, Span span,
                           const void *site, Env &env) {
  Value content = serialise(from, span, env);
  escapeCode(from, span, "the parameters of an address are made of it");
  Object &query = heap.objectAt(site, &env, ObjectKind::Instance, 64);
  uint32_t id = query.id;
  setInitial(heap.object(id), "%query", content, site);
  if (url != ~0u)
    setInitial(heap.object(id), "%url",
               Value(Atom{AtomKind::Object, heap.canonical(url)}), site);
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

Value Evaluator::queryMethod(Object &query, StringRef name,
                             const CallArguments &arguments, Span span,
                             const void *site, Env &env) {
  uint32_t id = query.id;
  Cell &content = query.properties.find("%query")->second->value;
  if (name == "toString")
    return read(content);
  bool isPut = name == "set" || name == "append";
  if (isPut || name == "delete" || name == "sort")
    for (auto &[key, property] : query.properties)
      if (key == "%url")
        for (Atom atom : read(property->value))
          setInitial(heap.object(atom.id), "%changed", Value(boolean()), site);
  if (!isPut)
    return callMethodOn(data(), name, arguments, span, site, env);
  Value value = serialise(arguments.at(1), span, env);
  llvm::SmallVector<Piece, 4> secrets;
  secretsIn(value, secrets);
  if (secrets.empty())
    return Value(undefined());
  write(content, value, site);
  auto owner = heap.object(id).properties.find("%url");
  if (owner != heap.object(id).properties.end())
    for (Atom atom : read(owner->second->value))
      setUrl(heap.object(atom.id), "search", value, site);
  return Value(undefined());
}
