//===- UseWords.cpp - a fact as part of a sentence ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "UseWords.h"

#include "Cover.h"

using namespace tntc;

std::string tntc::useWords(const ir::Node &node, const ir::Fact &fact) {
  std::string text = "node '" + node.name->str() + "' ";
  if (!fact.isDefinite)
    text += "may ";
  // `calls`, and `may call`.
  auto does = [&](StringRef verb) {
    return text + verb.str() +
           (!fact.isDefinite       ? ""
            : verb.ends_with("ch") ? "es"
                                   : "s");
  };
  std::string call = fact.method.empty() ? "" : fact.method.str() + " ";
  bool isKnown = !fact.path.empty() && fact.path != "*";
  std::string path = isKnown ? "'" + fact.path.str() + "'" : "a path";
  switch (fact.kind) {
  case ir::FactKind::Dependency:
    return does("ask") + " for '" + fact.subject.str() + "'";
  case ir::FactKind::DependencyRead:
    return does("read") + " '" + fact.member.str() + "' of '" +
           fact.subject.str() + "'";
  case ir::FactKind::DependencyFetch:
    return does("fetch") + " " + call + path + " from '" + fact.subject.str() +
           "'";
  case ir::FactKind::LegacyFetch:
    return does("call") + " 'ctx.fetch' for '" + fact.subject.str() + "'";
  case ir::FactKind::Secret:
    return does("read") + " it from 'ctx.secrets'";
  case ir::FactKind::Config:
    return does("read") + " it from 'ctx.config'";
  case ir::FactKind::Network:
    if (fact.isFromSecret)
      return does("call") + " '" + fact.api.str() + "' with the secret of '" +
             fact.subject.str() + "' as address";
    if (fact.isUnknownHost)
      return does("call") + " '" + fact.api.str() +
             "' with an address that is not known";
    if (fact.host.empty() && !fact.subject.empty())
      return does("call") + " '" + fact.api.str() + "' with the host of '" +
             fact.subject.str() + "'";
    return does("call") + " '" + fact.api.str() + "'" +
           (fact.host.empty() ? "" : " with '" + endpointOf(fact) + "'");
  case ir::FactKind::Permission:
    return does("call") + " '" + fact.api.str() + "'" +
           (fact.target.empty() ? "" : " with '" + fact.target.str() + "'");
  default:
    return does("use") + " it";
  }
}
