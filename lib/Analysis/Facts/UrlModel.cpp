//===- UrlModel.cpp - new URL, its parts and its query --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

Value Evaluator::makeUrl(const CallArguments &arguments, Span span,
                         const void *site, Env &env) {
  ++hazards;
  Value paths = addressOf(arguments.at(0), span, env);
  Value bases = addressOf(arguments.at(1), span, env);
  bool hasBase = arguments.values.size() > 1 || arguments.hasRest;
  Value result;
  for (Atom path : paths) {
    if (path.kind != AtomKind::Text)
      continue;
    ArrayRef<Piece> pieces = texts.pieces(path.id);
    StringRef start =
        !pieces.empty() && pieces.front().kind == PieceKind::Literal
            ? pieces.front().text
            : StringRef();
    std::string tidy = tidyAddress(start, true), scheme;
    StringRef after = tidy;
    bool isWhole =
        takeScheme(after, scheme) ||
        (!pieces.empty() && (pieces.front().kind == PieceKind::Protocol ||
                             pieces.front().kind == PieceKind::Secret));
    if (!hasBase || isWhole)
      result.add(path);
    // Without slashes it may go on from a base of its scheme.
    if (!hasBase ||
        (isWhole && (scheme.empty() || StringRef(tidy).contains("://"))))
      continue;
    // A host, with the scheme of the base.
    if (after.starts_with("//")) {
      for (Atom base : bases)
        if (base.kind == AtomKind::Text)
          result.add(text(withScheme(base.id, path.id, tidy)));
      continue;
    }
    // What is not known may be a whole address.
    bool isRelative =
        pieces.empty() || (!start.empty() && !after.contains(':'));
    if (!isRelative && !isWhole)
      result.add(path);
    for (Atom base : bases)
      if (base.kind == AtomKind::Text)
        result.add(text(joinUrl(base.id, path.id, start)));
  }
  if (!paths.isExact() || !bases.isExact() ||
      (paths.size() > 1 && bases.size() > 1))
    result.setInexact();
  Object &url = heap.objectAt(site, &env, ObjectKind::Url, 70);
  uint32_t id = url.id;
  url.span = span;
  setInitial(url, "href", result, site);
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

/// The scheme of \p base before \p path, which begins with \p start.
uint32_t Evaluator::withScheme(uint32_t base, uint32_t path, StringRef start) {
  ArrayRef<Piece> from = texts.pieces(base), rest = texts.pieces(path);
  std::string scheme = "https";
  Pieces made;
  if (!from.empty() && from.front().kind == PieceKind::Protocol) {
    made.push_back(from.front());
    scheme.clear();
  } else if (!from.empty() && from.front().kind == PieceKind::Literal) {
    std::string tidy = tidyAddress(from.front().text, true);
    StringRef after = tidy;
    takeScheme(after, scheme);
  }
  Piece first;
  first.kind = PieceKind::Literal;
  first.text = save(scheme + ":" + start);
  made.push_back(first);
  made.append(rest.begin() + 1, rest.end());
  return texts.intern(made);
}

/// The part of \p base up to the end of its host, and \p path.
uint32_t Evaluator::joinUrl(uint32_t base, uint32_t path, StringRef start) {
  Pieces kept = originOf(base);
  Piece slash;
  slash.kind = PieceKind::Literal;
  slash.text = "/";
  if (!start.starts_with("/"))
    kept.push_back(slash);
  ArrayRef<Piece> rest = texts.pieces(path);
  kept.append(rest.begin(), rest.end());
  return texts.intern(kept);
}

Pieces Evaluator::originOf(uint32_t id) {
  Pieces kept;
  bool isAfterScheme = false;
  for (const Piece &piece : texts.pieces(id)) {
    if (piece.kind != PieceKind::Literal) {
      kept.push_back(piece);
      continue;
    }
    Piece part = piece;
    size_t from = 0;
    size_t scheme = piece.text.find("://");
    if (!isAfterScheme && scheme != StringRef::npos) {
      from = scheme + 3;
      isAfterScheme = true;
    }
    size_t end = piece.text.find_first_of("/?#", from);
    part.text = piece.text.take_front(end);
    kept.push_back(part);
    if (end != StringRef::npos)
      break;
  }
  return kept;
}

Value Evaluator::getUrl(Object &url, StringRef key, Span span) {
  auto at = url.properties.find("href");
  Value href = at == url.properties.end() ? Value() : read(at->second->value);
  if (key == "href")
    return href;
  Value result;
  for (Atom atom : href) {
    if (atom.kind != AtomKind::Text)
      continue;
    ArrayRef<Piece> pieces = texts.pieces(atom.id);
    Address to;
    bool isKnown = parseAddress(pieces, to);
    if (key == "origin" && isKnown) {
      result.add(text(texts.intern(originOf(atom.id))));
    } else if ((key == "host" || key == "hostname") && isKnown &&
               !to.host.empty() && to.isCertain) {
      result.add(text(to.host));
    } else if ((key == "host" || key == "hostname") && isKnown &&
               (!to.isFromSecret || to.member.empty())) {
      Piece piece;
      piece.kind = PieceKind::Host;
      piece.text = to.subject;
      piece.span = span;
      result.add(to.subject.empty() ? anyText() : text(texts.intern(piece)));
    } else if (key == "pathname" && isKnown && !to.isFromSecret &&
               StringRef(to.path).find_first_of("?#*") == StringRef::npos) {
      result.add(text(to.path));
    } else if (key == "searchParams") {
      result.add(
          makeQuery(Value(atom), url.id, span, &url.properties, *rootEnv));
    } else {
      // Unlike an address the others may be nothing at all.
      Pieces kept{Piece()};
      secretsIn(Value(atom), kept);
      result.add(text(texts.intern(kept)));
    }
  }
  if (!href.isExact())
    result.setInexact();
  return result;
}

void Evaluator::setUrl(Object &url, StringRef key, const Value &value,
                       const void *writer) {
  Property &property = propertyOf(url, "href");
  Value href = read(property.value);
  Value made;
  if (key == "href") {
    made = toText(value, url.span);
  } else if (key == "host" || key == "hostname" || key == "port" ||
             key == "protocol") {
    made.add(anyText());
  } else {
    for (Atom atom : href)
      if (atom.kind == AtomKind::Text) {
        Pieces pieces = originOf(atom.id);
        Piece slash;
        slash.kind = PieceKind::Literal;
        slash.text = "/";
        pieces.push_back(slash);
        pieces.push_back(Piece());
        secretsIn(value, pieces);
        made.add(text(texts.intern(pieces)));
      }
  }
  write(property.value, made, writer);
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
  if (name != "set" && name != "append")
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
