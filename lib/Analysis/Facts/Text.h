//===- Text.h - known pieces of a text, origins of the rest -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_TEXT_H
#define TNTC_LIB_ANALYSIS_FACTS_TEXT_H

#include "Scratch.h"

#include "tntc/IR/Context.h"
#include "tntc/Support/Source.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

#include <string>
#include <vector>

namespace tntc::facts {

enum class PieceKind : uint8_t {
  Literal,  ///< `text`
  Unknown,  ///< no longer known
  Config,   ///< a value of ctx.config; `text`: its path
  Host,     ///< of the dependency `text`
  Port,     ///< of the dependency `text`
  Protocol, ///< of the dependency `text`
  Member,   ///< anything else of the dependency `text`; `member`
  Secret,   ///< `text`: the dependency, or the service with `member`: the key
};

struct Piece {
  PieceKind kind = PieceKind::Unknown;
  StringRef text, member;
  Span span; ///< where it was read
};

using Pieces = llvm::SmallVector<Piece, 4>;

/// Every text that was met, each once. Longer ones than anyone would write
/// are cut: what follows is unknown.
class Texts {
public:
  Texts(ir::Context &arena, Scratch &scratch) : arena(arena), ids(scratch) {}

  uint32_t intern(ArrayRef<Piece> pieces);
  uint32_t literal(StringRef text);
  uint32_t unknown() { return intern({Piece()}); }
  ArrayRef<Piece> pieces(uint32_t id) const { return texts[id]; }

  uint32_t concat(uint32_t left, uint32_t right);
  /// The first pieces, and an unknown end.
  uint32_t prefix(uint32_t id, size_t count);
  /// What all of \p ids begin with, and an unknown end with their secrets.
  uint32_t cover(ArrayRef<uint32_t> ids);
  /// Whether \p id is one of the texts that cover() made \p cover for.
  bool isCovered(uint32_t id, uint32_t cover) const;
  /// True with the whole in \p text when nothing of it is unknown.
  bool isLiteral(uint32_t id, StringRef &text) const;
  /// Without the white space of JavaScript at its ends.
  uint32_t trim(uint32_t id, bool atStart, bool atEnd);
  /// As people read it: what is not known is `*`.
  std::string pattern(ArrayRef<Piece> pieces) const;
  /// The same text with all literals changed by \p change, other pieces
  /// becoming unknown unless they are secrets.
  uint32_t blur(uint32_t id);

private:
  ir::Context &arena;
  std::vector<ArrayRef<Piece>> texts; ///< in the arena
  llvm::StringMap<uint32_t, Scratch &> ids;
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_TEXT_H
