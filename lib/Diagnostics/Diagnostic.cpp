//===- Diagnostic.cpp - the table of codes --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Diagnostics/Diagnostic.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;

static constexpr diag::Info rows[] = {
#define DIAG(NAME, CODE, SEVERITY, GROUP, TEXT)                                \
  {diag::Id::NAME, CODE, Severity::SEVERITY, GROUP, TEXT},
#include "tntc/Diagnostics/Diagnostics.def"
};

StringRef tntc::severityName(Severity severity) {
  switch (severity) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Remark:
    return "remark";
  case Severity::Off:
    return "off";
  }
  llvm_unreachable("covered switch");
}

const diag::Info &diag::info(Id id) { return rows[size_t(id)]; }

ArrayRef<diag::Info> diag::all() { return rows; }

std::string diag::Info::codeName() const {
  return "TNT" + std::to_string(code);
}

const diag::Info *diag::find(StringRef codeName) {
  unsigned code;
  if (!codeName.consume_front("TNT") || codeName.size() != 4 ||
      codeName.getAsInteger(10, code))
    return nullptr;
  const Info *row = llvm::lower_bound(
      rows, code, [](const Info &info, unsigned c) { return info.code < c; });
  return row != std::end(rows) && row->code == code ? row : nullptr;
}
