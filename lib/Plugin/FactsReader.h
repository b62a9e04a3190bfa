//===- FactsReader.h - what a service says, read ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_PLUGIN_FACTSREADER_H
#define TNTC_LIB_PLUGIN_FACTSREADER_H

#include "OutputPath.h"

#include "tntc/Plugin/Answers.h"
#include "tntc/Support/Names.h"

namespace tntc {

/// Reads the lists one by one, and stops at the first fault.
class FactsReader {
public:
  FactsReader(const json::Value &json, const ServiceGrants &grants,
              ir::Context &arena, ir::ServiceFacts &facts,
              ir::Dependency &dependency, DiagnosticEngine &diags)
      : json(json), grants(grants), arena(arena), facts(facts),
        dependency(dependency), diags(diags) {}

  MaybeFault run();

private:
  bool fail(diag::Id id, std::vector<std::string> arguments) {
    if (!fault)
      fault = PluginFault{id, std::move(arguments), {}};
    return false;
  }
  bool bad(const Twine &what) { return fail(diag::PluginFact, {what.str()}); }
  bool granted(StringRef list, StringRef grant);
  bool readEndpoint();
  bool readIdentities();
  bool readCredentials();
  bool readSecrets();
  bool hasSecretOfEndpoint();
  bool readEgress();
  bool readPod();
  bool readProvision();
  bool isAllowedHost(StringRef host);
  bool readAddress(const json::Value &value, ir::ServiceEgress &egress);
  bool knows(StringRef credential);
  bool readText(const json::Value &value, StringRef where, bool mayHoldValues,
                ArrayRef<ir::TextPart> &text);
  bool readPath(const json::Value &value, StringRef &path);
  bool readFiles();
  bool fitsJob(const ir::ServiceFile &file);
  bool readAggregates();
  bool readObjects();
  bool checkObject(const json::Value &object);
  static ir::Phase phaseOf(const json::Value &value);
  static ir::Scope scopeOf(const json::Value &value);
  const ir::ServiceJob *readJob(const json::Value &value);

  StringRef text(const json::Value &object, const char *key) {
    return object.contains(key)
               ? arena.save(object[key].get_ref<const std::string &>())
               : StringRef();
  }
  ir::Reason reason(const json::Value &object) {
    return {facts.span, arena.save("'" + facts.dependency +
                                   "': " + text(object, "reason"))};
  }
  const json::Value &list(const char *name) const {
    static const json::Value none = json::array();
    return json.contains(name) ? json[name] : none;
  }
  void set(ir::Text &slot, const json::Value &endpoint, const char *key,
           StringRef shown);
  void setPort(int64_t port);
  bool setExtra(const json::Value &extra);

  const json::Value &json;
  const ServiceGrants &grants;
  ir::Context &arena;
  ir::ServiceFacts &facts;
  ir::Dependency &dependency;
  DiagnosticEngine &diags;
  MaybeFault fault;
  /// What each phase and scope has been given so far.
  std::map<std::pair<ir::Phase, ir::Scope>, OutputPaths> paths;
};

/// The grant that \p object takes beside `provision`; empty: none.
StringRef objectGrant(const json::Value &object, StringRef enclave);

} // namespace tntc

#endif // TNTC_LIB_PLUGIN_FACTSREADER_H
