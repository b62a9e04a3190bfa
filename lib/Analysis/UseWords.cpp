//===- UseWords.cpp - a fact as part of a sentence ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "UseWords.h"

#include "Cover.h"

using namespace tntc;

std::string tntc::useWords(const ir::Node &node, const ir::Fact &fact) {
  std::string text = "node '" + node.name->str() + "' ";
  std::string call = fact.method.empty() ? "" : fact.method.str() + " ";
  bool isKnown = !fact.path.empty() && fact.path != "*";
  std::string path = isKnown ? "'" + fact.path.str() + "'" : "a path";
  switch (fact.kind) {
  case ir::FactKind::Dependency:
    return text + "asks for '" + fact.subject.str() + "'";
  case ir::FactKind::DependencyRead:
    return text + "reads '" + fact.member.str() + "' of '" +
           fact.subject.str() + "'";
  case ir::FactKind::DependencyFetch:
    return text + "fetches " + call + path + " from '" + fact.subject.str() +
           "'";
  case ir::FactKind::LegacyFetch:
    return text + "calls 'ctx.fetch' for '" + fact.subject.str() + "'";
  case ir::FactKind::Secret:
    return text + "reads it from 'ctx.secrets'";
  case ir::FactKind::Config:
    return text + "reads it from 'ctx.config'";
  case ir::FactKind::Network:
    if (fact.isFromSecret)
      return text + "calls '" + fact.api.str() + "' with the secret of '" +
             fact.subject.str() + "' as address";
    if (fact.isUnknownHost)
      return text + "calls '" + fact.api.str() +
             "' with an address that is not known";
    if (fact.host.empty() && !fact.subject.empty())
      return text + "calls '" + fact.api.str() + "' with the host of '" +
             fact.subject.str() + "'";
    return text + "calls '" + fact.api.str() + "'" +
           (fact.host.empty() ? "" : " with '" + endpointOf(fact) + "'");
  case ir::FactKind::Permission:
    return text + "calls '" + fact.api.str() + "'" +
           (fact.target.empty() ? "" : " with '" + fact.target.str() + "'");
  default:
    return text + "uses it";
  }
}
