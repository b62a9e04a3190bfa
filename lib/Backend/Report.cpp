//===- Report.cpp - what is granted, and because of which line ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "GrantList.h"

#include "tntc/Backend/Backends.h"
#include "tntc/Support/Json.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::report;

/// Raised when a member changes meaning or goes away.
static constexpr unsigned schemaVersion = 1;

StringRef tntc::reportSchema() {
  return
#include "ReportSchema.inc"
      ;
}

/// The line that caused it, as far as it fits into a table.
static std::string sourceText(const SourceManager &sources, Span span) {
  constexpr size_t longest = 120;
  if (!span.isValid() || sources.file(span.file).isSecret())
    return {};
  StringRef text = sources.text(span).split('\n').first.rtrim("\r");
  if (text.size() <= longest)
    return text.str();
  size_t cut = longest;
  while ((text[cut] & 0xC0) == 0x80)
    --cut;
  return (text.take_front(cut) + "...").str();
}

static json::Value printReason(const ir::Reason &reason,
                               const SourceManager &sources) {
  json::Value value = json::object();
  value["text"] = json::string(reason.text);
  if (!reason.span.isValid())
    return value;
  const SourceFile &file = sources.file(reason.span.file);
  LineColumn place = file.lineColumn(reason.span.begin);
  value["file"] = json::string(file.path());
  value["line"] = place.line;
  value["column"] = place.column;
  std::string source = sourceText(sources, reason.span);
  if (!source.empty())
    value["source"] = std::move(source);
  return value;
}

static json::Value printReasons(ArrayRef<ir::Reason> reasons,
                                const SourceManager &sources) {
  json::Value value = json::array();
  for (const ir::Reason &reason : reasons)
    value.push_back(printReason(reason, sources));
  return value;
}

static void addUses(json::Value &value, const ir::Grants &grants,
                    const SourceManager &sources) {
  value["calls"] = json::array();
  for (const ir::Call &call : grants.calls) {
    json::Value entry = json::object();
    entry["dependency"] = json::string(call.dependency);
    if (!call.method.empty())
      entry["method"] = json::string(call.method);
    if (!call.path.empty())
      entry["path"] = json::string(call.path);
    entry["reasons"] = printReasons(call.reasons, sources);
    value["calls"].push_back(std::move(entry));
  }
  value["withheld"] = json::array();
  for (const ir::Withheld &withheld : grants.withheld) {
    json::Value entry = json::object();
    entry["kind"] = json::string(ir::withheldKindName(withheld.kind));
    entry["what"] = json::string(withheld.what);
    entry["reasons"] = printReasons(withheld.reason, sources);
    value["withheld"].push_back(std::move(entry));
  }
}

static void addArtifact(const Twine &file, std::string bytes,
                        ArtifactSet &out) {
  Artifact artifact;
  artifact.file = file.str();
  artifact.bytes = std::move(bytes);
  [[maybe_unused]] bool added = out.add(std::move(artifact));
  assert(added && "stems are unique");
}

void tntc::emitReport(const BackendRequest &request, DiagnosticEngine &,
                      ArtifactSet &out) {
  const ir::Workflow &workflow = request.workflow;
  json::Value value = json::object();
  value["schemaVersion"] = schemaVersion;
  value["workflow"] = json::string(*workflow.name);
  value["version"] = json::string(*workflow.version);
  if (workflow.enclave.isPresent())
    value["enclave"] = json::string(*workflow.enclave);
  value["grants"] = json::array();
  for (const Grant &grant : listGrants(request)) {
    json::Value entry = json::object();
    entry["kind"] = json::string(kindName(grant.kind));
    entry["what"] = grant.what;
    if (!grant.hosts.empty()) {
      for (StringRef host : grant.hosts)
        entry["hosts"].push_back(json::string(host));
      entry["narrowing"] = grant.narrowing;
    }
    entry["reasons"] = printReasons(grant.reasons, request.sources);
    value["grants"].push_back(std::move(entry));
  }
  addUses(value, workflow.grants, request.sources);
  addArtifact(request.stem + ".report.json", json::print(value) + "\n", out);
}

static void printReason(const ir::Reason &reason, const SourceManager &sources,
                        raw_ostream &out) {
  out << escapeMarkdown(reason.text);
  if (!reason.span.isValid())
    return;
  const SourceFile &file = sources.file(reason.span.file);
  LineColumn place = file.lineColumn(reason.span.begin);
  out << " (" << codeMarkdown(file.path()) << " line " << place.line
      << ", column " << place.column << ')';
  std::string source = sourceText(sources, reason.span);
  if (!source.empty())
    out << ": " << codeMarkdown(source);
}

static void printReasons(ArrayRef<ir::Reason> reasons,
                         const SourceManager &sources, raw_ostream &out) {
  out << " | ";
  bool isFirst = true;
  for (const ir::Reason &reason : reasons) {
    if (!isFirst)
      out << "<br>";
    isFirst = false;
    printReason(reason, sources, out);
  }
  out << " |\n";
}

static void printUses(const ir::Grants &grants, const SourceManager &sources,
                      raw_ostream &out) {
  if (!grants.calls.empty())
    out << "\n## Requests that code was seen to make\n\n"
           "| dependency | request | because of |\n| --- | --- | --- |\n";
  for (const ir::Call &call : grants.calls) {
    out << "| " << escapeMarkdown(call.dependency) << " | "
        << escapeMarkdown(call.method.empty() ? "any method" : call.method)
        << ' '
        << (call.path.empty() ? std::string("a path that is not known")
                              : codeMarkdown(call.path));
    printReasons(call.reasons, sources, out);
  }
  if (!grants.withheld.empty())
    out << "\n## Declared, but withheld\n\n"
           "| what | because |\n| --- | --- |\n";
  for (const ir::Withheld &withheld : grants.withheld) {
    out << "| " << ir::withheldKindName(withheld.kind) << ' '
        << codeMarkdown(withheld.what);
    printReasons(withheld.reason, sources, out);
  }
}

static void printRow(const Grant &grant, const SourceManager &sources,
                     raw_ostream &out) {
  out << "| " << codeMarkdown(grant.what);
  if (!grant.hosts.empty())
    out << "<br>meant for " << codeMarkdown(llvm::join(grant.hosts, ", "))
        << ": " << escapeMarkdown(grant.narrowing);
  printReasons(grant.reasons, sources, out);
}

void tntc::emitMarkdownReport(const BackendRequest &request, DiagnosticEngine &,
                              ArtifactSet &out) {
  const ir::Workflow &workflow = request.workflow;
  std::string text;
  llvm::raw_string_ostream stream(text);
  stream << "# What " << escapeMarkdown(*workflow.name) << ' '
         << escapeMarkdown(*workflow.version) << " is granted\n";
  std::vector<Grant> grants = listGrants(request);
  for (Kind kind : allKinds) {
    bool isFirst = true;
    for (const Grant &grant : grants) {
      if (grant.kind != kind)
        continue;
      if (isFirst)
        stream << "\n## " << kindTitle(kind)
               << "\n\n| what | because of |\n| --- | --- |\n";
      isFirst = false;
      printRow(grant, request.sources, stream);
    }
  }
  printUses(workflow.grants, request.sources, stream);
  addArtifact(request.stem + ".report.md", std::move(text), out);
}
