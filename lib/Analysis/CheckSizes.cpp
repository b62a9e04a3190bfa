//===- CheckSizes.cpp - code that fits a ConfigMap ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// An object of Kubernetes may have 1 MiB, and etcd's request hardly more. 900
// KiB of code leave room for what surrounds it.
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

static constexpr size_t mostBytes = 900 * 1024;

void tntc::checkSizes(const ir::Workflow &workflow, PassContext &context) {
  auto sizeOf = [&](FileId file) {
    return context.sources.file(file).text().size();
  };
  size_t total = sizeOf(workflow.file);
  std::vector<const ir::ShippedFile *> files;
  for (const ir::ShippedFile &file : workflow.shipped) {
    total += sizeOf(file.file);
    files.push_back(&file);
  }
  if (total <= mostBytes)
    return;
  llvm::stable_sort(files, [&](const auto *a, const auto *b) {
    return sizeOf(a->file) > sizeOf(b->file);
  });
  InFlightDiagnostic diagnostic = context.diags.report(
      diag::TooMuchCode,
      workflow.nodesSpan.isValid() ? workflow.nodesSpan : workflow.name.span,
      total, mostBytes);
  for (const ir::ShippedFile *file : llvm::ArrayRef(files).take_front(3))
    diagnostic.note(file->reason.span, "'" + file->path + "' has " +
                                           Twine(sizeOf(file->file)) +
                                           " bytes");
}
