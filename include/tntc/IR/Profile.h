//===- Profile.h - platform facts, from trusted files -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_PROFILE_H
#define TNTC_IR_PROFILE_H

#include "tntc/IR/Located.h"
#include "tntc/Support/Cidr.h"
#include "tntc/Support/Json.h"

#include <map>
#include <string>
#include <vector>

namespace tntc::ir {

/// What `[policy]` of trusted configuration caps (decision O24). Without it
/// the defaults hold, which only warn about private ranges and the like.
struct Policy {
  bool present = false;
  bool allowLoopback = false, allowLinkLocal = false, allowMetadata = false;
  std::vector<Cidr> allowedRanges;            ///< private ranges that are fine
  std::vector<std::string> allowedNamespaces; ///< in-cluster, beside the own
  bool allowDynamicTargets = false;
  std::vector<std::string> imagePrefixes; ///< empty: any
  std::vector<std::string> moduleSources; ///< `npm:postgres`, `jsr:@std/*`
};

struct LabelSelector {
  std::vector<std::pair<std::string, std::string>> pod, nameSpace;
};

/// How the cluster is set up. Every member has a default, so that a workflow
/// compiles with no configuration at all. Plain data, not arena-held.
struct Profile {
  std::string enclave; ///< `[defaults] enclave`, empty: none
  std::vector<std::string> knownNamespaces;
  std::string image = "tentacular-engine:" TNTC_VERSION;
  std::string imagePullPolicy = "Always";
  std::string runtimeClass = "gvisor"; ///< empty: none
  std::string trustDomain = "tentacular.local";
  std::vector<std::string> services; ///< enabled exoskeleton services

  struct ModuleProxy {
    std::string nameSpace = "tentacular-support";
    std::string app = "esm-sh"; ///< `app.kubernetes.io/name` of its pods
    uint16_t port = 8080;

    std::string url() const {
      return "http://" + app + "." + nameSpace +
             ".svc.cluster.local:" + std::to_string(port);
    }
  } moduleProxy;

  struct Telemetry {
    bool enabled = true;
    std::string nameSpace = "tentacular-observability";
    std::string service = "otel-collector";
    uint16_t port = 4318;
  } telemetry;

  /// Who may call `/run` beside the cron pods.
  struct Ingress {
    std::string controlNamespace = "tentacular-system";
    std::string controlApp = "tentacular-mcp";
    std::vector<std::string> webhookNamespaces = {"istio-system"};
  } ingress;

  struct Quota {
    std::string cpu, memory;
    unsigned pods = 0;
  };
  std::map<std::string, Quota> quotas = {{"small", {"2", "2Gi", 10}},
                                         {"medium", {"4", "8Gi", 20}},
                                         {"large", {"8", "16Gi", 50}}};

  /// `[plugins.NAME]`: what a plugin may say, and what it is told.
  struct Plugin {
    std::string path;      ///< empty: built in, or found by its name
    std::string directory; ///< of the file that says so
    std::string sha256;    ///< empty: not pinned
    std::vector<std::string> grants;
    uint64_t generation = 1; ///< of its credentials
    json::Value options = json::object();
    /// Something of it was refused and told. It is not run: what was refused
    /// may have been the sum that pins it.
    bool isRefused = false;
  };
  std::map<std::string, Plugin> plugins;

  std::string kubernetesMin = "1.28", kubernetesMax = "1.34";
  Policy policy;
};

/// Namespaces that no enclave may take (decision I8).
ArrayRef<StringRef> reservedNamespaces();

} // namespace tntc::ir

#endif // TNTC_IR_PROFILE_H
