//===- DenoCommand.cpp - permissions of the process -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"
#include "TriggerPods.h"

#include "tntc/IR/ObjectNames.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::kubernetes;

using Arguments = std::vector<std::string>;

/// What holds for each of our processes (decision O25): nothing is asked, no
/// file beside the entry configures it, no registry is reached by itself, no
/// text becomes code, no variable is seen. The reasons are in docs/Engine.md.
static Arguments fixedFlags() {
  return {"run",         "--no-lock",
          "--no-prompt", "--no-config",
          "--no-npm",    "--v8-flags=--disallow-code-generation-from-strings"};
}

/// An empty list grants nothing: the flag alone would grant everything.
static void addPermission(Arguments &arguments, StringRef flag,
                          ArrayRef<ir::Permission> permissions) {
  if (permissions.empty())
    return;
  std::vector<StringRef> values;
  for (const ir::Permission &permission : permissions)
    values.push_back(permission.value);
  arguments.push_back((flag + "=").str() + llvm::join(values, ","));
}

static void forbidRemoteModules(Arguments &arguments) {
  arguments.push_back("--no-remote");
  arguments.push_back("--cached-only");
}

Arguments kubernetes::engineArguments(const BackendRequest &request) {
  const ir::Grants &grants = request.workflow.grants;
  Arguments arguments = fixedFlags();
  // With modules, the import map leads npm: and jsr: to the proxy, which
  // serves plain ones.
  if (grants.usesModules)
    addPermission(arguments, "--allow-import", grants.import);
  else
    forbidRemoteModules(arguments);
  arguments.push_back(
      ("--import-map=" + importMapMount + "/" + importMapKey).str());
  // Reads as undefined instead of failing, which libraries can live with.
  arguments.push_back("--ignore-env");
  addPermission(arguments, "--allow-env", grants.env);
  if (grants.allowAnyHost)
    arguments.push_back("--allow-net");
  else
    addPermission(arguments, "--allow-net", grants.net);
  addPermission(arguments, "--deny-net", grants.denyNet);
  addPermission(arguments, "--allow-read", grants.read);
  addPermission(arguments, "--allow-write", grants.write);
  arguments.push_back("/app/engine/main.ts");
  arguments.push_back("--workflow");
  arguments.push_back((workflowMount + "/workflow.json").str());
  arguments.push_back("--port");
  arguments.push_back(std::to_string(ir::enginePort));
  return arguments;
}

Arguments kubernetes::postArguments(const BackendRequest &request,
                                    const ir::Trigger &trigger) {
  TriggerPods pods(request);
  Arguments arguments = fixedFlags();
  forbidRemoteModules(arguments);
  arguments.push_back("--ignore-env");
  addPermission(arguments, "--allow-net", pods.permissions());
  arguments.push_back("/app/engine/post.ts");
  arguments.push_back("http://" + pods.address().str() + "/run");
  if (!trigger.name->empty())
    arguments.push_back(trigger.name->str());
  return arguments;
}

static void addVariable(json::Value &list, StringRef name, StringRef text) {
  json::Value entry = json::object();
  entry["name"] = json::string(name);
  entry["value"] = json::string(text);
  list.push_back(std::move(entry));
}

json::Value kubernetes::engineEnvironment(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  json::Value list = json::array();
  addVariable(list, "DENO_NO_UPDATE_CHECK", "1");
  // Else the image's own cache serves, which nobody can write.
  if (workflow.grants.usesModules)
    addVariable(list, "DENO_DIR", "/tmp/deno-cache");
  for (const ir::ServiceFacts &service : workflow.services)
    for (const ir::ServiceVariable &variable : service.environment)
      addVariable(list, variable.name, variable.value);
  const ir::Profile::Telemetry &telemetry = request.profile.telemetry;
  if (!telemetry.enabled)
    return list;
  addVariable(list, "OTEL_DENO", "true");
  addVariable(list, "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
  addVariable(list, "OTEL_EXPORTER_OTLP_ENDPOINT",
              "http://" + telemetry.service + "." + telemetry.nameSpace +
                  ".svc.cluster.local:" + std::to_string(telemetry.port));
  addVariable(list, "OTEL_SERVICE_NAME", *workflow.name);
  if (workflow.enclave.isPresent())
    addVariable(list, "OTEL_RESOURCE_ATTRIBUTES",
                ("k8s.namespace.name=" + *workflow.enclave +
                 ",tentacular.enclave=" + *workflow.enclave)
                    .str());
  return list;
}
