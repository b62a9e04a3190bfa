//===- Plugin.h - a plugin that answers for itself --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_PLUGIN_H
#define TNTC_PLUGIN_PLUGIN_H

#include "tntc/Plugin/Schema.h"
#include "tntc/Plugin/Transport.h"

#include <mutex>
#include <set>

namespace tntc {

/// What a component does.
enum class ComponentKind : uint8_t { Backend, Check, Service };
StringRef componentKindName(ComponentKind kind);

struct Component {
  ComponentKind kind = ComponentKind::Backend;
  std::string name, summary;
  std::vector<std::string> dependencies; ///< of a service: who asks for it
  std::string protocol;                  ///< of a service; empty: none
  std::set<std::string> needs;           ///< grants that its facts take
  json::Value optionsSchema;             ///< null: takes no options
  std::unique_ptr<Schema> options;       ///< null: takes none
};

/// The schema of all messages, for readers and for the host itself.
const json::Value &messageSchemaDocument();
const Schema &messageSchema();

/// A plugin whose description was read. Requests of several threads follow
/// one another. The first fault is the last thing that it does.
class Plugin {
public:
  /// Asks \p transport who it is; null with \p fault when that goes wrong.
  /// \p name is what the user calls it, empty when only its path is known.
  static std::unique_ptr<Plugin> open(std::unique_ptr<Transport> transport,
                                      StringRef name, StringRef toolVersion,
                                      MaybeFault &fault);

  StringRef name() const { return ownName; }
  StringRef version() const { return ownVersion; }
  StringRef prefix() const { return ownPrefix; }
  StringRef summary() const { return ownSummary; }
  ArrayRef<Component> components() const { return parts; }
  const Component *find(ComponentKind kind, StringRef name) const;

  /// The answer to \p request (without `protocol` and `id`, with `context`),
  /// which fits `<method>Answer` of the schema; nothing when the plugin is out
  /// of order.
  std::optional<json::Value> ask(json::Value request);
  /// No more requests.
  void finish();
  /// What went wrong with it. Not before all requests are done.
  const MaybeFault &fault() const { return ownFault; }
  /// A fault that shows only in what an answer means, about \p subject, a
  /// workflow; empty: of several.
  void blame(PluginFault fault, StringRef subject = "");

private:
  explicit Plugin(std::unique_ptr<Transport> transport)
      : transport(std::move(transport)) {}
  MaybeFault describe(StringRef name, StringRef toolVersion);
  MaybeFault exchange(const json::Value &request, json::Value &answer);

  std::mutex mutex;
  std::unique_ptr<Transport> transport;
  uint64_t nextId = 0;
  MaybeFault ownFault;
  std::string ownName, ownVersion, ownPrefix, ownSummary;
  std::vector<Component> parts;
};

} // namespace tntc

#endif // TNTC_PLUGIN_PLUGIN_H
