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
  // The object that SPIRE gets says `{{ .TrustDomain }}`: there is one, that of
  // SPIRE's server, whatever is said here.
  std::string domain = request.option(
      "trust-domain", textAt(request.context(), "/platform/trustDomain"));
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
      .service(
          "spire", "an identity of its own",
          {"tentacular-spire", "tentacular-identity"}, "",
          {"cluster", "egress", "pod", "provision"}, resolve,
          {textOption("trust-domain", "of SPIRE's server, one for all enclaves",
                      "^[a-z0-9._-]{1,255}$"),
           textOption("class", "of the controller that is to see it",
                      "^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$"),
           exoskeleton::nameOption("csi-driver",
                                   "that brings the socket into pods", 63),
           textOption("socket", "name of the agent's socket",
                      "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}$")});
}
