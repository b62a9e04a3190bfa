//===- Authorization.h - who may say what to whom ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_NATS_AUTHORIZATION_H
#define TNTC_PLUGINS_NATS_AUTHORIZATION_H

#include "../exoskeleton/Identity.h"

#include "tntc/Plugin/Sdk.h"

namespace tntc::nats {

/// Publish and subscribe: the own subjects, and below them the inbox that
/// answers come to (decision O21). \p tail is `*` for one token, `>` for any.
std::vector<std::string> subjects(const exoskeleton::Tentacle &tentacle,
                                  const std::string &tail);
/// What a client has to set its inbox prefix to.
std::string inboxPrefix(const exoskeleton::Tentacle &tentacle);
/// True when all that \p subject stands for is within \p pattern.
bool covers(std::string_view pattern, std::string_view subject);

/// Adds the entry of a user, as `users` lists it.
void addEntry(plugin::Text &text, const exoskeleton::Tentacle &tentacle,
              const std::string &tail);
/// A file that defines a variable with the entry: `include` works on the level
/// of maps only, not inside of `users`.
plugin::Text userFile(const exoskeleton::Tentacle &tentacle,
                      const std::string &tail);

/// What stands in for that file when access is to end: the user may say
/// nothing, and has a password that nobody was given.
plugin::Text endedFile(const exoskeleton::Tentacle &tentacle);

/// What the main file includes. A server has one.
inline constexpr const char *mainFile = "nats-authorization.conf";
/// The list of all entries.
inline constexpr const char
    *listHead = "# Users of the tentacles, sorted. Who is not in here does not "
                "get in:\n# make it of the whole repository, never of a part."
                "\nauthorization {\n  users = [\n",
    *listSeparator = ",\n", *listTail = "\n  ]\n}\n";

/// With an account for each enclave: the list of accounts, and the file of one
/// with its entries. What one account says, no other hears.
inline constexpr const char
    *accountsHead = "# Accounts of the enclaves, sorted. Who is in none does "
                    "not get in:\n# make it of the whole repository, never of "
                    "a part.\naccounts {\n",
    *accountsTail = "}\n", *accountTail = "\n  ]\n}\n";
std::string accountFile(const exoskeleton::Tentacle &tentacle);
std::string accountHead(const exoskeleton::Tentacle &tentacle);

} // namespace tntc::nats

#endif // TNTC_PLUGINS_NATS_AUTHORIZATION_H
