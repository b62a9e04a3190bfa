//===- FileBeside.cpp - files of a workflow that are no code --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FileBeside.h"

using namespace tntc;
using namespace tntc::driver;

static constexpr uint64_t maxBytes = 1u << 20;

std::optional<SourceTree::Result> driver::readBeside(const SourceTree &tree,
                                                     StringRef path,
                                                     DiagnosticEngine &diags) {
  SourceTree::Result read = tree.read(path, maxBytes);
  std::string display = tree.display(path);
  switch (read.status) {
  case SourceTree::Status::Ok:
    return read;
  case SourceTree::Status::Missing:
    break;
  case SourceTree::Status::Outside:
    diags.report(diag::FileOutside, {}, display).about(display);
    break;
  case SourceTree::Status::NotRegular:
    diags.report(diag::NotAFile, {}, display, "").about(display);
    break;
  case SourceTree::Status::TooLarge:
  case SourceTree::Status::Unreadable:
    diags
        .report(diag::CannotRead, {}, display,
                read.message.empty() ? "larger than 1 MiB" : read.message)
        .about(display);
    break;
  }
  return std::nullopt;
}
