//===- TextConsumer.cpp - for people --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/DiagnosticConsumer.h"

#include "Render.h"
#include "Snippet.h"

using namespace tntc;

DiagnosticConsumer::~DiagnosticConsumer() = default;

namespace {
class TextConsumer : public DiagnosticConsumer {
public:
  TextConsumer(raw_ostream &out, bool colour) : out(out), colour(colour) {}
  void handle(const Diagnostic &diagnostic,
              const SourceManager &sources) override;

private:
  /// Prints \p text in the style of the ANSI parameters \p style.
  void styled(StringRef style, const Twine &text);
  void place(Span span, const SourceManager &sources);
  void message(Span span, StringRef style, const Twine &label, StringRef text,
               const SourceManager &sources);
  void fix(const Fix &fix, const SourceManager &sources);

  raw_ostream &out;
  bool colour;
};
} // namespace

void TextConsumer::styled(StringRef style, const Twine &text) {
  if (colour)
    out << "\033[" << style << 'm' << text << "\033[0m";
  else
    out << text;
}

void TextConsumer::place(Span span, const SourceManager &sources) {
  if (!span.isValid()) {
    styled("1", "tntc-compile: ");
    return;
  }
  const SourceFile &file = sources.file(span.file);
  LineColumn at = file.lineColumn(span.begin);
  styled("1", render::escape(file.path()) + ":" + Twine(at.line) + ":" +
                  Twine(at.column) + ": ");
}

void TextConsumer::message(Span span, StringRef style, const Twine &label,
                           StringRef text, const SourceManager &sources) {
  place(span, sources);
  styled(style, label + ": ");
  out << render::escape(text) << '\n';
  if (span.isValid() && !sources.file(span.file).isSecret())
    printSnippet(out, sources.file(span.file), span, colour);
}

void TextConsumer::fix(const Fix &fix, const SourceManager &sources) {
  if (fix.edits.empty() || !render::mayShow(sources, fix))
    return;
  place(fix.edits.front().span, sources);
  styled("1;32", fix.machineApplicable ? "fix: " : "fix (needs a human): ");
  out << render::escape(fix.title) << '\n';
  printFix(out, fix, sources, colour);
}

static StringRef style(Severity severity) {
  switch (severity) {
  case Severity::Error:
    return "1;31";
  case Severity::Warning:
    return "1;35";
  case Severity::Remark:
  case Severity::Off:
    return "1;34";
  }
  llvm_unreachable("covered switch");
}

void TextConsumer::handle(const Diagnostic &diagnostic,
                          const SourceManager &sources) {
  message(diagnostic.span, style(diagnostic.severity),
          severityName(diagnostic.severity) + "[" +
              diagnostic.codeName() + "]",
          diagnostic.message, sources);
  for (const Note &note : diagnostic.notes)
    message(note.span, "1;36", "note", note.message, sources);
  for (const Fix &item : diagnostic.fixes)
    fix(item, sources);
}

std::unique_ptr<DiagnosticConsumer> tntc::createTextConsumer(raw_ostream &out,
                                                             bool colour) {
  return std::make_unique<TextConsumer>(out, colour);
}
