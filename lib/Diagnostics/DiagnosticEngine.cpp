//===- DiagnosticEngine.cpp - severity, ignores, order --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/DiagnosticEngine.h"

#include "tntc/Support/PlainSecret.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tntc;

Severity SeverityPolicy::effective(const diag::Info &info) const {
  Severity severity = info.severity;
  if (auto group = byName.find(info.group); group != byName.end())
    severity = group->second;
  if (auto code = byName.find(info.codeName()); code != byName.end())
    severity = code->second;
  // What is an error by itself stays one: a flag may not let it pass.
  if (info.severity == Severity::Error)
    return Severity::Error;
  if (severity == Severity::Warning && (strict || warningsAsErrors))
    return Severity::Error;
  return severity;
}

InFlightDiagnostic::InFlightDiagnostic(InFlightDiagnostic &&other) noexcept
    : engine(std::exchange(other.engine, nullptr)),
      diagnostic(std::move(other.diagnostic)) {}

InFlightDiagnostic::~InFlightDiagnostic() {
  if (engine)
    engine->add(std::move(diagnostic));
}

InFlightDiagnostic &InFlightDiagnostic::note(Span span,
                                             const Twine &message) & {
  diagnostic.notes.push_back({span, message.str()});
  return *this;
}

InFlightDiagnostic &&InFlightDiagnostic::note(Span span,
                                              const Twine &message) && {
  diagnostic.notes.push_back({span, message.str()});
  return std::move(*this);
}

InFlightDiagnostic &&InFlightDiagnostic::suggest(const Twine &title, Span span,
                                                 const Twine &text) && {
  diagnostic.fixes.push_back({title.str(), false, {{span, text.str()}}});
  return std::move(*this);
}

InFlightDiagnostic &&InFlightDiagnostic::fix(const Twine &title, Span span,
                                             const Twine &text) && {
  diagnostic.fixes.push_back({title.str(), true, {{span, text.str()}}});
  return std::move(*this);
}

InFlightDiagnostic &&InFlightDiagnostic::fix(Fix fix) && {
  diagnostic.fixes.push_back(std::move(fix));
  return std::move(*this);
}

InFlightDiagnostic &&InFlightDiagnostic::about(StringRef path) && {
  diagnostic.path = path.str();
  return std::move(*this);
}

InFlightDiagnostic &InFlightDiagnostic::foreignCode(StringRef code) & {
  diagnostic.foreignCode = code.str();
  return *this;
}

/// Replaces `{0}`..`{9}` in \p text; nothing else has a meaning there.
static std::string substitute(StringRef text,
                              ArrayRef<DiagArgument> arguments) {
  std::string result;
  while (!text.empty()) {
    if (text.size() >= 3 && text[0] == '{' && text[2] == '}' &&
        size_t(text[1] - '0') < arguments.size()) {
      result += arguments[text[1] - '0'].text;
      text = text.drop_front(3);
      continue;
    }
    result += text.front();
    text = text.drop_front();
  }
  return result;
}

InFlightDiagnostic DiagnosticEngine::build(diag::Id id, Span span,
                                           ArrayRef<DiagArgument> arguments) {
  const diag::Info &info = diag::info(id);
  Diagnostic diagnostic{id,   policy.effective(info),
                        span, substitute(info.text, arguments),
                        {},   {},
                        {}};
  return InFlightDiagnostic(*this, std::move(diagnostic));
}

bool DiagnosticEngine::hasErrorIn(Span span) const {
  return llvm::any_of(list, [&](const Diagnostic &each) {
    return each.severity == Severity::Error && each.span.file == span.file &&
           span.begin <= each.span.begin && each.span.end <= span.end;
  });
}

void DiagnosticEngine::add(Diagnostic diagnostic) {
  // An ignore of what is switched off anyway is not a useless one.
  if (isIgnored(diagnostic) || diagnostic.severity == Severity::Off)
    return;
  if (diagnostic.severity == Severity::Error)
    ++errors;
  // Whoever quotes the input may quote what nobody should have written there.
  diagnostic.message = maskPlainSecrets(diagnostic.message, TextForm::Message);
  for (Note &note : diagnostic.notes)
    note.message = maskPlainSecrets(note.message, TextForm::Message);
  list.push_back(std::move(diagnostic));
}

/// True for what a reader says of a value from which nothing could be made.
static bool refusesValue(diag::Id id) {
  switch (id) {
  case diag::KeyNotScalar:
  case diag::WrongKind:
  case diag::EmptyValue:
  case diag::QuotedNumber:
  case diag::OutOfRange:
  case diag::UnknownWord:
  case diag::NotOneLine:
  case diag::BadSecretReference:
  case diag::BadTimeout:
    return true;
  default:
    return false;
  }
}

/// One fault never causes a trail of others: what a pass says of a value that
/// was refused is said of a value that is not there; and that a field is for
/// the platform is said already by who knows what the platform put there.
/// \p list is sorted.
static void dropTrails(std::vector<Diagnostic> &list) {
  auto at = list.begin(), kept = list.begin();
  while (at != list.end()) {
    auto end = std::find_if(at, list.end(), [&](const Diagnostic &other) {
      return other.span != at->span;
    });
    bool isRefused = std::any_of(at, end, [](const Diagnostic &diagnostic) {
      return refusesValue(diagnostic.id);
    });
    bool isReplaced = std::any_of(at, end, [](const Diagnostic &diagnostic) {
      return diagnostic.id == diag::ServiceFieldIgnored;
    });
    for (; at != end; ++at) {
      if (isRefused && diag::info(at->id).group != "field")
        continue;
      if (isReplaced && at->id == diag::ServiceField)
        continue;
      if (kept != at)
        *kept = std::move(*at);
      ++kept;
    }
  }
  list.erase(kept, list.end());
}

std::vector<Diagnostic> DiagnosticEngine::finish() {
  if (!hasErrors())
    for (const auto &[key, ignore] : ignores)
      if (!ignore.used && diag::find(std::get<0>(key)))
        report(diag::UnusedIgnore, ignore.span, std::get<0>(key));
  ignores.clear();
  // A run-wide diagnostic has the greatest file index and so comes last.
  std::stable_sort(list.begin(), list.end(),
                   [](const Diagnostic &a, const Diagnostic &b) {
                     return std::tie(a.span, a.id, a.foreignCode, a.message) <
                            std::tie(b.span, b.id, b.foreignCode, b.message);
                   });
  auto same = [](const Diagnostic &a, const Diagnostic &b) {
    return a.id == b.id && a.span == b.span && a.message == b.message &&
           a.foreignCode == b.foreignCode;
  };
  list.erase(std::unique(list.begin(), list.end(), same), list.end());
  dropTrails(list);
  errors = unsigned(llvm::count_if(
      list, [](const Diagnostic &d) { return d.severity == Severity::Error; }));
  return std::move(list);
}
