//===- JsonConsumer.cpp - one object a line, for programs -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/DiagnosticConsumer.h"

#include "Render.h"
#include "tntc/Support/Json.h"

using namespace tntc;

namespace {
class JsonConsumer : public DiagnosticConsumer {
public:
  explicit JsonConsumer(raw_ostream &out) : out(out) {}
  void handle(const Diagnostic &diagnostic,
              const SourceManager &sources) override;

private:
  raw_ostream &out;
};
} // namespace

/// Adds the place of \p span to \p object; all null for the run as a whole.
static void addPlace(json::Value &object, Span span,
                     const SourceManager &sources) {
  if (!span.isValid()) {
    for (const char *key : {"file", "line", "column", "endLine", "endColumn",
                            "offset", "endOffset"})
      object[key] = nullptr;
    return;
  }
  span = render::shown(sources, span);
  const SourceFile &file = sources.file(span.file);
  LineColumn begin = file.lineColumn(span.begin);
  LineColumn end = file.lineColumn(span.end);
  object["file"] = json::string(file.path());
  object["line"] = begin.line;
  object["column"] = begin.column;
  object["endLine"] = end.line;
  object["endColumn"] = end.column;
  object["offset"] = span.begin;
  object["endOffset"] = span.end;
}

static json::Value noteValue(const Note &note, const SourceManager &sources) {
  json::Value object = json::object();
  object["message"] = json::string(note.message);
  addPlace(object, note.span, sources);
  return object;
}

static json::Value fixValue(const Fix &fix, const SourceManager &sources) {
  json::Value object = json::object();
  object["title"] = json::string(fix.title);
  object["machineApplicable"] = fix.machineApplicable;
  json::Value edits = json::array();
  for (const Edit &edit : fix.edits) {
    json::Value item = json::object();
    addPlace(item, edit.span, sources);
    item["text"] = json::string(edit.text);
    edits.push_back(std::move(item));
  }
  object["edits"] = std::move(edits);
  return object;
}

void JsonConsumer::handle(const Diagnostic &diagnostic,
                          const SourceManager &sources) {
  const diag::Info &info = diag::info(diagnostic.id);
  json::Value object = json::object();
  object["code"] = diagnostic.codeName();
  object["severity"] = json::string(severityName(diagnostic.severity));
  object["message"] = json::string(diagnostic.message);
  addPlace(object, diagnostic.span, sources);
  if (!diagnostic.path.empty())
    object["file"] = json::string(diagnostic.path);
  json::Value notes = json::array();
  for (const Note &note : diagnostic.notes)
    notes.push_back(noteValue(note, sources));
  object["notes"] = std::move(notes);
  json::Value fixits = json::array();
  for (const Fix &fix : diagnostic.fixes)
    if (render::mayShow(sources, fix))
      fixits.push_back(fixValue(fix, sources));
  object["fixits"] = std::move(fixits);
  object["group"] = json::string(info.group);
  object["url"] = render::pageUrl(TNTC_DOCS_URL, info);
  out << json::print(object, 0) << '\n';
}

std::unique_ptr<DiagnosticConsumer> tntc::createJsonConsumer(raw_ostream &out) {
  return std::make_unique<JsonConsumer>(out);
}
