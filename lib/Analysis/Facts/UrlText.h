//===- UrlText.h - an address of which parts are known ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_URLTEXT_H
#define TNTC_LIB_ANALYSIS_FACTS_URLTEXT_H

#include "Text.h"
#include "WebUrl.h"

namespace tntc::facts {

/// Pieces of a text, read as an address as far as they are known.
struct UrlText {
  WebUrl::Reading reading = WebUrl::Reading::Undecided;
  /// Of a connection, up to the end of its host and port; `url` has another
  /// host in its place then.
  Pieces origin;
  WebUrl url;
  Pieces rest; ///< what follows, not all of which is known

  static UrlText read(ArrayRef<Piece> text, const UrlText *base);
  bool isKnown() const { return reading == WebUrl::Reading::Known; }
  bool isWhole() const { return origin.empty() && rest.empty(); }
  /// What `url.<key>` is, where that is known to the end.
  std::optional<std::string> get(StringRef key) const;
  /// The same again, as it stands in `url.href`.
  Pieces pieces(ir::Context &arena) const;
  /// Keeps where it is, of what is asked for there only the secrets.
  void forgetPath(ArrayRef<Piece> before = {});

private:
  bool takeOrigin(ArrayRef<Piece> text);
  void take(StringRef begin, const UrlText *base);
};

Piece literalPiece(StringRef text);

/// \p text up to the end of the host, where that is not known.
Pieces originOf(ArrayRef<Piece> text);

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_URLTEXT_H
