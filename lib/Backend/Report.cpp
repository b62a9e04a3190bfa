//===- Report.cpp - what is granted, and because of which line ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "GrantList.h"
#include "RelativePath.h"
#include "WholeArtifact.h"

#include "tntc/Backend/Backends.h"
#include "tntc/Support/Json.h"
#include "tntc/Support/PlainSecret.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

#include <map>

using namespace tntc;
using namespace tntc::report;

/// Raised when a member changes meaning or goes away.
static constexpr unsigned schemaVersion = 1;

StringRef tntc::reportSchema() {
  return
#include "ReportSchema.inc"
      ;
}

/// The line that caused it, as far as it fits into a table and is nobody's
/// secret: reports go where people discuss a change.
static std::string sourceText(const SourceManager &sources, Span span) {
  constexpr size_t longest = 120;
  if (!span.isValid() || sources.file(span.file).isSecret())
    return {};
  std::string shown = maskPlainSecrets(
      sources.text(span).split('\n').first.rtrim("\r"), TextForm::Code);
  StringRef text = shown;
  if (text.size() <= longest)
    return shown;
  size_t cut = longest;
  while ((text[cut] & 0xC0) == 0x80)
    --cut;
  return (text.take_front(cut) + "...").str();
}

static std::string shownPath(const ir::Call &call) {
  return maskPlainSecrets(call.path, TextForm::Message);
}

/// The file that holds \p span, seen from the workflow's own directory: the
/// report is the same wherever the compiler was started.
static std::string fileName(const BackendRequest &request, Span span) {
  auto path = [&](FileId file) { return request.sources.file(file).path(); };
  return relativePath(path(span.file), llvm::sys::path::parent_path(
                                           path(request.workflow.file),
                                           llvm::sys::path::Style::posix));
}

static json::Value printReason(const ir::Reason &reason,
                               const BackendRequest &request) {
  json::Value value = json::object();
  value["text"] = json::string(reason.text);
  if (!reason.span.isValid())
    return value;
  value["file"] = fileName(request, reason.span);
  LineColumn place =
      request.sources.file(reason.span.file).lineColumn(reason.span.begin);
  value["line"] = place.line;
  value["column"] = place.column;
  std::string source = sourceText(request.sources, reason.span);
  if (!source.empty())
    value["source"] = std::move(source);
  return value;
}

static json::Value printReasons(ArrayRef<ir::Reason> reasons,
                                const BackendRequest &request) {
  json::Value value = json::array();
  for (const ir::Reason &reason : reasons)
    value.push_back(printReason(reason, request));
  return value;
}

static void addUses(json::Value &value, const BackendRequest &request) {
  const ir::Grants &grants = request.workflow.grants;
  value["calls"] = json::array();
  for (const ir::Call &call : grants.calls) {
    json::Value entry = json::object();
    entry["dependency"] = json::string(call.dependency);
    if (!call.method.empty())
      entry["method"] = json::string(call.method);
    if (!call.path.empty())
      entry["path"] = json::string(shownPath(call));
    entry["reasons"] = printReasons(call.reasons, request);
    value["calls"].push_back(std::move(entry));
  }
  value["withheld"] = json::array();
  for (const ir::Withheld &withheld : grants.withheld) {
    json::Value entry = json::object();
    entry["kind"] = json::string(ir::withheldKindName(withheld.kind));
    entry["what"] = json::string(withheld.what);
    entry["reasons"] = printReasons(withheld.reason, request);
    value["withheld"].push_back(std::move(entry));
  }
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
    for (StringRef host : grant.hosts)
      entry["hosts"].push_back(json::string(host));
    if (!grant.narrowing.empty())
      entry["narrowing"] = grant.narrowing;
    entry["reasons"] = printReasons(grant.reasons, request);
    value["grants"].push_back(std::move(entry));
  }
  addUses(value, request);
  addWhole(request, ".report.json", json::print(value) + "\n", out);
}

static void printReason(const ir::Reason &reason, const BackendRequest &request,
                        raw_ostream &out) {
  out << sentenceMarkdown(reason.text);
  if (!reason.span.isValid())
    return;
  LineColumn place =
      request.sources.file(reason.span.file).lineColumn(reason.span.begin);
  out << " (" << codeMarkdown(fileName(request, reason.span)) << " line "
      << place.line << ", column " << place.column << ')';
  std::string source = sourceText(request.sources, reason.span);
  if (!source.empty())
    out << ": " << codeMarkdown(source);
}

static void printReasons(ArrayRef<ir::Reason> reasons,
                         const BackendRequest &request, raw_ostream &out) {
  out << " | ";
  bool isFirst = true;
  for (const ir::Reason &reason : reasons) {
    if (!isFirst)
      out << "<br>";
    isFirst = false;
    printReason(reason, request, out);
  }
  out << " |\n";
}

static void printUses(const BackendRequest &request, raw_ostream &out) {
  const ir::Grants &grants = request.workflow.grants;
  if (!grants.calls.empty())
    out << "\n## Requests that code was seen to make\n\n"
           "| dependency | request | because of |\n| --- | --- | --- |\n";
  // They are sorted by dependency.
  constexpr size_t maxRows = 40;
  std::map<StringRef, size_t> rows;
  for (const ir::Call &call : grants.calls) {
    size_t row = rows[call.dependency]++;
    if (row == maxRows)
      out << "| " << escapeMarkdown(call.dependency) << " | and "
          << llvm::count_if(grants.calls,
                            [&](const ir::Call &other) {
                              return other.dependency == call.dependency;
                            }) -
                 ptrdiff_t(maxRows)
          << " more | |\n";
    if (row >= maxRows)
      continue;
    out << "| " << escapeMarkdown(call.dependency) << " | "
        << escapeMarkdown(call.method.empty() ? "any method" : call.method)
        << ' '
        << (call.path.empty() ? std::string("a path that is not known")
                              : codeMarkdown(shownPath(call)));
    printReasons(call.reasons, request, out);
  }
  if (!grants.withheld.empty())
    out << "\n## Declared, but withheld\n\n"
           "| what | because |\n| --- | --- |\n";
  for (const ir::Withheld &withheld : grants.withheld) {
    out << "| " << ir::withheldKindName(withheld.kind) << ' '
        << codeMarkdown(withheld.what);
    printReasons(withheld.reason, request, out);
  }
}

static void printRow(const Grant &grant, const BackendRequest &request,
                     raw_ostream &out) {
  out << "| " << codeMarkdown(grant.what);
  if (!grant.hosts.empty())
    out << "<br>meant for " << codeMarkdown(llvm::join(grant.hosts, ", "))
        << ": ";
  else if (!grant.narrowing.empty())
    out << "<br>";
  out << escapeMarkdown(grant.narrowing);
  printReasons(grant.reasons, request, out);
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
      printRow(grant, request, stream);
    }
  }
  printUses(request, stream);
  addWhole(request, ".report.md", std::move(text), out);
}
