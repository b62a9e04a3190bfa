//===- Objects.h - one function for each kind of object ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_OBJECTS_H
#define TNTC_LIB_BACKEND_OBJECTS_H

#include "KubernetesObject.h"

#include <optional>
#include <vector>

namespace tntc::kubernetes {

/// Bytes under a ConfigMap's keys, by key.
using Files = std::map<std::string, std::string>;

struct CodeFile {
  std::string key, path; ///< `nodes__a.ts`, `nodes/a.ts`
};

/// What goes into `<n>-code` and how the pod sees it.
struct Code {
  Files files;
  std::vector<CodeFile> items; ///< workflow files first, then by path
};

// Files.
Code makeCode(const BackendRequest &request);
/// One file, also when it maps nothing: the command line names it.
Files makeImportMap(const BackendRequest &request);
/// The form that an engine reads (decision O16).
json::Value normalise(const BackendRequest &request);
/// What people and tools read about the workflow; nothing that runs does.
Files makeMetadata(const BackendRequest &request);
/// A hash that no two different sets of files share.
std::string checksum(const Files &files);

// Objects.
Object makeConfigMap(const ObjectMeta &meta, const Files &files);
/// Nothing when no value is there. Call it only for `--secrets=plain`.
std::optional<Object> makeSecret(const BackendRequest &request);
/// Empty without a platform key (decision O6).
std::string secretChecksum(const BackendRequest &request);
/// Bytes of all values, as the API server counts them.
size_t secretSize(const BackendRequest &request);
/// The key in the Secret, which is also the name of the mounted file.
std::string secretFile(const ir::SecretKey &secret);
Object makeNetworkPolicy(const BackendRequest &request);
Object makeTriggerNetworkPolicy(const BackendRequest &request);
Object makeService(const BackendRequest &request);
Object makeDeployment(const BackendRequest &request, const Code &code,
                      const Files &importMap);
Object makeAutoscaler(const BackendRequest &request);
std::vector<Object> makeCronJobs(const BackendRequest &request);

// What several objects share.
/// `app.kubernetes.io/name`, `version`, `managed-by`.
StringMap commonLabels(const ir::Workflow &workflow);
/// Those of an object that nothing selects by version.
StringMap plainLabels(const ir::Workflow &workflow);
/// What selects the pods of the workflow, and no others.
StringMap podSelector(const ir::Workflow &workflow);
/// Labels of cron pods (decision O18): nothing of the workflow selects them.
StringMap triggerSelector(const ir::Workflow &workflow);
ObjectMeta metaFor(const ir::Workflow &workflow, StringRef name,
                   StringMap labels);
/// What a person wants to see: description, tags, environment.
StringMap descriptiveAnnotations(const ir::Workflow &workflow);
/// Everything that a Deployment says of its workflow.
StringMap deploymentAnnotations(const BackendRequest &request);

/// Of every pod: no token, no variables of other Services, the runtime class
/// and what the restricted standard asks for. The caller adds the containers.
json::Value hardenedPodSpec(const ir::Profile &profile);
json::Value containerSecurityContext();
/// Requests and limits as declared; what is missing is filled in, since a
/// namespace with a quota refuses pods that leave it open.
json::Value resources(const ir::Resources &requests,
                      const ir::Resources &limits);
/// Of the main container, after the command `deno`.
std::vector<std::string> engineArguments(const BackendRequest &request);
/// Of a cron pod's container.
std::vector<std::string> postArguments(const BackendRequest &request,
                                       const ir::Trigger &trigger);
json::Value engineEnvironment(const BackendRequest &request);

// Where things are mounted; the engine's documentation says the same.
inline constexpr StringRef workflowMount = "/app/workflow";
inline constexpr StringRef importMapMount = "/app/import-map";
inline constexpr StringRef secretsMount = "/app/secrets";
inline constexpr StringRef scratchMount = "/tmp";
inline constexpr StringRef sharedMount = "/shared"; ///< with the sidecars
inline constexpr StringRef importMapKey = "import_map.json";

} // namespace tntc::kubernetes

#endif // TNTC_LIB_BACKEND_OBJECTS_H
