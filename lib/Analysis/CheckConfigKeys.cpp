//===- CheckConfigKeys.cpp - keys of `config` that code reads -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A misspelt key reads as undefined and its default is taken in silence.
//
//===----------------------------------------------------------------------===//

#include "ContextMembers.h"
#include "ObjectMembers.h"
#include "Places.h"
#include "Refusals.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace tntc;

/// Adds to \p meant the keys that a misspelt one seems to stand for.
static void checkMissing(const ir::Workflow &workflow,
                         ArrayRef<StringRef> known, std::set<StringRef> &meant,
                         PassContext &context) {
  llvm::MapVector<StringRef, std::vector<NodeFact>> missing;
  std::vector<NodeFact> reads = factsOf(workflow, ir::FactKind::Config);
  std::set<StringRef> tested; // what may be missing
  for (const NodeFact &found : reads)
    if (found.fact->isTest)
      tested.insert(found.fact->subject);
  for (const NodeFact &found : reads) {
    StringRef key = found.fact->subject;
    if (tested.count(key))
      continue;
    bool isUnset = key == "undefined" && !found.fact->isDefinite;
    if (!key.empty() && !isUnset && !llvm::is_contained(engineKeys(), key) &&
        !isObjectMember(key) && !llvm::is_contained(known, key))
      missing[key].push_back(found);
  }
  for (const auto &[key, facts] : missing) {
    std::optional<StringRef> near = names::didYouMean(key, known);
    if (near)
      meant.insert(*near);
    InFlightDiagnostic report = context.diags.report(
        diag::ConfigMissing, facts.front().fact->span, key,
        near ? "; did you mean '" + near->str() + "'?" : std::string());
    noteMore(report, ArrayRef<NodeFact>(facts).drop_front(),
             "it is read here too");
    const ir::Fact &first = *facts.front().fact;
    std::string made =
        near ? textFor(first, key, *near, context.sources) : std::string();
    if (!made.empty())
      std::move(report).suggest("write '" + near->str() + "'",
                                first.subjectSpan, made);
  }
}

/// What no code reads may have been meant for the engine.
static void reportUnread(const ir::Value &key, ArrayRef<StringRef> known,
                         PassContext &context) {
  InFlightDiagnostic report =
      context.diags.report(diag::ConfigUnread, key.span, key.text);
  std::optional<StringRef> near = names::didYouMean(key.text, engineKeys());
  if (!near || llvm::is_contained(known, *near))
    return;
  report.note(key.span, "the engine reads '" + *near + "'; did you mean that?");
  if (context.sources.text(key.span) == key.text)
    std::move(report).suggest("write '" + *near + "'", key.span, *near);
}

void tntc::checkConfigKeys(const ir::Workflow &workflow, PassContext &context) {
  ArrayRef<ir::Entry> entries;
  if (workflow.config.value)
    entries = workflow.config.value->entries;
  std::vector<StringRef> known;
  for (const ir::Entry &entry : entries)
    if (entry.key->isScalar())
      known.push_back(entry.key->text);
  std::set<StringRef> meant;
  if (!workflow.leftOut.config)
    checkMissing(workflow, known, meant, context);

  if (mayHaveMoreCode(workflow) || asksForMore(workflow))
    return;
  // Of what may be the address that a trigger lacks, it was told there.
  bool needsUrl = workflow.hasTrigger(ir::TriggerKind::Queue) &&
                  !llvm::is_contained(known, "nats_url");
  ContractUses uses(workflow);
  for (const ir::Entry &entry : entries) {
    StringRef key = entry.key->text;
    // Of two that become one key, enough was said.
    if (entry.key->isScalar() && !llvm::is_contained(engineKeys(), key) &&
        llvm::count(known, key) == 1 && !meant.count(key) &&
        !(needsUrl && names::didYouMean(key, StringRef("nats_url"))) &&
        !uses.config(key).any())
      reportUnread(*entry.key, known, context);
  }
}
