//===- EventStream.cpp - libyaml's events and errors ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EventStream.h"

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

yaml::EventStream::EventStream(FileId file, const Bytes &bytes,
                               DiagnosticEngine &diags)
    : file(file), diags(diags), text(diags.sourceManager().file(file).text()),
      places(text, bytes.markSize, bytes.ascii),
      rest(text.drop_front(bytes.markSize)), addBreak(endsInBlankLine(text)) {
  if (!yaml_parser_initialize(&parser))
    llvm::report_bad_alloc_error("no memory for the YAML parser");
  std::memset(&current, 0, sizeof current);
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input(&parser, read, this);
}

yaml::EventStream::~EventStream() {
  yaml_event_delete(&current);
  yaml_parser_delete(&parser);
}

/// Hands the text over as it is, but completes a last line of blanks: at the
/// end of the input libyaml drops it from a block scalar that keeps its
/// trailing lines.
int yaml::EventStream::read(void *self, unsigned char *buffer, size_t size,
                            size_t *written) {
  auto &stream = *static_cast<EventStream *>(self);
  *written = std::min(size, stream.rest.size());
  std::memcpy(buffer, stream.rest.data(), *written);
  stream.rest = stream.rest.drop_front(*written);
  if (stream.rest.empty() && stream.addBreak && *written < size) {
    buffer[(*written)++] = '\n';
    stream.addBreak = false;
  }
  return 1;
}

bool yaml::EventStream::next() {
  yaml_event_delete(&current);
  if (yaml_parser_parse(&parser, &current))
    return true;
  reportError();
  return false;
}

void yaml::EventStream::reportError() {
  if (parser.error == YAML_MEMORY_ERROR)
    llvm::report_bad_alloc_error("no memory for the YAML parser");
  uint32_t at = places.toByte(parser.problem_mark.index);
  auto report = diags.report(diag::YamlSyntax, Span{file, at, at},
                             StringRef(parser.problem));
  if (!parser.context)
    return;
  uint32_t begin = places.toByte(parser.context_mark.index);
  report.note(Span{file, begin, begin}, Twine(parser.context));
}
