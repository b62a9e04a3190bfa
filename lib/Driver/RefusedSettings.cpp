//===- RefusedSettings.cpp - what hangs on a faulty setting ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "RefusedSettings.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::driver;

static constexpr struct {
  diag::Id id;
  StringRef setting; ///< what would keep it from being said
} rows[] = {
    {diag::ForbiddenAddress, "policy.allow-link-local"},
    {diag::ForbiddenAddress, "policy.allow-loopback"},
    {diag::ForbiddenAddress, "policy.allow-metadata"},
    {diag::PrivateRange, "policy.ranges"},
    {diag::PrivateRangeRefused, "policy.ranges"},
    {diag::ForeignNamespace, "policy.namespaces"},
    {diag::ForeignNamespaceRefused, "policy.namespaces"},
    {diag::DynamicTarget, "policy.allow-dynamic-targets"},
    {diag::DynamicTargetRefused, "policy.allow-dynamic-targets"},
    {diag::ModuleRefused, "policy.modules"},
    {diag::ImageRefused, "policy.images"},
    {diag::ServiceNotEnabled, "services.enabled"},
};

void driver::dropTrailsOf(const Configuration &configuration,
                          std::vector<Diagnostic> &list) {
  if (configuration.refused.empty())
    return;
  llvm::erase_if(list, [&](const Diagnostic &diagnostic) {
    return llvm::any_of(rows, [&](const auto &row) {
      return row.id == diagnostic.id && configuration.isRefused(row.setting);
    });
  });
}
