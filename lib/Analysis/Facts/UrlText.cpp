//===- UrlText.cpp - addresses made of known and unknown pieces -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "UrlText.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::facts;
using Reading = WebUrl::Reading;

/// The host that stands for that of a connection (RFC 6761).
static constexpr llvm::StringLiteral standIn = "host.invalid";

static bool isLiteral(const Piece &piece) {
  return piece.kind == PieceKind::Literal;
}

/// Takes what \p text begins with when that is a scheme, the host of a
/// connection, and a port or nothing.
bool UrlText::takeOrigin(ArrayRef<Piece> text) {
  size_t host = text.front().kind == PieceKind::Protocol ? 2 : 1;
  if (text.size() <= host || text[host].kind != PieceKind::Host)
    return false;
  StringRef before = text[host - 1].text;
  if (!isLiteral(text[host - 1]) || !before.consume_back("://") ||
      (host == 2 ? !before.empty() : before != "https" && before != "http"))
    return false;
  url.scheme = host == 2 ? "https" : before.str();
  url.host = standIn;
  origin.assign(text.begin(), text.begin() + host + 1);
  rest.assign(text.begin() + host + 1, text.end());
  if (!rest.empty() && isLiteral(rest.front()) &&
      rest.front().text.starts_with(":")) {
    Piece &port = rest.front();
    bool isOfConnection =
        port.text == ":" && rest.size() > 1 && rest[1].kind == PieceKind::Port;
    size_t length = port.text.find_first_not_of("0123456789", 1);
    Piece first = port;
    first.text = port.text.take_front(length);
    origin.push_back(first);
    port.text = port.text.drop_front(first.text.size());
    if (isOfConnection)
      origin.push_back(rest[1]);
    rest.erase(rest.begin(), rest.begin() + (isOfConnection      ? 2
                                             : port.text.empty() ? 1
                                                                 : 0));
  }
  return rest.empty() ||
         (isLiteral(rest.front()) &&
          StringRef("/\\?#").contains(rest.front().text.front()));
}

/// Only where it is, not what is asked for there, but for the secrets in it.
void UrlText::forgetPath(ArrayRef<Piece> before) {
  url.path = {""};
  url.query.reset();
  url.fragment.reset();
  Pieces kept{Piece()};
  for (ArrayRef<Piece> pieces : {before, ArrayRef<Piece>(rest)})
    llvm::copy_if(pieces, std::back_inserter(kept), [](const Piece &piece) {
      return piece.kind == PieceKind::Secret;
    });
  rest = kept;
}

/// What \p begin is, seen from \p base, when all that follows are paths and
/// queries.
void UrlText::take(StringRef begin, const UrlText *base) {
  const WebUrl *from = base ? &base->url : nullptr;
  reading = WebUrl::read(begin, from, url);
  // What follows may make an address of it: `https://` and a host.
  if (reading == Reading::Fails && !rest.empty())
    reading = Reading::Undecided;
  if (reading != Reading::Known)
    return;
  if (url.host == standIn)
    origin = base->origin;
  else if (base && !base->origin.empty() && url.scheme == from->scheme &&
           base->origin.front().kind == PieceKind::Protocol)
    reading = Reading::Undecided; // whose scheme it is cannot be told
  auto readsAs = [&](const Twine &text, const WebUrl *seenFrom) {
    WebUrl seen;
    bool isKnown = WebUrl::read(text.str(), seenFrom, seen) == Reading::Known;
    return isKnown ? seen : WebUrl();
  };
  if (!rest.empty()) {
    // What follows may belong to the host, or to a segment that goes back.
    if (readsAs(begin + "a", from).start() !=
        readsAs(begin + "@b.test/c", from).start()) {
      reading = Reading::Undecided;
      return;
    }
    StringRef last =
        begin.take_back(begin.size() - begin.find_last_of("/\\") - 1);
    if (!last.empty() && last.find_first_not_of(".%2eE") == StringRef::npos)
      forgetPath();
  }
  if (!base || base->rest.empty())
    return;
  WebUrl moved = base->url;
  moved.path = {"~", "~", "~"};
  moved.query = "~";
  if (readsAs(begin, &moved).href() != url.href())
    forgetPath(base->rest);
}

UrlText UrlText::read(ArrayRef<Piece> text, const UrlText *base) {
  UrlText made;
  if (base && !base->isKnown())
    base = nullptr;
  if (text.empty()) {
    made.take("", base);
  } else if (made.takeOrigin(text)) {
    std::string tail = made.rest.empty() ? "" : made.rest.front().text.str();
    if (!made.rest.empty())
      made.rest.erase(made.rest.begin());
    UrlText self = made;
    self.rest.clear();
    made.take(made.url.scheme + "://" + standIn.str() + tail, &self);
  } else if (isLiteral(text.front())) {
    made = UrlText();
    made.rest.assign(text.begin() + 1, text.end());
    made.take(text.front().text, base);
  } else {
    made = UrlText();
  }
  return made;
}

std::optional<std::string> UrlText::get(StringRef key) const {
  bool isOfPath =
      key == "pathname" || key == "search" || key == "hash" || key == "href";
  if (isOfPath ? !rest.empty() || (key == "href" && !origin.empty())
               : !origin.empty())
    return std::nullopt;
  return url.get(key);
}

Pieces UrlText::pieces(ir::Context &arena) const {
  Pieces made = origin;
  Piece known;
  known.kind = PieceKind::Literal;
  known.text = arena.save(origin.empty() ? url.href() : url.tail());
  made.push_back(known);
  made.append(rest.begin(), rest.end());
  return made;
}

Piece facts::literalPiece(StringRef text) {
  Piece made;
  made.kind = PieceKind::Literal;
  made.text = text;
  return made;
}

Pieces facts::originOf(ArrayRef<Piece> text) {
  Pieces kept;
  bool isAfterScheme = false;
  for (const Piece &piece : text) {
    kept.push_back(piece);
    if (piece.kind != PieceKind::Literal)
      continue;
    size_t from = 0;
    size_t scheme = piece.text.find("://");
    if (!isAfterScheme && scheme != StringRef::npos) {
      from = scheme + 3;
      isAfterScheme = true;
    }
    size_t end = piece.text.find_first_of("/?#", from);
    kept.back().text = piece.text.take_front(end);
    if (end != StringRef::npos)
      break;
  }
  return kept;
}
