//===- Authorization.cpp - who may say what to whom -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Never `allow_responses`: in a shared account, whoever asks could name a
// subject of another tentacle for the answer, and have this one write there.
//
//===----------------------------------------------------------------------===//

#include "Authorization.h"

using namespace tntc;
using exoskeleton::Tentacle;
using exoskeleton::Text;

std::string nats::inboxPrefix(const Tentacle &tentacle) {
  return exoskeleton::dottedName(tentacle) + "._INBOX";
}

std::vector<std::string> nats::subjects(const Tentacle &tentacle,
                                        const std::string &tail) {
  return {exoskeleton::dottedName(tentacle) + "." + tail,
          inboxPrefix(tentacle) + ".>"};
}

Text nats::userFile(const Tentacle &tentacle, const std::string &tail) {
  std::string list;
  for (const std::string &subject : subjects(tentacle, tail))
    list += (list.empty() ? "\"" : ", \"") + subject + "\"";
  Text text;
  text << "# NATS user of tentacle '" << tentacle.workflow << "' in enclave '"
       << tentacle.enclave << "'.\n"
       << exoskeleton::variableName(tentacle) << " = {\n  user: \""
       << exoskeleton::dottedName(tentacle) << "\"\n  password: \""
       << exoskeleton::Gap{"token", "bcrypt"}
       << "\"\n  permissions: {\n    publish: { allow: [" << list
       << "] }\n    subscribe: { allow: [" << list << "] }\n  }\n}\n";
  return text;
}
