//===- Spire.cpp - an identity for each tentacle --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ClusterSpiffeId.h"

#include "../exoskeleton/Endpoint.h"

using namespace tntc;
using namespace tntc::plugin;

static constexpr const char *sockets = "/run/spire/sockets";

static void resolve(const Request &request, Facts &facts) {
  exoskeleton::Tentacle tentacle = exoskeleton::tentacleOf(request);
  std::string domain = exoskeleton::expand(
      textAt(request.context(), "/platform/trustDomain"), tentacle);
  domain =
      exoskeleton::expand(request.option("trust-domain", domain), tentacle);
  if (domain.empty() || domain.size() > 255 ||
      !exoskeleton::consistsOf(domain, "._-"))
    facts.error("SPIRE1002", request.dependencyAt() + "/name",
                "'" + domain +
                    "' is no trust domain: expected at most 255 lower-case "
                    "letters, digits, '.', '_' and '-'");
  std::string id = "spiffe://" + domain + exoskeleton::spiffePath(tentacle);
  std::string socket = std::string("unix://") + sockets + "/" +
                       request.option("socket", "spire-agent.sock");
  std::string why = "SPIRE's workload API hands the identity out there";
  facts.identity("spiffe-id", id, "who the pod is to others")
      .endpoint({{"extra", {{"spiffe_id", id}, {"socket", socket}}}},
                "SPIRE of the platform")
      .volume("spiffe-workload-api",
              request.option("csi-driver", "csi.spiffe.io"), sockets, why)
      .environment("SPIFFE_ENDPOINT_SOCKET", socket, why)
      .permission("env", "SPIFFE_ENDPOINT_SOCKET", why)
      // To connect to a socket, Deno wants both.
      .permission("read", sockets, why)
      .permission("write", sockets, why);
  Json object = spire::clusterSpiffeId(
      tentacle, request.option("class", "tentacular-system-spire"));
  facts.object("provision", "workflow", "clusterspiffeid.yaml", object,
               "tells SPIRE which pods get the identity");
  facts.object("teardown", "workflow", "clusterspiffeid.yaml", object,
               "to be deleted");
}

TNTC_PLUGIN(spire) {
  return Plugin("spire", "1.0.0", "SPIRE", "SPIRE of the exoskeleton")
      .service("spire", "an identity of its own",
               {"tentacular-spire", "tentacular-identity"}, "",
               {"egress", "pod", "provision"}, resolve,
               {textOption("trust-domain", "'{enclave}' is replaced",
                           "^[!-~]{1,255}$"),
                textOption("class", "of the controller that is to see it",
                           "^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$"),
                exoskeleton::nameOption("csi-driver",
                                        "that brings the socket into pods", 63),
                textOption("socket", "name of the agent's socket",
                           "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}$")});
}
