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
using plugin::Text;

std::string nats::inboxPrefix(const Tentacle &tentacle) {
  return exoskeleton::dottedName(tentacle) + "._INBOX";
}

std::vector<std::string> nats::subjects(const Tentacle &tentacle,
                                        const std::string &tail) {
  return {exoskeleton::dottedName(tentacle) + "." + tail,
          inboxPrefix(tentacle) + ".>"};
}

bool nats::covers(std::string_view pattern, std::string_view subject) {
  while (!pattern.empty() && !subject.empty()) {
    size_t end = std::min(pattern.find('.'), pattern.size());
    size_t subjectEnd = std::min(subject.find('.'), subject.size());
    std::string_view token = pattern.substr(0, end),
                     other = subject.substr(0, subjectEnd);
    if (token == ">")
      return true;
    if (other.empty() || other == ">" || (token != "*" && token != other))
      return false;
    if ((end == pattern.size()) != (subjectEnd == subject.size()))
      return false;
    if (end == pattern.size())
      return true;
    pattern.remove_prefix(end + 1);
    subject.remove_prefix(subjectEnd + 1);
  }
  return false;
}

void nats::addEntry(Text &text, const Tentacle &tentacle,
                    const std::string &tail) {
  std::string list;
  for (const std::string &subject : subjects(tentacle, tail))
    list += (list.empty() ? "\"" : ", \"") + subject + "\"";
  text << "{ user: \"" << exoskeleton::dottedName(tentacle)
       << "\", password: \"" << plugin::verifier("bcrypt", "token")
       << "\",\n  permissions: {\n    publish: { allow: [" << list
       << "] }\n    subscribe: { allow: [" << list << "] } } }";
}

Text nats::userFile(const Tentacle &tentacle, const std::string &tail) {
  Text text;
  text << "# NATS user of tentacle '" << tentacle.workflow << "' in enclave '"
       << tentacle.enclave << "'.\n"
       << exoskeleton::variableName(tentacle) << " = ";
  addEntry(text, tentacle, tail);
  return text << "\n";
}

Text nats::endedFile(const Tentacle &tentacle) {
  Text text;
  text
      << "# Ends the access of tentacle '" << tentacle.workflow
      << "' in enclave '" << tentacle.enclave
      << "': takes the place of its file.\n"
      << exoskeleton::variableName(tentacle) << " = { user: \""
      << exoskeleton::dottedName(tentacle) << "\", password: \""
      << plugin::verifier("bcrypt", "ended")
      << "\",\n  permissions: { publish: { deny: [\">\"] }, subscribe: { deny: "
         "[\">\"] } } }";
  return text << "\n";
}

std::string nats::accountFile(const Tentacle &tentacle) {
  return "nats-account-" + tentacle.enclave + ".conf";
}

std::string nats::accountHead(const Tentacle &tentacle) {
  return "# Users of enclave '" + tentacle.enclave + "', sorted.\n\"" +
         tentacle.enclave + "\": {\n  users: [\n";
}
