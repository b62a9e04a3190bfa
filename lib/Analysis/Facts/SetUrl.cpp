//===- SetUrl.cpp - assigning to a part of a URL --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A URL holds whatever address it ever had, whoever gave it. Where a variable
// is seen to hold it, `url.host = ...` gives the variable another object: a view
// of the URL that has the new addresses only, and from then on whatever is
// assigned elsewhere, to the URL or to another view of it.
//
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;

bool Evaluator::isUrlPart(StringRef key) {
  return llvm::StringSwitch<bool>(key)
      .Cases("href", "protocol", "host", "hostname", "port", true)
      .Cases("pathname", "search", "hash", "username", "password", true)
      .Default(false);
}

/// The addresses \p href with one of \p values as their part \p key.
Value Evaluator::changedUrls(const Value &href, StringRef key,
                             const Value &values) {
  Value made;
  for (Atom atom : values)
    if (key == "href") {
      UrlText url = UrlText::read(texts.pieces(atom.id), nullptr);
      addUrl(atom.id, url, made);
      if (url.reading == WebUrl::Reading::Fails)
        made.setInexact(); // it throws
    } else
      for (Atom before : href)
        if (before.kind == AtomKind::Text)
          made.add(changedUrl(before.id, key, atom.id));
  // What becomes the same of all is certain.
  bool isOneOfSeveral =
      !href.isExact() && (href.isSingle() || made.size() > 1);
  if (!values.isExact() || isOneOfSeveral ||
      (values.size() > 1 && href.size() > 1))
    made.setInexact();
  return made;
}

/// Assigns to a part of \p url, whoever else may have it.
void Evaluator::setUrl(Object &url, StringRef key, const Value &value,
                       const void *writer) {
  Object &whole = wholeUrl(url);
  isDirty |= !whole.isShared && !whole.views.empty();
  whole.isShared = true;
  writeUrl(whole, key, value, writer);
}

/// All that \p whole may be seen as is changed, but for \p except.
void Evaluator::writeUrl(Object &whole, StringRef key, const Value &value,
                         const void *writer, const Value &except) {
  const Value values = toText(value, whole.span);
  llvm::SmallVector<uint32_t, 4> ids{whole.id};
  ids.append(whole.views);
  for (uint32_t id : ids) {
    if (except.has({AtomKind::Object, id}))
      continue;
    Cell &href = propertyOf(heap.object(id), "href").value;
    write(href, changedUrls(read(href), key, values), writer);
  }
}

/// Assigns to \p member, a part of the URL in a variable; false where it is
/// another member, or not certain of which URL.
bool Evaluator::assignUrl(const ir::Expr &member, const Value &base,
                          const Value &value, const void *writer, Env &env) {
  const ir::Expr *name = member.base;
  while (name && name->kind == ir::ExprKind::Cast && !name->items.empty())
    name = name->items[0];
  auto isUrl = [&](Atom atom) {
    Object *object = objectOf(atom);
    return object && object->kind == ObjectKind::Url;
  };
  if (member.isPrivate || !isUrlPart(member.text) || !name ||
      name->kind != ir::ExprKind::Identifier || base.isEmpty() ||
      !llvm::all_of(base, isUrl))
    return false;
  bool isOuter = false;
  Cell *cell = lookup(name->text, env, &isOuter);
  if (!cell)
    return false;
  if (!cell->local) { // it is known from the next round on
    locals.make(*cell, 0).readRound = round;
    isDirty = true;
  }
  Local &local = *cell->local;
  bool isKnown = local.region || local.readRound != round;
  // Whether each run that comes here has it as it was given its value.
  bool isSure = isOuter ? !local.isAssigned && region == ownRegion
                        : local.run == runId && local.region == region;
  if (isKnown && (!isSure || local.isShared))
    return false;
  const Value values = toText(value, member.span);
  Value made;
  for (Atom atom : base) {
    Object &url = heap.object(atom.id), &whole = wholeUrl(url);
    if (!isKnown) {
      writeUrl(whole, member.text, value, writer);
      continue;
    }
    bool isOwn = local.isFresh && !isOuter && !whole.isEscaped &&
                 (!whole.owner || whole.owner == &local);
    isDirty |= !isOwn && !whole.isShared && !whole.views.empty();
    whole.isShared |= !isOwn;
    whole.owner = &local;
    Value href = changedUrls(whole.isShared ? hrefOf(url) : read(url.content),
                             member.text, values);
    Object &view = heap.objectAt(writer, &env, ObjectKind::Url, whole.id);
    if (view.viewOf == ~0u) {
      view.viewOf = whole.id;
      whole.views.push_back(view.id);
      isDirty = true;
    }
    view.span = whole.span;
    write(view.content, href, writer);
    write(propertyOf(view, "href").value, href, writer);
    made.add(atomOf(view));
    writeUrl(whole, member.text, value, writer, Value(atomOf(view)));
  }
  if (!isKnown)
    return true;
  if (!base.isExact())
    made.setInexact();
  local.isConstant |= isOuter;
  outerChanges += isOuter;
  locals.set(local, made, runId);
  return true;
}

/// The address \p id with \p value as its part \p key.
Atom Evaluator::changedUrl(uint32_t id, StringRef key, uint32_t value) {
  ArrayRef<Piece> before = texts.pieces(id), given = texts.pieces(value);
  auto isOnly = [&](PieceKind kind) {
    return given.size() == 1 && given.front().kind == kind;
  };
  // The scheme of a connection is one that such an address may have.
  constexpr StringRef scheme = "https";
  if (before.size() > 1 && before.front().kind == PieceKind::Protocol &&
      before[1].text.starts_with("://")) {
    Pieces known(before.drop_front());
    known.front().text = save(scheme + known.front().text);
    Atom made = changedUrl(texts.intern(known), key, value);
    Pieces kept{before.front()};
    kept.append(texts.pieces(made.id).begin(), texts.pieces(made.id).end());
    if (key == "protocol" || kept.size() < 2 ||
        !kept[1].text.consume_front(scheme))
      return made;
    return text(texts.intern(kept));
  }
  UrlText url = UrlText::read(before, nullptr);
  StringRef known;
  bool isOfHost = key == "host" || key == "hostname";
  bool isOfPath = key == "pathname" || key == "search" || key == "hash";
  // The host of a connection, without more, may give way to another one.
  bool isPlain = url.origin.size() == 2 &&
                 url.origin.front().kind == PieceKind::Literal;
  if (url.isKnown() && (url.rest.empty() || !isOfPath) &&
      texts.isLiteral(value, known) &&
      (isOfPath || url.origin.empty() || (isOfHost && isPlain))) {
    WebUrl::Reading reading = url.url.set(key, known);
    if (reading == WebUrl::Reading::Fails)
      return text(id);
    if (isOfHost)
      url.origin.clear();
    if (reading == WebUrl::Reading::Known)
      return text(texts.intern(url.pieces(arena)));
  }
  if (isOfHost && url.isKnown() && isOnly(PieceKind::Host)) {
    if (url.origin.empty())
      url.origin = {literalPiece(save(url.url.scheme + "://")), given.front(),
                    literalPiece(save(url.url.port.empty()
                                          ? ""
                                          : ":" + url.url.port))};
    for (Piece &piece : url.origin)
      if (piece.kind == PieceKind::Host)
        piece = given.front();
    return text(texts.intern(url.pieces(arena)));
  }
  if (key == "port" && url.isKnown() && !url.origin.empty() &&
      (isOnly(PieceKind::Port) ||
       (texts.isLiteral(value, known) && !known.empty() &&
        llvm::all_of(known, llvm::isDigit)))) {
    url.origin.truncate(2);
    url.origin.push_back(literalPiece(":"));
    url.origin.push_back(given.front());
    return text(texts.intern(url.pieces(arena)));
  }
  if (key == "protocol" && url.isKnown() && isOnly(PieceKind::Protocol)) {
    Pieces made = url.pieces(arena);
    if (made.front().text.consume_front(url.url.scheme)) {
      made.insert(made.begin(), given.front());
      return text(texts.intern(made));
    }
  }
  Pieces kept{Piece()};
  secretsIn(Value(text(value)), kept);
  if (isOfHost || key == "port" || key == "protocol") {
    secretsIn(Value(text(id)), kept);
    return text(texts.intern(kept));
  }
  if (!url.isKnown()) {
    Pieces pieces = originOf(before);
    pieces.push_back(literalPiece("/"));
    pieces.append(kept);
    return text(texts.intern(pieces));
  }
  if (key == "search" || key == "hash") {
    url.url.fragment.reset();
    if (key == "search")
      url.url.query.reset();
    url.rest.append(kept.begin(), kept.end());
  } else {
    url.forgetPath(kept);
  }
  return text(texts.intern(url.pieces(arena)));
}
