//===- Layout.h - rules on blanks that libyaml does not hold ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_LAYOUT_H
#define TNTC_FRONTEND_YAML_LAYOUT_H

#include "TokenStream.h"

namespace tntc::yaml {

/// Where a token stands: the column of the innermost block collection (-1 at
/// the top of the document), and whether a flow collection is open.
struct Surroundings {
  int indent = -1;
  bool inFlow = false;
  uint32_t flowBegin = 0; ///< in flow: the bracket or brace
};

/// Checks the bytes of the file itself, token by token and gap by gap, for
/// what libyaml accepts or misreads though YAML 1.2 has it otherwise.
class Layout {
public:
  /// \p tabs: libyaml was given spaces for tabs, so that these need a look.
  Layout(FileId file, bool tabs, DiagnosticEngine &diags)
      : file(file), text(diags.sourceManager().file(file).text()), tabs(tabs),
        diags(diags) {}

  /// The bytes between two tokens.
  void checkGap(uint32_t from, uint32_t to, Surroundings around);
  /// A token by itself; \p afterJson when a quoted scalar or a flow
  /// collection ended just before it.
  void checkToken(const TokenStream &tokens, Surroundings around,
                  bool afterJson);

  /// The end of a block scalar's last line that is not blank.
  uint32_t contentEnd(uint32_t begin, uint32_t end) const;
  bool failed() const { return hasFailed; }

private:
  void checkTabs(uint32_t begin);
  void checkLines(uint32_t begin, uint32_t end, int indent);
  void checkIndent(uint32_t lineBegin, int indent, uint32_t valueBegin);
  void checkBlockScalar(const TokenStream &tokens, Surroundings around);
  void checkAnchor(const TokenStream &tokens, Surroundings around);
  bool isBlankOrEnd(size_t at) const;
  bool isFlowIndicator(size_t at) const;
  InFlightDiagnostic refuse(diag::Id id, size_t begin, size_t end);

  FileId file;
  StringRef text;
  bool tabs;
  DiagnosticEngine &diags;
  bool hasFailed = false;
};

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_LAYOUT_H
