//===- Service.cpp - the address of the engine ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/IR/ObjectNames.h"

using namespace tntc;
using namespace tntc::kubernetes;

Object kubernetes::makeService(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  ObjectMeta meta = metaFor(workflow, *workflow.name, commonLabels(workflow));
  meta.annotations = descriptiveAnnotations(workflow);
  Object object = makeObject("v1", "Service", meta);
  json::Value port = json::object();
  port["port"] = ir::enginePort;
  port["targetPort"] = ir::enginePort;
  port["protocol"] = "TCP";
  json::Value spec = json::object();
  spec["type"] = "ClusterIP";
  spec["selector"] = toJson(podSelector(workflow));
  spec["ports"].push_back(std::move(port));
  object.body["spec"] = std::move(spec);
  return object;
}
