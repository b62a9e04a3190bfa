//===- TextConsumer.cpp - for people --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/DiagnosticConsumer.h"

using namespace tntc;

DiagnosticConsumer::~DiagnosticConsumer() = default;

namespace {
class TextConsumer : public DiagnosticConsumer {
public:
  explicit TextConsumer(raw_ostream &out) : out(out) {}
  void handle(const Diagnostic &diagnostic,
              const SourceManager &sources) override;

private:
  void place(Span span, const SourceManager &sources);
  raw_ostream &out;
};
} // namespace

void TextConsumer::place(Span span, const SourceManager &sources) {
  if (!span.isValid()) {
    out << "tntc-compile: ";
    return;
  }
  const SourceFile &file = sources.file(span.file);
  LineColumn at = file.lineColumn(span.begin);
  out << file.path() << ':' << at.line << ':' << at.column << ": ";
}

void TextConsumer::handle(const Diagnostic &diagnostic,
                          const SourceManager &sources) {
  place(diagnostic.span, sources);
  out << severityName(diagnostic.severity) << '['
      << diag::info(diagnostic.id).codeName() << "]: " << diagnostic.message
      << '\n';
  for (const Note &note : diagnostic.notes) {
    place(note.span, sources);
    out << "note: " << note.message << '\n';
  }
}

std::unique_ptr<DiagnosticConsumer> tntc::createTextConsumer(raw_ostream &out,
                                                             bool) {
  return std::make_unique<TextConsumer>(out);
}
