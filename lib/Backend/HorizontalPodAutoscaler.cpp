//===- HorizontalPodAutoscaler.cpp - more pods under load -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

using namespace tntc;
using namespace tntc::kubernetes;

// Defaults of decision O29's fields.
static constexpr int64_t defaultMin = 1, defaultMax = 3, defaultCpu = 80;

static int64_t valueOr(const ir::Number &number, int64_t other) {
  return number.isPresent() ? *number : other;
}

Object kubernetes::makeAutoscaler(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  const ir::Autoscale &autoscale = *workflow.deployment.autoscale;
  Object object =
      makeObject("autoscaling/v2", "HorizontalPodAutoscaler",
                 metaFor(workflow, *workflow.name, commonLabels(workflow)));
  json::Value target = json::object();
  target["apiVersion"] = "apps/v1";
  target["kind"] = "Deployment";
  target["name"] = json::string(*workflow.name);
  json::Value utilization = json::object();
  utilization["type"] = "Utilization";
  utilization["averageUtilization"] = valueOr(autoscale.cpu, defaultCpu);
  // The engine's own load: a busy sidecar is no reason for more engines.
  json::Value resource = json::object();
  resource["name"] = "cpu";
  resource["container"] = "engine";
  resource["target"] = std::move(utilization);
  json::Value metric = json::object();
  metric["type"] = "ContainerResource";
  metric["containerResource"] = std::move(resource);

  int64_t min = valueOr(autoscale.min, defaultMin);
  json::Value spec = json::object();
  spec["scaleTargetRef"] = std::move(target);
  spec["minReplicas"] = min;
  spec["maxReplicas"] = valueOr(autoscale.max, std::max(min, defaultMax));
  spec["metrics"].push_back(std::move(metric));
  object.body["spec"] = std::move(spec);
  return object;
}
