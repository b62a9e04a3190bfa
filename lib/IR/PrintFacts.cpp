//===- PrintFacts.cpp - what node code was seen to use --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactNames.h"

#include "tntc/IR/ContentKey.h"
#include "tntc/IR/NodeFacts.h"
#include "tntc/IR/Printer.h"

using namespace tntc;
using namespace tntc::ir;

namespace {
class FactsPrinter {
public:
  explicit FactsPrinter(const SourceManager &sources) : sources(sources) {}

  json::Value print(const Node &node);

private:
  json::Value print(const Fact &fact);
  json::Value print(const Abstention &abstention);
  json::Value print(const Leak &leak);
  json::Value print(const Habit &habit);
  json::Value print(const Shape &shape);

  void addPlace(json::Value &value, Span span);
  void add(json::Value &value, const char *key, StringRef text) {
    if (!text.empty())
      value[key] = json::string(text);
  }
  void addSteps(json::Value &value, ArrayRef<Step> steps);
  template <typename T>
  json::Value list(ArrayRef<T> items) {
    json::Value value = json::array();
    for (const T &item : items)
      value.push_back(print(item));
    return value;
  }

  const SourceManager &sources;
};
} // namespace

void FactsPrinter::addPlace(json::Value &value, Span span) {
  if (!span.isValid())
    return;
  const SourceFile &file = sources.file(span.file);
  LineColumn begin = file.lineColumn(span.begin);
  LineColumn end = file.lineColumn(span.end);
  value["file"] = json::string(file.path());
  value["line"] = begin.line;
  value["column"] = begin.column;
  value["endLine"] = end.line;
  value["endColumn"] = end.column;
}

void FactsPrinter::addSteps(json::Value &value, ArrayRef<Step> steps) {
  for (const Step &step : steps) {
    json::Value entry = json::object();
    addPlace(entry, step.span);
    entry["text"] = json::string(step.text);
    value["steps"].push_back(std::move(entry));
  }
}

json::Value FactsPrinter::print(const Fact &fact) {
  json::Value value = json::object();
  value["kind"] = nameOf(fact.kind).str();
  if (fact.isDefinite)
    value["definite"] = true;
  addPlace(value, fact.span);
  add(value, "subject", fact.subject);
  add(value, "member", fact.member);
  add(value, "api", fact.api);
  if (fact.permission != PermissionKind::None)
    value["permission"] = nameOf(fact.permission).str();
  add(value, "scheme", fact.scheme);
  add(value, "host", fact.host);
  if (fact.port)
    value["port"] = fact.port;
  add(value, "method", fact.method);
  add(value, "path", fact.path);
  add(value, "target", fact.target);
  if (fact.isFromSecret)
    value["fromSecret"] = true;
  if (fact.isUnknownHost)
    value["unknownHost"] = true;
  if (fact.hostGoesOn)
    value["hostGoesOn"] = true;
  if (fact.isTest)
    value["test"] = true;
  if (fact.isNeeded)
    value["needed"] = true;
  addSteps(value, fact.steps);
  return value;
}

json::Value FactsPrinter::print(const Abstention &abstention) {
  json::Value value = json::object();
  value["scope"] = nameOf(abstention.scope).str();
  addPlace(value, abstention.span);
  add(value, "subject", abstention.subject);
  add(value, "reason", abstention.reason);
  return value;
}

json::Value FactsPrinter::print(const Leak &leak) {
  json::Value value = json::object();
  value["sink"] = nameOf(leak.sink).str();
  addPlace(value, leak.span);
  add(value, "subject", leak.subject);
  add(value, "member", leak.member);
  add(value, "target", leak.target);
  addSteps(value, leak.steps);
  return value;
}

json::Value FactsPrinter::print(const Habit &habit) {
  json::Value value = json::object();
  value["kind"] = nameOf(habit.kind).str();
  addPlace(value, habit.span);
  return value;
}

json::Value FactsPrinter::print(const Shape &shape) {
  json::Value value = json::object();
  value["kind"] = nameOf(shape.kind).str();
  addPlace(value, shape.span);
  if (shape.kind == Shape::Kind::Object) {
    if (shape.isOpen)
      value["open"] = true;
    value["keys"] = json::array();
    for (const Shape::Key &key : shape.keys) {
      json::Value entry = json::object();
      entry["name"] = json::string(key.name);
      if (key.isOptional)
        entry["optional"] = true;
      if (key.shape)
        entry["shape"] = print(*key.shape);
      value["keys"].push_back(std::move(entry));
    }
  }
  if (shape.element)
    value["element"] = print(*shape.element);
  for (const Shape *option : shape.options)
    value["options"].push_back(print(*option));
  return value;
}

json::Value FactsPrinter::print(const Node &node) {
  json::Value value = json::object();
  value["node"] = json::string(*node.name);
  if (node.module)
    value["file"] = json::string(node.module->path);
  if (!node.facts)
    return value;
  if (node.module)
    value["key"] = contentKey(*node.module, sources);
  const NodeFacts &facts = *node.facts;
  // What is called on the input is no key of it.
  std::vector<Fact> shown;
  llvm::copy_if(facts.facts, std::back_inserter(shown), [](const Fact &fact) {
    return fact.kind != FactKind::InputRead || fact.member.empty();
  });
  value["facts"] = list(ArrayRef(shown));
  value["abstentions"] = list(facts.abstentions);
  value["leaks"] = list(facts.leaks);
  value["habits"] = list(facts.habits);
  if (facts.returns)
    value["returns"] = print(*facts.returns);
  if (facts.input)
    value["input"] = print(*facts.input);
  if (facts.inputEscapes)
    value["inputEscapes"] = true;
  return value;
}

json::Value ir::printFacts(const Workflow &workflow,
                           const SourceManager &sources) {
  FactsPrinter printer(sources);
  json::Value value = json::object();
  value["factsSchema"] = factsSchemaVersion;
  value["workflow"] = json::string(*workflow.name);
  value["nodes"] = json::array();
  for (const Node &node : workflow.nodes)
    value["nodes"].push_back(printer.print(node));
  return value;
}
