//===- EventStream.h - libyaml behind a small door --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_EVENTSTREAM_H
#define TNTC_FRONTEND_YAML_EVENTSTREAM_H

#include "Bytes.h"

#include <yaml.h>

namespace tntc::yaml {

/// The events of one file, one at a time; owns parser and current event.
class EventStream {
public:
  EventStream(FileId file, const Bytes &bytes, DiagnosticEngine &diags);
  ~EventStream();
  EventStream(const EventStream &) = delete;
  EventStream &operator=(const EventStream &) = delete;

  /// Replaces the current event. False at a syntax error, which is reported.
  bool next();
  const yaml_event_t &event() const { return current; }

  /// Of the current event, in bytes of the file.
  uint32_t begin() const { return places.toByte(current.start_mark.index); }
  uint32_t end() const { return places.toByte(current.end_mark.index); }

private:
  void reportError();
  static int read(void *self, unsigned char *buffer, size_t size,
                  size_t *written);

  FileId file;
  DiagnosticEngine &diags;
  StringRef text;
  PlaceMap places;
  yaml_parser_t parser;
  yaml_event_t current;
  /// What the parser has not taken yet.
  StringRef rest;
  bool addBreak;
};

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_EVENTSTREAM_H
