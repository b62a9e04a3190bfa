//===- GithubConsumer.cpp - annotations of a pull request -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/DiagnosticConsumer.h"

#include "Render.h"

using namespace tntc;

namespace {
class GithubConsumer : public DiagnosticConsumer {
public:
  explicit GithubConsumer(raw_ostream &out) : out(out) {}
  void handle(const Diagnostic &diagnostic,
              const SourceManager &sources) override;

private:
  raw_ostream &out;
};
} // namespace

/// The workflow commands' own escapes: a line break would end the command and
/// let what follows be one of its own (`::set-env`).
static std::string quote(StringRef text, bool isProperty) {
  std::string result;
  for (char c : text) {
    if (c == '%')
      result += "%25";
    else if (c == '\r')
      result += "%0D";
    else if (c == '\n')
      result += "%0A";
    else if (isProperty && c == ':')
      result += "%3A";
    else if (isProperty && c == ',')
      result += "%2C";
    else
      result += c;
  }
  return result;
}

static StringRef command(Severity severity) {
  switch (severity) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Remark:
  case Severity::Off:
    return "notice";
  }
  llvm_unreachable("covered switch");
}

void GithubConsumer::handle(const Diagnostic &diagnostic,
                            const SourceManager &sources) {
  out << "::" << command(diagnostic.severity) << ' ';
  if (diagnostic.span.isValid()) {
    Span span = render::shown(sources, diagnostic.span);
    const SourceFile &file = sources.file(span.file);
    LineColumn begin = file.lineColumn(span.begin);
    LineColumn end = file.lineColumn(span.end);
    out << "file=" << quote(render::escape(file.path()), true)
        << ",line=" << begin.line << ",endLine=" << end.line;
    // Columns are allowed on one line only, and the last one is part of it.
    if (begin.line == end.line)
      out << ",col=" << begin.column << ",endColumn="
          << (end.column > begin.column ? end.column - 1 : begin.column);
    out << ',';
  } else if (!diagnostic.path.empty()) {
    out << "file=" << quote(render::escape(diagnostic.path), true) << ',';
  }
  out << "title=" << diagnostic.codeName()
      << "::" << quote(render::escape(diagnostic.message), false);
  for (const Note &note : diagnostic.notes) {
    out << "%0A";
    if (note.span.isValid()) {
      const SourceFile &file = sources.file(note.span.file);
      LineColumn at = file.lineColumn(note.span.begin);
      out << quote(render::escape(file.path()), false) << ':' << at.line << ':'
          << at.column << ": ";
    }
    out << "note: " << quote(render::escape(note.message), false);
  }
  out << '\n';
}

std::unique_ptr<DiagnosticConsumer>
tntc::createGithubConsumer(raw_ostream &out) {
  return std::make_unique<GithubConsumer>(out);
}
