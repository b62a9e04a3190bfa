//===- Authorization.h - who may say what to whom ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_NATS_AUTHORIZATION_H
#define TNTC_PLUGINS_NATS_AUTHORIZATION_H

#include "../exoskeleton/Identity.h"
#include "../exoskeleton/Text.h"

#include <vector>

namespace tntc::nats {

/// Publish and subscribe: the own subjects, and below them the inbox that
/// answers come to (decision O21). \p tail is `*` for one token, `>` for any.
std::vector<std::string> subjects(const exoskeleton::Tentacle &tentacle,
                                  const std::string &tail);
/// What a client has to set its inbox prefix to.
std::string inboxPrefix(const exoskeleton::Tentacle &tentacle);

/// A file that defines a variable with the user's entry. `include` works on
/// the level of maps only, not inside of `users`.
exoskeleton::Text userFile(const exoskeleton::Tentacle &tentacle,
                           const std::string &tail);

} // namespace tntc::nats

#endif // TNTC_PLUGINS_NATS_AUTHORIZATION_H
