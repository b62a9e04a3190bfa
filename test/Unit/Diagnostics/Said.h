//===- Said.h - diagnostics for tests ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_TEST_UNIT_DIAGNOSTICS_SAID_H
#define TNTC_TEST_UNIT_DIAGNOSTICS_SAID_H

#include "tntc/Diagnostics/DiagnosticConsumer.h"
#include "tntc/Diagnostics/DiagnosticEngine.h"

namespace tntc {

/// A source manager, an engine, and what a form of printing makes of it.
struct Said {
  SourceManager sources;
  DiagnosticEngine diags{sources, {}};

  FileId add(StringRef text, Sensitivity sensitivity = Sensitivity::Public,
             StringRef path = "workflow.yaml") {
    return sources.add(path.str(), text.str(), sensitivity);
  }
  /// The first place of \p needle in \p file.
  Span find(FileId file, StringRef needle) {
    auto at = uint32_t(sources.file(file).text().find(needle));
    return {file, at, uint32_t(at + needle.size())};
  }
  template <typename Create>
  std::string print(Create create) {
    std::string result;
    llvm::raw_string_ostream out(result);
    std::unique_ptr<DiagnosticConsumer> consumer = create(out);
    for (const Diagnostic &diagnostic : diags.finish())
      consumer->handle(diagnostic, sources);
    consumer->finish();
    return result;
  }
  std::string text(bool colour = false) {
    return print(
        [&](raw_ostream &out) { return createTextConsumer(out, colour); });
  }
};

} // namespace tntc

#endif // TNTC_TEST_UNIT_DIAGNOSTICS_SAID_H
