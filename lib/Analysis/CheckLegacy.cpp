//===- CheckLegacy.cpp - the older forms of reaching things ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// `ctx.secrets` and `ctx.fetch` work on names that the contract may not know.
// They are rewritten where the newer form does the same for sure: `ctx` is
// written out, nothing is computed, and one dependency has the secret or the
// host.
//
//===----------------------------------------------------------------------===//

#include "Cover.h"
#include "Places.h"

#include "llvm/Support/Regex.h"

using namespace tntc;

/// The only dependency whose credential is `service.key`.
static const ir::Dependency *ownerOf(const ir::Workflow &workflow,
                                     StringRef service, StringRef key) {
  const ir::Dependency *owner = nullptr;
  for (const ir::Dependency &dependency : workflow.dependencies()) {
    if (!dependency.auth || dependency.isModule())
      continue;
    auto secret = ir::parseSecretRef(*dependency.auth->secret);
    if (!secret || secret->service != service || secret->key != key)
      continue;
    if (owner)
      return nullptr;
    owner = &dependency;
  }
  return owner;
}

static std::string nameFor(const ir::Dependency *dependency) {
  return dependency ? "\"" + dependency->name->str() + "\"" : "...";
}

static void checkSecret(const ir::Workflow &workflow, const ir::Fact &fact,
                        PassContext &context) {
  const ir::Dependency *owner = ownerOf(workflow, fact.subject, fact.member);
  InFlightDiagnostic report =
      context.diags.report(diag::LegacySecrets, fact.span, nameFor(owner));
  static constexpr char simple[] =
      "^ctx\\.secrets(\\.[a-z_]+|\\[[\"'][a-z0-9_-]+[\"']\\])[!?]*"
      "(\\.[a-z_]+|\\.?\\[[\"'][a-z0-9_-]+[\"']\\])$";
  if (!owner || !llvm::Regex(simple).match(context.sources.text(fact.span)))
    return;
  std::string text = "ctx.dependency(\"" + owner->name->str() + "\").secret";
  std::move(report).fix("write '" + text + "'", fact.span, text);
}

static void checkFetch(const ir::Workflow &workflow, const ir::Fact &fact,
                       PassContext &context) {
  Cover cover = fact.host.empty() ? Cover() : coverOf(workflow, fact);
  const ir::Dependency *dependency =
      cover.isCovered() && cover.dependency && !cover.dependency->isDynamic()
          ? cover.dependency
          : nullptr;
  // Without a dependency of that host the use itself is an error.
  if (!fact.host.empty() && !dependency)
    return;
  InFlightDiagnostic report =
      context.diags.report(diag::LegacyFetch, fact.span, nameFor(dependency));
  llvm::SmallVector<StringRef, 3> parts;
  static constexpr char simple[] =
      "^ctx\\.fetch\\([[:space:]]*[\"'][a-z0-9_-]+[\"'],"
      "[[:space:]]*(\"/[^\"\\\\]*\"|'/[^'\\\\]*')"
      "[[:space:]]*\\)$";
  // A '!' is TypeScript's own.
  StringRef path = context.sources.file(fact.span.file).path();
  bool isTyped = path.ends_with(".ts") || path.ends_with(".tsx");
  if (!dependency || !isTyped ||
      !llvm::Regex(simple).match(context.sources.text(fact.span), &parts))
    return;
  std::string name = "ctx.dependency(\"" + dependency->name->str() + "\")";
  std::string text = name + ".fetch!(" + parts[1].str();
  // The older form sends a token by itself, the newer one never does.
  if (ownerOf(workflow, fact.subject, "api_key"))
    return;
  if (const ir::Dependency *owner = ownerOf(workflow, fact.subject, "token")) {
    if (owner != dependency)
      return;
    text += ", {\n    headers: { authorization: `Bearer ${" + name +
            ".secret}` },\n  }";
  }
  text += ")";
  std::move(report).fix("write it with 'ctx.dependency'", fact.span, text);
}

void tntc::checkLegacy(const ir::Workflow &workflow, PassContext &context) {
  for (NodeFact found : secretReads(workflow))
    checkSecret(workflow, *found.fact, context);
  for (NodeFact found : factsOf(workflow, ir::FactKind::LegacyFetch))
    checkFetch(workflow, *found.fact, context);
}
