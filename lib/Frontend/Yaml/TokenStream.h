//===- TokenStream.h - libyaml behind a small door --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_TOKENSTREAM_H
#define TNTC_FRONTEND_YAML_TOKENSTREAM_H

#include "Bytes.h"

#include <yaml.h>

namespace tntc::yaml {

/// The tokens of one file, one at a time, with places in bytes; owns libyaml's
/// scanner and the current token.
class TokenStream {
public:
  /// Reads \p text, which is a copy of the file's or the file's own, from
  /// \p begin, the start of a line.
  TokenStream(FileId file, StringRef text, uint32_t begin, bool ascii,
              DiagnosticEngine &diags);
  ~TokenStream();
  TokenStream(const TokenStream &) = delete;
  TokenStream &operator=(const TokenStream &) = delete;

  /// Replaces the current token. False where libyaml knows no token.
  bool next();

  yaml_token_type_t type() const { return current.type; }
  const yaml_token_t &token() const { return current; }
  uint32_t begin() const { return beginByte; }
  uint32_t end() const { return endByte; }
  int column() const { return int(current.start_mark.column); }
  bool isMultiLine() const {
    return current.start_mark.line != current.end_mark.line;
  }
  /// After a failed next(): where.
  uint32_t problem() const { return places.toByte(scanner.problem_mark.index); }
  /// Whether it is in a block scalar, where blanks are text.
  bool isInBlockScalar() const;
  void reportProblem();

private:
  static int read(void *self, unsigned char *buffer, size_t size,
                  size_t *written);

  FileId file;
  DiagnosticEngine &diags;
  PlaceMap places;
  yaml_parser_t scanner;
  yaml_token_t current;
  uint32_t beginByte = 0;
  uint32_t endByte = 0;
  StringRef rest; ///< what libyaml has not taken yet
  bool addBreak;
};

/// Reports a character near \p at that only looks like a space, if there is
/// one: what fails there fails because of it.
bool reportForeignBlank(FileId file, uint32_t at, DiagnosticEngine &diags);

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_TOKENSTREAM_H
