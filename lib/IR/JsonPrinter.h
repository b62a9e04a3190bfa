//===- JsonPrinter.h - one overload for each node ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_JSONPRINTER_H
#define TNTC_LIB_IR_JSONPRINTER_H

#include "tntc/IR/Printer.h"

namespace tntc::ir {

/// Each `print` gives one node; `add` puts it under a key unless it is absent.
class JsonPrinter {
public:
  explicit JsonPrinter(const SourceManager &sources) : sources(sources) {}

  json::Value print(const Workflow &workflow);

private:
  json::Value print(StringRef text) { return json::string(text); }
  json::Value print(Span span);
  json::Value print(const Text &text);
  json::Value print(const Number &number);
  json::Value print(const Reason &reason);
  json::Value print(const Metadata &metadata);
  json::Value print(const Trigger &trigger);
  json::Value print(const Node &node);
  json::Value print(const Edge &edge);
  json::Value print(const Config &config);
  json::Value print(const Auth &auth);
  json::Value print(const Dependency &dependency);
  json::Value print(const AdditionalEgress &egress);
  json::Value print(const Contract &contract);
  json::Value print(const KeyText &pair);
  json::Value print(const Resources &resources);
  json::Value print(const Sidecar &sidecar);
  json::Value print(const Autoscale &autoscale);
  json::Value print(const Deployment &deployment);
  json::Value print(const Import &import);
  json::Value print(const Export &made);
  json::Value print(const SyntaxError &error);
  json::Value print(const Module *module);
  json::Value print(const ShippedFile &file);
  json::Value print(const ProvidedSecret &secret);
  json::Value print(const Peer &peer);
  json::Value print(const Port &port);
  json::Value print(const NetworkRule &rule);
  json::Value print(const Permission &permission);
  json::Value print(const SecretKey &secret);
  json::Value print(const ImportMapping &mapping);
  json::Value print(const Withheld &withheld);
  json::Value print(const Call &call);
  json::Value print(const Grants &grants);

  json::Value at(Span span) {
    json::Value value = json::object();
    value["at"] = print(span);
    return value;
  }
  template <typename T>
  void add(json::Value &object, StringRef key, const Located<T> &member) {
    if (member.isPresent())
      object[key.str()] = print(member);
  }
  template <typename T>
  void add(json::Value &object, StringRef key, const std::optional<T> &member) {
    if (member)
      object[key.str()] = print(*member);
  }
  template <typename T>
  void add(json::Value &object, StringRef key, ArrayRef<T> members) {
    json::Value list = json::array();
    for (const T &member : members)
      list.push_back(print(member));
    object[key.str()] = std::move(list);
  }
  void add(json::Value &object, StringRef key, StringRef text) {
    if (!text.empty())
      object[key.str()] = json::string(text);
  }
  void addExtensions(json::Value &object, ArrayRef<Entry> entries) {
    if (entries.empty())
      return;
    Value mapping;
    mapping.kind = Value::Kind::Mapping;
    mapping.entries = entries;
    object["extensions"] = toJson(mapping);
  }

  const SourceManager &sources;
};

} // namespace tntc::ir

#endif // TNTC_LIB_IR_JSONPRINTER_H
