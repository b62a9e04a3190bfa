//===- CheckFetchPaths.cpp - dependencies are asked for paths -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The engine puts what `fetch` of a connection is given behind the address of
// the dependency, and throws for what is no path (docs/Engine.md).
//
//===----------------------------------------------------------------------===//

#include "SureFaults.h"
#include "Uses.h"

#include "tntc/Analysis/Pass.h"

#include <set>

using namespace tntc;

/// Whether \p path, `*` standing for what is not known, is none whatever that
/// is.
static bool isNoPath(StringRef path) {
  return !path.empty() && !StringRef("/?*").contains(path.front());
}

/// What \p url says behind the host of \p dependency; nothing when it is
/// another's.
static std::optional<StringRef> pathBehind(const ir::Dependency &dependency,
                                           StringRef url) {
  if (!url.consume_front("https://") && !url.consume_front("http://"))
    return std::nullopt;
  if (!url.consume_front_insensitive(*dependency.host))
    return std::nullopt;
  if (url.empty())
    return StringRef("/");
  return url.front() == '/' || url.front() == '?' ? std::optional(url)
                                                  : std::nullopt;
}

void tntc::checkFetchPaths(const ir::Workflow &workflow, PassContext &context) {
  auto asks = factsOf(workflow, ir::FactKind::DependencyFetch);
  SureFaults faults(workflow);
  for (NodeFact found : asks)
    faults.add(*found.fact, isNoPath(found.fact->path));
  std::set<Span> told; // one of several at a place is enough
  for (NodeFact found : asks) {
    const ir::Fact &fact = *found.fact;
    const ir::Dependency *dependency =
        workflow.contract ? workflow.contract->find(fact.subject) : nullptr;
    bool isAsked = dependency && !dependency->isDynamic() &&
                   dependency->host.isPresent() &&
                   (dependency->kind == ir::Protocol::Https ||
                    dependency->kind == ir::Protocol::Http);
    if (!isAsked || !isNoPath(fact.path) || !faults.isSure(fact) ||
        faults.hasOther(fact) || !told.insert(fact.span).second)
      continue;
    std::optional<StringRef> path = pathBehind(*dependency, fact.path);
    context.diags
        .report(diag::FetchNeedsPath, fact.span, *dependency->name, fact.path,
                path ? "; expected '" + path->str() + "'" : std::string())
        .note(dependency->name.span, "the contract says which host that is");
  }
}
