//===- TokenStream.cpp - libyaml's tokens and errors ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TokenStream.h"

#include "llvm/Support/ErrorHandling.h"

#include <algorithm>
#include <cstring>

using namespace tntc;

/// A last line of blanks alone, without a line break.
static bool endsInBlankLine(StringRef text) {
  StringRef rest = text.rtrim(" \t");
  return rest.size() != text.size() &&
         (rest.empty() || rest.back() == '\n' || rest.back() == '\r');
}

yaml::TokenStream::TokenStream(FileId file, StringRef text, uint32_t begin,
                               bool ascii, DiagnosticEngine &diags)
    : file(file), diags(diags), places(text, begin, ascii),
      rest(text.drop_front(begin)), addBreak(endsInBlankLine(text)) {
  if (!yaml_parser_initialize(&scanner))
    llvm::report_bad_alloc_error("no memory for the YAML scanner");
  std::memset(&current, 0, sizeof current);
  yaml_parser_set_encoding(&scanner, YAML_UTF8_ENCODING);
  yaml_parser_set_input(&scanner, read, this);
}

yaml::TokenStream::~TokenStream() {
  yaml_token_delete(&current);
  yaml_parser_delete(&scanner);
}

/// Hands the text over as it is, but completes a last line of blanks: at the
/// end of the input libyaml drops it from a block scalar that keeps its
/// trailing lines.
int yaml::TokenStream::read(void *self, unsigned char *buffer, size_t size,
                            size_t *written) {
  auto &stream = *static_cast<TokenStream *>(self);
  *written = std::min(size, stream.rest.size());
  std::memcpy(buffer, stream.rest.data(), *written);
  stream.rest = stream.rest.drop_front(*written);
  if (stream.rest.empty() && stream.addBreak && *written < size) {
    buffer[(*written)++] = '\n';
    stream.addBreak = false;
  }
  return 1;
}

bool yaml::TokenStream::next() {
  yaml_token_delete(&current);
  if (!yaml_parser_scan(&scanner, &current)) {
    if (scanner.error == YAML_MEMORY_ERROR)
      llvm::report_bad_alloc_error("no memory for the YAML scanner");
    return false;
  }
  beginByte = places.toByte(current.start_mark.index);
  endByte = places.toByte(current.end_mark.index);
  return true;
}

bool yaml::TokenStream::isInBlockScalar() const {
  return scanner.context &&
         StringRef(scanner.context).ends_with("block scalar");
}

void yaml::TokenStream::reportProblem() {
  uint32_t at = problem();
  auto report = diags.report(diag::YamlSyntax, Span{file, at, at},
                             StringRef(scanner.problem));
  if (!scanner.context)
    return;
  uint32_t begin = places.toByte(scanner.context_mark.index);
  report.note(Span{file, begin, begin}, Twine(scanner.context));
}
