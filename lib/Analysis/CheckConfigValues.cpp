//===- CheckConfigValues.cpp - what config becomes in JSON ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Code reads `config` from workflow.json by JavaScript's JSON.parse, which
// knows less than YAML: what would come out as another value is refused.
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

#include <cmath>

using namespace tntc;
using ir::Value;

namespace {
class ConfigValues {
public:
  ConfigValues(const ir::Config &whole, DiagnosticEngine &diags)
      : config(*whole.value), diags(diags) {
    // What the reader refused.
    if (whole.timeout.isRefused())
      seen.insert(config.find("timeout"));
    if (whole.retries.isRefused())
      seen.insert(config.find("retries"));
  }

  void run() { check(config); }

private:
  void check(const Value &value);
  void checkInteger(const Value &value);
  void checkFloat(const Value &value);
  void checkKeys(const Value &mapping);
  void refuse(Span span, const Twine &what) {
    diags.report(diag::ConfigNotJson, span, what.str());
  }

  const Value &config;
  DiagnosticEngine &diags;
  /// An alias shows the same value in many places.
  llvm::DenseSet<const Value *> seen;
};
} // namespace

void ConfigValues::checkInteger(const Value &value) {
  constexpr int64_t largest = (int64_t(1) << 53) - 1;
  int64_t number;
  if (!value.canonical.getAsInteger(10, number) && number >= -largest &&
      number <= largest)
    return;
  InFlightDiagnostic diagnostic =
      diags.report(diag::UnsafeInteger, value.span, value.text);
  if (diags.sourceManager().text(value.span) == value.text)
    std::move(diagnostic)
        .fix("write it in quotes", value.span, "\"" + value.text + "\"");
}

void ConfigValues::checkFloat(const Value &value) {
  double number;
  if (value.canonical.getAsDouble(number) || !std::isfinite(number))
    refuse(value.span, "'" + value.text + "'");
}

void ConfigValues::checkKeys(const Value &mapping) {
  llvm::StringMap<Span> names;
  for (const ir::Entry &entry : mapping.entries) {
    const Value &key = *entry.key;
    if (!key.isScalar()) {
      // Of `config` itself the reader said so.
      if (&mapping != &config)
        refuse(key.span.first(), "a key that is " + ir::describe(key.kind));
      continue;
    }
    StringRef name = key.canonical.empty() ? key.text : key.canonical;
    auto [first, isNew] = names.try_emplace(name, key.span);
    if (!isNew)
      diags.report(diag::SameConfigKey, key.span, name)
          .note(first->second, "the first one is here");
  }
}

void ConfigValues::check(const Value &value) {
  if (!seen.insert(&value).second)
    return;
  if (value.kind == Value::Kind::Integer)
    checkInteger(value);
  else if (value.kind == Value::Kind::Float)
    checkFloat(value);
  for (const Value *item : value.items)
    check(*item);
  if (value.isMapping())
    checkKeys(value);
  for (const ir::Entry &entry : value.entries)
    check(*entry.value);
}

void tntc::checkConfigValues(const ir::Workflow &workflow,
                             PassContext &context) {
  if (const Value *config = workflow.config.value;
      config && config->isMapping())
    ConfigValues(workflow.config, context.diags).run();
}
