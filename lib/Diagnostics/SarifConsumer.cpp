//===- SarifConsumer.cpp - SARIF 2.1.0, for code scanning -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/DiagnosticConsumer.h"

#include "Render.h"
#include "tntc/Support/Json.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/xxhash.h"

using namespace tntc;

namespace {
class SarifConsumer : public DiagnosticConsumer {
public:
  explicit SarifConsumer(raw_ostream &out) : out(out) {}
  void handle(const Diagnostic &diagnostic,
              const SourceManager &sources) override;
  void finish() override;

private:
  std::string fingerprint(const Diagnostic &diagnostic,
                          const SourceManager &sources);

  raw_ostream &out;
  json::Value results = json::array();
  /// How often a fingerprint was given, to tell equal lines apart.
  std::map<uint64_t, unsigned> given;
};
} // namespace

/// The bytes as they are, for an artifact's content.
static json::Value content(StringRef bytes) {
  json::Value object = json::object();
  object["text"] = json::string(bytes);
  return object;
}

/// A message in which what \p words quote becomes neither a link, `[a](b)`,
/// nor a placeholder, `{0}` (SARIF 2.1.0, 3.11.5 and 3.11.6).
static json::Value text(StringRef words) {
  std::string plain;
  for (char c : words) {
    if (c == '[' || c == ']')
      plain += '\\';
    plain += c;
    if (c == '{' || c == '}')
      plain += c;
  }
  bool isHarmless =
      !words.contains("](") && !llvm::Regex("\\{[0-9]+\\}").match(words);
  return content(isHarmless ? words : StringRef(plain));
}

static json::Value artifact(StringRef path) {
  json::Value object = json::object();
  object["uri"] = render::uri(path);
  return object;
}

static json::Value region(Span span, const SourceFile &file) {
  LineColumn begin = file.lineColumn(span.begin);
  LineColumn end = file.lineColumn(span.end);
  json::Value object = json::object();
  object["startLine"] = begin.line;
  object["startColumn"] = begin.column;
  object["endLine"] = end.line;
  object["endColumn"] = end.column;
  object["byteOffset"] = span.begin;
  object["byteLength"] = span.end - span.begin;
  return object;
}

static json::Value physicalLocation(Span span, const SourceManager &sources) {
  span = render::shown(sources, span);
  const SourceFile &file = sources.file(span.file);
  json::Value object = json::object();
  object["artifactLocation"] = artifact(file.path());
  object["region"] = region(span, file);
  return object;
}

static json::Value relatedLocation(size_t id, const Note &note,
                                   const SourceManager &sources) {
  json::Value object = json::object();
  object["id"] = id;
  if (note.span.isValid())
    object["physicalLocation"] = physicalLocation(note.span, sources);
  object["message"] = text(note.message);
  return object;
}

/// A change for each file that the fix touches, in the order of first touch.
static json::Value fixValue(const Fix &fix, const SourceManager &sources) {
  std::vector<FileId> order;
  std::map<FileId, json::Value> replacements;
  for (const Edit &edit : fix.edits) {
    auto [slot, isNew] =
        replacements.try_emplace(edit.span.file, json::array());
    if (isNew)
      order.push_back(edit.span.file);
    json::Value replacement = json::object();
    replacement["deletedRegion"] =
        region(edit.span, sources.file(edit.span.file));
    replacement["insertedContent"] = content(edit.text);
    slot->second.push_back(std::move(replacement));
  }
  json::Value changes = json::array();
  for (FileId id : order) {
    json::Value change = json::object();
    change["artifactLocation"] = artifact(sources.file(id).path());
    change["replacements"] = std::move(replacements[id]);
    changes.push_back(std::move(change));
  }
  json::Value object = json::object();
  object["description"] = text(fix.title);
  object["artifactChanges"] = std::move(changes);
  return object;
}

static StringRef level(Severity severity) {
  switch (severity) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Remark:
    return "note";
  case Severity::Off:
    return "none";
  }
  llvm_unreachable("covered switch");
}

/// Stays the same when lines move: made of code, path and the line's text,
/// and for a secret file of nothing that it holds.
std::string SarifConsumer::fingerprint(const Diagnostic &diagnostic,
                                       const SourceManager &sources) {
  std::string key = diagnostic.codeName();
  if (diagnostic.span.isValid()) {
    const SourceFile &file = sources.file(diagnostic.span.file);
    key += '\0';
    key += file.path();
    key += '\0';
    // The start of a line tells it well enough, however long it is.
    if (!file.isSecret())
      key += file.line(file.lineNumber(diagnostic.span.begin))
                 .trim()
                 .take_front(1000);
  } else if (!diagnostic.path.empty()) {
    key += '\0';
    key += diagnostic.path;
  }
  uint64_t hash = llvm::xxh3_64bits(StringRef(key));
  return llvm::utohexstr(hash, /*LowerCase=*/true, /*Width=*/16) + ":" +
         std::to_string(++given[hash]);
}

void SarifConsumer::handle(const Diagnostic &diagnostic,
                           const SourceManager &sources) {
  json::Value result = json::object();
  result["ruleId"] = diagnostic.codeName();
  // A plugin's rules are not among ours.
  if (diagnostic.foreignCode.empty())
    result["ruleIndex"] = unsigned(diagnostic.id);
  result["level"] = json::string(level(diagnostic.severity));
  result["message"] = text(diagnostic.message);
  json::Value locations = json::array();
  if (diagnostic.span.isValid()) {
    json::Value location = json::object();
    location["physicalLocation"] = physicalLocation(diagnostic.span, sources);
    locations.push_back(std::move(location));
  } else if (!diagnostic.path.empty()) {
    json::Value location = json::object();
    location["physicalLocation"]["artifactLocation"] =
        artifact(diagnostic.path);
    locations.push_back(std::move(location));
  }
  result["locations"] = std::move(locations);
  if (!diagnostic.notes.empty()) {
    json::Value related = json::array();
    for (const Note &note : diagnostic.notes)
      related.push_back(relatedLocation(related.size(), note, sources));
    result["relatedLocations"] = std::move(related);
  }
  result["partialFingerprints"] = json::object();
  result["partialFingerprints"]["tntcLine/v1"] =
      fingerprint(diagnostic, sources);
  json::Value fixes = json::array();
  for (const Fix &fix : diagnostic.fixes)
    if (render::mayShow(sources, fix) && !fix.edits.empty())
      fixes.push_back(fixValue(fix, sources));
  if (!fixes.empty())
    result["fixes"] = std::move(fixes);
  results.push_back(std::move(result));
}

/// The title of the rule's page: the text of its messages has gaps in it.
static StringRef title(const diag::Info &info) {
  StringRef line = diag::explain(info.id).split('\n').first;
  StringRef title = line.split(": ").second;
  return title.empty() ? info.text : title;
}

static json::Value rule(const diag::Info &info) {
  json::Value object = json::object();
  object["id"] = info.codeName();
  object["shortDescription"] = text(title(info));
  object["help"] = text("tntc-compile --explain " + info.codeName());
  // The format wants an absolute address here.
  if (!StringRef(TNTC_DOCS_URL).empty())
    object["helpUri"] = render::pageUrl(TNTC_DOCS_URL, info);
  object["defaultConfiguration"] = json::object();
  object["defaultConfiguration"]["level"] = json::string(level(info.severity));
  object["properties"] = json::object();
  object["properties"]["tags"] = json::array();
  object["properties"]["tags"].push_back(json::string(info.group));
  return object;
}

void SarifConsumer::finish() {
  json::Value driver = json::object();
  driver["name"] = "tntc-compile";
  driver["version"] = TNTC_VERSION;
  json::Value rules = json::array();
  for (const diag::Info &info : diag::all())
    rules.push_back(rule(info));
  driver["rules"] = std::move(rules);

  json::Value run = json::object();
  run["tool"] = json::object();
  run["tool"]["driver"] = std::move(driver);
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(results);

  json::Value log = json::object();
  log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = json::array();
  log["runs"].push_back(std::move(run));
  out << json::print(log) << '\n';
}

std::unique_ptr<DiagnosticConsumer>
tntc::createSarifConsumer(raw_ostream &out) {
  return std::make_unique<SarifConsumer>(out);
}
