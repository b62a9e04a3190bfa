//===- Nats.cpp - a user and subjects for each tentacle -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Authorization.h"

#include "../exoskeleton/Endpoint.h"

using namespace tntc;
using namespace tntc::plugin;

static exoskeleton::EndpointOptions endpointOptions() {
  return {"nats", 4222, "nats"};
}

/// The subjects of queue triggers lie within what the user may subscribe to;
/// elsewhere the server would refuse the subscription, and nobody would notice.
static void checkTriggers(const Request &request, const std::string &own,
                          Facts &facts) {
  auto triggers = request.ir().find("triggers");
  if (triggers == request.ir().end() || !triggers->is_array())
    return;
  for (size_t i = 0; i != triggers->size(); ++i) {
    std::string at = "/triggers/" + std::to_string(i);
    std::string subject = textAt(request.ir(), at + "/subject/value");
    if (textAt(request.ir(), at + "/kind") != "queue" || subject.empty() ||
        nats::covers(own, subject))
      continue;
    facts
        .error("NATS1003", at + "/subject",
               "'" + subject + "' is outside of '" + own +
                   "', which is all that this workflow may subscribe to")
        .note("the service that gives these subjects",
              request.dependencyAt() + "/name");
  }
}

static void resolve(const Request &request, Facts &facts) {
  exoskeleton::Tentacle tentacle = exoskeleton::tentacleOf(request);
  std::string user = exoskeleton::dottedName(tentacle);
  std::string tail = request.option("subject-tail", "*");
  std::string own = user + "." + tail;
  exoskeleton::Endpoint endpoint =
      endpointOptions().resolve(request, facts, "NATS");
  bool isTls = request.option("tls", false);
  facts.identity("nats-user", user, "user, and what its subjects begin with")
      .endpoint({{"protocol", "nats"},
                 {"host", endpoint.host},
                 {"port", endpoint.port},
                 {"user", user},
                 {"subject", own},
                 {"auth", {{"type", "token"}, {"secret", "token"}}},
                 {"extra",
                  {{"inbox", nats::inboxPrefix(tentacle)},
                   {"scheme", isTls ? "tls" : "nats"}}}},
                "NATS of the platform")
      .credential("token", "token43", "the user's password")
      .secret("token", Text() << credential("token"), "the user's password");
  checkTriggers(request, own, facts);

  Text entry;
  nats::addEntry(entry, tentacle, tail);
  facts
      .file("provision", "workflow", "nats.conf",
            nats::userFile(tentacle, tail),
            "the entry alone, as a variable that a list of users may name")
      .credential("ended", "token43", "a password that nobody is given")
      .file("teardown", "workflow", "nats.conf", nats::endedFile(tentacle),
            "the same variable, for a user who may say nothing");
  const char *reason = "who may connect, and what each may say";
  if (!request.option("accounts", false)) {
    facts.aggregate({"provision", "platform", nats::mainFile, nats::listHead,
                     nats::listSeparator, nats::listTail},
                    user, entry, reason);
    return;
  }
  std::string file = nats::accountFile(tentacle);
  facts
      .aggregate({"provision", "platform", file, nats::accountHead(tentacle),
                  nats::listSeparator, nats::accountTail},
                 user, entry, reason)
      .aggregate({"provision", "platform", nats::mainFile, nats::accountsHead,
                  "", nats::accountsTail},
                 tentacle.enclave, Text() << "  include \"./" << file << "\"\n",
                 "an account for each enclave");
}

TNTC_PLUGIN(nats) {
  return Plugin("nats", "1.0.0", "NATS", "NATS of the exoskeleton")
      .service("nats", "a user and subjects of its own", {"tentacular-nats"},
               "nats", {"egress", "provision", "secrets"}, resolve,
               endpointOptions().declare(
                   {textOption("subject-tail",
                               "what of its subjects a tentacle may use: '*' "
                               "for one token more, '>' for any number",
                               "^[*>]$"),
                    switchOption("tls", "the server wants TLS"),
                    switchOption("accounts",
                                 "an account for each enclave: what is said "
                                 "in one is heard in no other")}));
}
