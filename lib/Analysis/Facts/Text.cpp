//===- Text.cpp - a text as known pieces and where the rest is from -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Text.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"

using namespace tntc;
using namespace tntc::facts;

static constexpr size_t maxPieces = 24;
static constexpr size_t maxLiteral = 4096;

using Key = llvm::SmallString<256>;

static Key keyOf(ArrayRef<Piece> pieces) {
  Key key;
  for (const Piece &piece : pieces) {
    uint32_t head[] = {uint32_t(piece.kind), uint32_t(piece.text.size()),
                       uint32_t(piece.member.size()), piece.span.file.index,
                       piece.span.begin};
    key += StringRef(reinterpret_cast<const char *>(head), sizeof(head));
    key += piece.text;
    key += piece.member;
  }
  return key;
}

uint32_t Texts::intern(ArrayRef<Piece> pieces) {
  Pieces kept;
  for (const Piece &piece : pieces) {
    if (piece.kind == PieceKind::Literal && piece.text.empty())
      continue;
    bool isFull = kept.size() >= maxPieces;
    bool isUnknown = piece.kind == PieceKind::Unknown;
    // A secret is never dropped: where it goes is what is asked for.
    if ((isUnknown || isFull) && piece.kind != PieceKind::Secret) {
      if (kept.empty() || kept.back().kind != PieceKind::Unknown)
        kept.push_back(Piece());
      continue;
    }
    if (isFull && llvm::any_of(kept, [&](const Piece &other) {
          return other.kind == piece.kind && other.text == piece.text &&
                 other.member == piece.member;
        }))
      continue;
    if (kept.size() >= 2 * maxPieces)
      continue;
    if (piece.kind == PieceKind::Literal && !kept.empty() &&
        kept.back().kind == PieceKind::Literal) {
      Piece &last = kept.back();
      last.text = arena.save(last.text + piece.text);
      continue;
    }
    kept.push_back(piece);
  }
  for (size_t i = 0; i < kept.size(); ++i)
    if (kept[i].kind == PieceKind::Literal &&
        kept[i].text.size() > maxLiteral) {
      kept[i].text = kept[i].text.take_front(maxLiteral);
      if (i + 1 == kept.size() || kept[i + 1].kind != PieceKind::Unknown)
        kept.insert(kept.begin() + i + 1, Piece());
    }
  auto [at, isNew] = ids.try_emplace(keyOf(kept), texts.size());
  if (!isNew)
    return at->second;
  // Kept longer than what it may have been taken from.
  for (Piece &piece : kept) {
    piece.text = arena.save(piece.text);
    piece.member = arena.save(piece.member);
  }
  texts.push_back(arena.save(ArrayRef<Piece>(kept)));
  return at->second;
}

uint32_t Texts::literal(StringRef text) {
  Piece piece;
  piece.kind = PieceKind::Literal;
  piece.text = text;
  return intern(piece);
}

uint32_t Texts::concat(uint32_t left, uint32_t right) {
  Pieces both(texts[left].begin(), texts[left].end());
  both.append(texts[right].begin(), texts[right].end());
  return intern(both);
}

uint32_t Texts::prefix(uint32_t id, size_t count) {
  Pieces kept;
  for (const Piece &piece : texts[id])
    if (kept.size() < count || piece.kind == PieceKind::Secret)
      kept.push_back(piece);
    else if (kept.back().kind != PieceKind::Unknown)
      kept.push_back(Piece());
  if (kept.empty() || kept.back().kind != PieceKind::Unknown)
    kept.push_back(Piece());
  return intern(kept);
}

static bool isSame(const Piece &a, const Piece &b) {
  return a.kind == b.kind && a.text == b.text && a.member == b.member;
}

uint32_t Texts::cover(ArrayRef<uint32_t> ids) {
  Pieces common(texts[ids.front()].begin(), texts[ids.front()].end());
  Pieces secrets;
  for (uint32_t id : ids) {
    ArrayRef<Piece> other = texts[id];
    for (const Piece &piece : other)
      if (piece.kind == PieceKind::Secret)
        secrets.push_back(piece);
    size_t same = 0;
    while (same < common.size() && same < other.size() &&
           isSame(common[same], other[same]))
      ++same;
    StringRef shared;
    if (same < common.size() && same < other.size() &&
        common[same].kind == PieceKind::Literal &&
        other[same].kind == PieceKind::Literal) {
      StringRef a = common[same].text, b = other[same].text;
      size_t count = 0;
      while (count < a.size() && count < b.size() && a[count] == b[count])
        ++count;
      shared = a.take_front(count);
    }
    common.truncate(same);
    if (shared.empty())
      continue;
    Piece piece;
    piece.kind = PieceKind::Literal;
    piece.text = shared;
    common.push_back(piece);
  }
  common.push_back(Piece());
  common.append(secrets);
  return intern(common);
}

bool Texts::isCovered(uint32_t id, uint32_t cover) const {
  ArrayRef<Piece> pieces = texts[id], all = texts[cover];
  for (const Piece &piece : pieces)
    if (piece.kind == PieceKind::Secret &&
        llvm::none_of(all, [&](Piece each) { return isSame(each, piece); }))
      return false;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == PieceKind::Unknown)
      return true;
    if (i >= pieces.size())
      return false;
    if (isSame(all[i], pieces[i]))
      continue;
    return all[i].kind == PieceKind::Literal &&
           pieces[i].kind == PieceKind::Literal &&
           pieces[i].text.starts_with(all[i].text) && i + 1 < all.size() &&
           all[i + 1].kind == PieceKind::Unknown;
  }
  return false;
}

bool Texts::isLiteral(uint32_t id, StringRef &text) const {
  ArrayRef<Piece> pieces = texts[id];
  if (pieces.empty()) {
    text = "";
    return true;
  }
  if (pieces.size() != 1 || pieces.front().kind != PieceKind::Literal)
    return false;
  text = pieces.front().text;
  return true;
}

std::string Texts::pattern(ArrayRef<Piece> pieces) const {
  std::string text;
  for (const Piece &piece : pieces)
    if (piece.kind == PieceKind::Literal)
      text += piece.text;
    else if (text.empty() || text.back() != '*')
      text += '*';
  return text;
}

/// The WhiteSpace and LineTerminator of ECMA-262.
static bool isSpace(uint32_t point) {
  return (point >= 0x09 && point <= 0x0d) || point == ' ' || point == 0xa0 ||
         point == 0x1680 || (point >= 0x2000 && point <= 0x200a) ||
         point == 0x2028 || point == 0x2029 || point == 0x202f ||
         point == 0x205f || point == 0x3000 || point == 0xfeff;
}

static StringRef trimStart(StringRef text) {
  while (!text.empty()) {
    CodePoint first = CodePoint::first(text);
    if (!isSpace(first.value))
      break;
    text = text.drop_front(first.size);
  }
  return text;
}

static StringRef trimEnd(StringRef text) {
  while (!text.empty()) {
    size_t begin = text.size() - 1;
    while (begin && (text[begin] & 0xc0) == 0x80)
      --begin;
    if (!isSpace(CodePoint::first(text.drop_front(begin)).value))
      break;
    text = text.take_front(begin);
  }
  return text;
}

uint32_t Texts::trim(uint32_t id, bool atStart, bool atEnd) {
  Pieces kept(texts[id].begin(), texts[id].end());
  while (atStart && !kept.empty() && kept.front().kind == PieceKind::Literal) {
    kept.front().text = trimStart(kept.front().text);
    if (!kept.front().text.empty())
      break;
    kept.erase(kept.begin());
  }
  while (atEnd && !kept.empty() && kept.back().kind == PieceKind::Literal) {
    kept.back().text = trimEnd(kept.back().text);
    if (!kept.back().text.empty())
      break;
    kept.pop_back();
  }
  return intern(kept);
}

uint32_t Texts::blur(uint32_t id) {
  Pieces kept;
  for (const Piece &piece : texts[id])
    kept.push_back(piece.kind == PieceKind::Secret ? piece : Piece());
  return intern(kept);
}
