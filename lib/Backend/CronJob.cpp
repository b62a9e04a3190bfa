//===- CronJob.cpp - one job for each cron trigger ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Objects.h"

#include "tntc/IR/ObjectNames.h"

using namespace tntc;
using namespace tntc::kubernetes;

/// A run that hangs would stand in the way of all later ones.
static constexpr unsigned longestRunSeconds = 3600;

/// A schedule that was missed by more than this is left out. With no such
/// limit the controller gives up for good after a hundred missed ones.
static constexpr unsigned longestDelaySeconds = 300;

static json::Value makeContainer(const BackendRequest &request,
                                 const ir::Trigger &trigger) {
  json::Value value = json::object();
  value["name"] = "trigger";
  value["image"] = request.profile.image;
  value["imagePullPolicy"] = request.profile.imagePullPolicy;
  value["command"] = {"deno"};
  for (const std::string &argument : postArguments(request, trigger))
    value["args"].push_back(argument);
  json::Value variable = json::object();
  variable["name"] = "DENO_NO_UPDATE_CHECK";
  variable["value"] = "1";
  value["env"].push_back(std::move(variable));
  value["securityContext"] = containerSecurityContext();
  value["resources"] = resources({}, {});
  return value;
}

static json::Value makePodTemplate(const BackendRequest &request,
                                   const ir::Trigger &trigger) {
  json::Value spec = hardenedPodSpec(request.profile);
  spec["restartPolicy"] = "Never";
  spec["containers"].push_back(makeContainer(request, trigger));

  StringMap labels = triggerSelector(request.workflow);
  labels["app.kubernetes.io/managed-by"] = "tentacular";
  json::Value value = json::object();
  value["metadata"]["labels"] = toJson(labels);
  value["spec"] = std::move(spec);
  return value;
}

std::vector<Object> kubernetes::makeCronJobs(const BackendRequest &request) {
  const ir::Workflow &workflow = request.workflow;
  std::vector<Object> jobs;
  for (const ir::CronJobName &job : ir::cronJobNames(workflow)) {
    const ir::Trigger &trigger = *job.trigger;
    ir::Schedule schedule = ir::splitSchedule(*trigger.schedule);
    Object object =
        makeObject("batch/v1", "CronJob",
                   metaFor(workflow, job.name, commonLabels(workflow)));
    json::Value spec = json::object();
    spec["schedule"] = json::string(schedule.fields);
    if (!schedule.timeZone.empty())
      spec["timeZone"] = json::string(schedule.timeZone);
    spec["concurrencyPolicy"] = "Forbid";
    spec["startingDeadlineSeconds"] = longestDelaySeconds;
    json::Value &jobSpec = spec["jobTemplate"]["spec"];
    jobSpec["backoffLimit"] = 0;
    jobSpec["activeDeadlineSeconds"] = longestRunSeconds;
    jobSpec["template"] = makePodTemplate(request, trigger);
    object.body["spec"] = std::move(spec);
    jobs.push_back(std::move(object));
  }
  return jobs;
}
