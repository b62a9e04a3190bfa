//===- WebhookEvents.cpp - the events that GitHub sends -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "WebhookEvents.h"

#include "llvm/ADT/STLExtras.h"

#include <algorithm>

using namespace tntc;

static constexpr StringRef events[] = {"branch_protection_configuration",
                                       "branch_protection_rule",
                                       "check_run",
                                       "check_suite",
                                       "code_scanning_alert",
                                       "commit_comment",
                                       "create",
                                       "custom_property",
                                       "custom_property_values",
                                       "delete",
                                       "dependabot_alert",
                                       "deploy_key",
                                       "deployment",
                                       "deployment_protection_rule",
                                       "deployment_review",
                                       "deployment_status",
                                       "discussion",
                                       "discussion_comment",
                                       "fork",
                                       "github_app_authorization",
                                       "gollum",
                                       "installation",
                                       "installation_repositories",
                                       "installation_target",
                                       "issue_comment",
                                       "issue_dependencies",
                                       "issues",
                                       "label",
                                       "marketplace_purchase",
                                       "member",
                                       "membership",
                                       "merge_group",
                                       "meta",
                                       "milestone",
                                       "org_block",
                                       "organization",
                                       "package",
                                       "page_build",
                                       "personal_access_token_request",
                                       "ping",
                                       "project",
                                       "project_card",
                                       "project_column",
                                       "projects_v2",
                                       "projects_v2_item",
                                       "projects_v2_status_update",
                                       "public",
                                       "pull_request",
                                       "pull_request_review",
                                       "pull_request_review_comment",
                                       "pull_request_review_thread",
                                       "push",
                                       "registry_package",
                                       "release",
                                       "repository",
                                       "repository_advisory",
                                       "repository_dispatch",
                                       "repository_import",
                                       "repository_ruleset",
                                       "repository_vulnerability_alert",
                                       "secret_scanning_alert",
                                       "secret_scanning_alert_location",
                                       "secret_scanning_scan",
                                       "security_advisory",
                                       "security_and_analysis",
                                       "sponsorship",
                                       "star",
                                       "status",
                                       "sub_issues",
                                       "team",
                                       "team_add",
                                       "watch",
                                       "workflow_dispatch",
                                       "workflow_job",
                                       "workflow_run"};

/// Whether one letter was added, left out or changed, or two were swapped.
static bool isOneSlip(StringRef a, StringRef b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a = a.drop_front();
    b = b.drop_front();
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a = a.drop_back();
    b = b.drop_back();
  }
  if (a.size() == 2 && b.size() == 2)
    return a[0] == b[1] && a[1] == b[0];
  return std::max(a.size(), b.size()) == 1;
}

std::optional<StringRef> tntc::misspeltEvent(StringRef text) {
  if (std::binary_search(std::begin(events), std::end(events), text))
    return std::nullopt;
  const StringRef *near = llvm::find_if(
      events, [&](StringRef event) { return isOneSlip(text, event); });
  if (near == std::end(events))
    return std::nullopt;
  return *near;
}
