//===- ContextMembers.cpp - what ctx has, and what it gives ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ContextMembers.h"

#include "ObjectMembers.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;

static constexpr StringRef contextMembers[] = {"dependency", "log", "config",
                                               "fetch", "secrets"};
static constexpr StringRef logMembers[] = {"info", "warn", "error", "debug"};
static constexpr StringRef connectionMembers[] = {
    "protocol", "host",    "port",      "authType", "secret", "database",
    "user",     "subject", "container", "extra",    "fetch"};
static constexpr StringRef functionMembers[] = {"apply", "arguments", "bind",
                                                "call",  "caller",    "length",
                                                "name",  "prototype"};

ArrayRef<StringRef> tntc::membersOf(StringRef owner) {
  if (owner == ofContext)
    return contextMembers;
  if (owner == ofLog)
    return logMembers;
  if (owner == ofConnection)
    return connectionMembers;
  return {};
}

bool tntc::hasMember(StringRef owner, StringRef name) {
  return llvm::is_contained(membersOf(owner), name) || isObjectMember(name) ||
         (owner == ofDependency && llvm::is_contained(functionMembers, name)) ||
         name == "then" || name == "toJSON" || name.starts_with("[");
}

/// What people take from elsewhere, or write in the plural.
static StringRef usualName(StringRef owner, StringRef name) {
  static constexpr struct {
    StringRef owner, written, meant;
  } usual[] = {{ofContext, "dependencies", "dependency"},
               {ofContext, "deps", "dependency"},
               {ofContext, "logger", "log"},
               {ofContext, "secret", "secrets"},
               {ofContext, "configuration", "config"},
               {ofLog, "warning", "warn"},
               {ofLog, "log", "info"},
               {ofLog, "trace", "debug"},
               {ofConnection, "hostname", "host"},
               {ofConnection, "username", "user"}};
  for (const auto &each : usual)
    if (each.owner == owner && each.written == name)
      return each.meant;
  return {};
}

std::optional<MeantMember> tntc::meantMember(StringRef owner, StringRef name) {
  if (StringRef usual = usualName(owner, name); !usual.empty())
    return MeantMember{usual, owner == ofLog && name == "warning"};
  if (std::optional<StringRef> near = names::didYouMean(name, membersOf(owner)))
    return MeantMember{*near, true};
  return std::nullopt;
}

bool tntc::asksForMore(const ir::Workflow &workflow) {
  for (const ir::Node &node : workflow.nodes)
    if (node.facts)
      for (const ir::Fact &fact : node.facts->facts)
        if (fact.kind == ir::FactKind::MissingMember &&
            !fact.member.empty() && !fact.isTest &&
            fact.api == ofContext && !meantMember(fact.api, fact.member))
          return true;
  return false;
}
