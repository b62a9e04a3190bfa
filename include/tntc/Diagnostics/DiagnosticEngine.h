//===- DiagnosticEngine.h - collects and judges -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DIAGNOSTICS_DIAGNOSTICENGINE_H
#define TNTC_DIAGNOSTICS_DIAGNOSTICENGINE_H

#include "tntc/Diagnostics/Diagnostic.h"

#include <concepts>
#include <map>
#include <tuple>
#include <vector>

namespace tntc {

/// What the command line says of severities. Later entries win; `TNTnnnn`
/// wins over its group.
struct SeverityPolicy {
  bool strict = false; ///< warnings are errors
  bool warningsAsErrors = false;
  std::map<std::string, Severity, std::less<>> byName; ///< group or TNTnnnn

  Severity effective(const diag::Info &info) const;
};

class DiagnosticEngine;

/// Gathers notes and fixes; reports when it is destroyed.
class InFlightDiagnostic {
public:
  InFlightDiagnostic(InFlightDiagnostic &&other) noexcept;
  InFlightDiagnostic(const InFlightDiagnostic &) = delete;
  InFlightDiagnostic &operator=(InFlightDiagnostic &&) = delete;
  ~InFlightDiagnostic();

  InFlightDiagnostic &&note(Span span, const Twine &message) &&;
  InFlightDiagnostic &note(Span span, const Twine &message) &;
  /// A fix that a person has to judge.
  InFlightDiagnostic &&suggest(const Twine &title, Span span,
                               const Twine &text) &&;
  /// A fix that `--fix` applies.
  InFlightDiagnostic &&fix(const Twine &title, Span span, const Twine &text) &&;
  InFlightDiagnostic &&fix(Fix fix) &&;
  /// Names a file that is not among the sources, where `span` is invalid.
  InFlightDiagnostic &&about(StringRef path) &&;
  /// Shows the code of a plugin instead of the carrier's own.
  InFlightDiagnostic &foreignCode(StringRef code) &;

private:
  friend class DiagnosticEngine;
  InFlightDiagnostic(DiagnosticEngine &engine, Diagnostic diagnostic)
      : engine(&engine), diagnostic(std::move(diagnostic)) {}
  DiagnosticEngine *engine;
  Diagnostic diagnostic;
};

/// One argument of a message: text, or a number in decimal.
class DiagArgument {
public:
  DiagArgument(StringRef text) : text(text.str()) {}
  DiagArgument(const std::string &text) : text(text) {}
  DiagArgument(const char *text) : text(text) {}
  template <std::integral T>
  DiagArgument(T number) : text(std::to_string(number)) {}
  std::string text;
};

/// Collects the diagnostics of one unit. Not for use by several threads.
class DiagnosticEngine {
public:
  DiagnosticEngine(const SourceManager &sources, SeverityPolicy policy)
      : sources(sources), policy(std::move(policy)) {}

  template <typename... Arguments>
  InFlightDiagnostic report(diag::Id id, Span span, Arguments &&...arguments) {
    const DiagArgument list[] = {DiagArgument(""), DiagArgument(arguments)...};
    return build(id, span, ArrayRef<DiagArgument>(list).drop_front());
  }

  /// True when something was reported that is an error under the policy.
  bool hasErrors() const { return errors != 0; }
  unsigned errorCount() const { return errors; }
  /// Whether one of them lies within \p span.
  bool hasErrorIn(Span span) const;

  /// Looks for `tntc-ignore TNTnnnn: reason` comments in \p file. One applies
  /// to the line it stands on or, when it stands alone, to the next line that
  /// is not such a comment itself. It may be a plugin's code. Only warnings and
  /// remarks can be silenced, none of the security group, and none that the
  /// policy raises to an error by name (decision O24); `strict` alone does not
  /// count as that. \p texts are parts of the file that are no comments, in
  /// their order, as far as they hold `ignoreWord`. What was reported on the
  /// file before may be silenced too.
  void readIgnores(FileId file, ArrayRef<Span> texts = {});
  static constexpr llvm::StringLiteral ignoreWord = "tntc-ignore";

  /// Everything reported, in source order (file, place, code), each once. When
  /// there is no error, which could have kept a check from running, also a
  /// warning for each ignore that silenced nothing; of a plugin's code only
  /// that plugin would know. Ends the collection.
  std::vector<Diagnostic> finish();

  const SourceManager &sourceManager() const { return sources; }

private:
  friend class InFlightDiagnostic;
  struct Ignore {
    Span span;
    bool used = false;
  };
  /// The code, and the file and line that an ignore applies to.
  using IgnoreKey = std::tuple<std::string, FileId, uint32_t>;
  struct FoundIgnore;

  InFlightDiagnostic build(diag::Id id, Span span,
                           ArrayRef<DiagArgument> arguments);
  void add(Diagnostic diagnostic);
  void addIgnores(ArrayRef<FoundIgnore> found);
  void applyIgnores(FileId file);
  bool mayIgnore(const diag::Info &info) const;
  bool isIgnored(const Diagnostic &diagnostic);

  const SourceManager &sources;
  SeverityPolicy policy;
  std::vector<Diagnostic> list;
  std::multimap<IgnoreKey, Ignore> ignores;
  unsigned errors = 0;
};

} // namespace tntc

#endif // TNTC_DIAGNOSTICS_DIAGNOSTICENGINE_H
