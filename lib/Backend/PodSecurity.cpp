//===- PodSecurity.cpp - hardening and limits of every pod ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/Support/Names.h"

using namespace tntc;
using namespace tntc::kubernetes;

// What the restricted Pod Security standard asks for, and a read-only root.

/// `nobody`; group 0 would be the group of many an image's files.
static constexpr unsigned nobody = 65534;

static json::Value podSecurityContext() {
  json::Value value = json::object();
  value["runAsNonRoot"] = true;
  value["runAsUser"] = nobody;
  value["runAsGroup"] = nobody;
  value["seccompProfile"]["type"] = "RuntimeDefault";
  return value;
}

json::Value kubernetes::hardenedPodSpec(const ir::Profile &profile) {
  json::Value spec = json::object();
  spec["automountServiceAccountToken"] = false;
  spec["enableServiceLinks"] = false;
  if (!profile.runtimeClass.empty())
    spec["runtimeClassName"] = profile.runtimeClass;
  spec["securityContext"] = podSecurityContext();
  return spec;
}

json::Value kubernetes::containerSecurityContext() {
  json::Value value = json::object();
  value["readOnlyRootFilesystem"] = true;
  value["allowPrivilegeEscalation"] = false;
  value["capabilities"]["drop"] = {"ALL"};
  return value;
}

namespace {
struct Amount {
  std::string request, limit;
};
} // namespace

static int64_t milli(StringRef quantity) {
  return names::parseQuantityMilli(quantity).value_or(0);
}

/// A limit is never below its request, also when only one was declared.
static Amount fillIn(StringRef request, StringRef limit, const Amount &usual) {
  Amount amount{request.str(), limit.str()};
  if (amount.limit.empty())
    amount.limit =
        milli(request) > milli(usual.limit) ? request.str() : usual.limit;
  if (amount.request.empty())
    amount.request = milli(amount.limit) < milli(usual.request) ? amount.limit
                                                                : usual.request;
  return amount;
}

json::Value kubernetes::resources(const ir::Resources &requests,
                                  const ir::Resources &limits) {
  Amount cpu = fillIn(*requests.cpu, *limits.cpu, {"100m", "500m"});
  Amount memory = fillIn(*requests.memory, *limits.memory, {"64Mi", "256Mi"});
  json::Value value = json::object();
  value["requests"]["cpu"] = cpu.request;
  value["requests"]["memory"] = memory.request;
  value["limits"]["cpu"] = cpu.limit;
  value["limits"]["memory"] = memory.limit;
  return value;
}
