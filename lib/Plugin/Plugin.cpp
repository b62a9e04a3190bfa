//===- Plugin.cpp - requests, answers, faults -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Plugin.h"

#include "tntc/IR/Printer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tntc;

/// Deeper than any answer that fits the schema.
static constexpr unsigned maxDepth = 64;

StringRef tntc::componentKindName(ComponentKind kind) {
  switch (kind) {
  case ComponentKind::Backend:
    return "backend";
  case ComponentKind::Check:
    return "check";
  case ComponentKind::Service:
    return "service";
  }
  llvm_unreachable("covered switch");
}

static constexpr char schemaText[] =
#include "MessageSchema.inc"
    ;

const json::Value &tntc::messageSchemaDocument() {
  static const json::Value document = *json::parse(schemaText);
  return document;
}

const Schema &tntc::messageSchema() {
  static const std::unique_ptr<Schema> schema = [] {
    std::string why;
    auto compiled = Schema::compile(messageSchemaDocument(), why);
    assert(compiled && "the schema that is built in says too much");
    return compiled;
  }();
  return *schema;
}

static PluginFault shapeFault(const SchemaFault &fault, StringRef method) {
  diag::Id id =
      fault.kind == SchemaFault::UnknownMember ? diag::PluginUnknownMember
      : fault.kind == SchemaFault::UnknownWord ? diag::PluginUnknownWord
                                               : diag::PluginShape;
  return {id, {method.str(), fault.message}, {}};
}

/// Looked at before the schema, which may be another one over there.
static MaybeFault checkProtocol(const json::Value &answer) {
  if (!answer.is_object() || !answer.contains("protocol") ||
      !answer["protocol"].is_number_integer())
    return std::nullopt;
  int64_t theirs = answer["protocol"].get<int64_t>();
  if (theirs == TNTC_PLUGIN_PROTOCOL)
    return std::nullopt;
  return PluginFault{diag::PluginVersion,
                     {"protocol", std::to_string(theirs),
                      std::to_string(TNTC_PLUGIN_PROTOCOL),
                      theirs < int64_t(TNTC_PLUGIN_PROTOCOL)
                          ? "the plugin has to be brought up to date"
                          : "a newer compiler is needed"},
                     {}};
}

MaybeFault Plugin::exchange(const json::Value &request, json::Value &answer) {
  std::string method = request["method"].get<std::string>();
  uint64_t id = request["id"].get<uint64_t>();
  std::string text, why;
  if (MaybeFault fault = transport->ask(json::print(request, 0), text))
    return fault;
  std::optional<json::Value> parsed = json::parse(text, maxDepth, &why);
  if (!parsed)
    return PluginFault{diag::PluginNotJson, {why}, {}};
  if (MaybeFault fault = checkProtocol(*parsed))
    return fault;
  if (parsed->is_object() && parsed->contains("id") &&
      (*parsed)["id"].is_number_integer() && (*parsed)["id"] != id)
    return PluginFault{diag::PluginWrongId,
                       {json::print((*parsed)["id"], 0), std::to_string(id)},
                       {}};
  // It says itself that it is broken, in place of any other answer.
  bool isRefusal = parsed->is_object() && parsed->contains("error");
  if (auto fault = messageSchema().check(
          *parsed, isRefusal ? "errorAnswer" : method + "Answer"))
    return shapeFault(*fault, method);
  if (isRefusal)
    return PluginFault{
        diag::PluginRefusal,
        {method, (*parsed)["error"]["message"].get<std::string>()},
        {}};
  answer = std::move(*parsed);
  return std::nullopt;
}

static PluginFault badName(const Twine &what) {
  return {diag::PluginName, {what.str()}, {}};
}

static MaybeFault readComponent(const json::Value &value, Component &part) {
  part.name = value["name"].get<std::string>();
  part.summary = value["summary"].get<std::string>();
  std::string kind = value["kind"].get<std::string>();
  part.kind = kind == "backend" ? ComponentKind::Backend
              : kind == "check" ? ComponentKind::Check
                                : ComponentKind::Service;
  bool isService = part.kind == ComponentKind::Service;
  if (isService != value.contains("dependencies"))
    return badName("'" + part.name + "' " +
                   (isService ? "serves no dependency"
                              : "names dependencies, but is no service"));
  if (isService)
    for (const json::Value &name : value["dependencies"])
      part.dependencies.push_back(name.get<std::string>());
  if (value.contains("protocol"))
    part.protocol = value["protocol"].get<std::string>();
  if (!part.protocol.empty() &&
      ir::protocolNamed(part.protocol).protocol == ir::Protocol::Unknown)
    return badName("'" + part.protocol + "' is no protocol; expected one of '" +
                   llvm::join(ir::protocolSpellings(), "', '") + "'");
  if (value.contains("needs"))
    for (const json::Value &grant : value["needs"])
      part.needs.insert(grant.get<std::string>());
  if (!value.contains("options"))
    return std::nullopt;
  std::string why;
  part.optionsSchema = value["options"];
  part.options = Schema::compile(part.optionsSchema, why);
  if (!part.options)
    return PluginFault{diag::PluginOptionSchema, {why}, {}};
  // Else every value would be the user's fault.
  const json::Value &schema = part.optionsSchema;
  if (schema.contains("type") && schema["type"] != "object")
    return PluginFault{
        diag::PluginOptionSchema, {"its type is not 'object'"}, {}};
  return std::nullopt;
}

MaybeFault Plugin::describe(StringRef name, StringRef toolVersion) {
  json::Value request = json::object();
  request["protocol"] = TNTC_PLUGIN_PROTOCOL;
  request["id"] = nextId++;
  request["method"] = "describe";
  json::Value &host = request["host"];
  host["version"] = json::string(toolVersion);
  host["abi"] = TNTC_PLUGIN_ABI;
  host["protocol"] = TNTC_PLUGIN_PROTOCOL;
  host["irSchema"] = ir::irSchemaVersion;

  json::Value answer;
  if (MaybeFault fault = exchange(request, answer))
    return fault;
  const json::Value &plugin = answer["plugin"];
  ownName = plugin["name"].get<std::string>();
  ownVersion = plugin["version"].get<std::string>();
  ownPrefix = plugin["prefix"].get<std::string>();
  if (plugin.contains("summary"))
    ownSummary = plugin["summary"].get<std::string>();
  if (!name.empty() && ownName != name)
    return badName("it calls itself '" + ownName + "'");
  if (ownPrefix == "TNT")
    return badName("the prefix 'TNT' is the compiler's own");
  int64_t oldest = plugin["irSchema"]["min"].get<int64_t>();
  int64_t newest = plugin["irSchema"]["max"].get<int64_t>();
  if (oldest > ir::irSchemaVersion || newest < ir::irSchemaVersion)
    return PluginFault{
        diag::PluginVersion,
        {"irSchema", std::to_string(oldest) + " to " + std::to_string(newest),
         std::to_string(ir::irSchemaVersion),
         newest < ir::irSchemaVersion
             ? "the plugin has to be brought up to date"
             : "a newer compiler is needed"},
        {}};
  for (const json::Value &value : plugin["components"]) {
    Component part;
    if (MaybeFault fault = readComponent(value, part))
      return fault;
    if (find(part.kind, part.name))
      return badName("it has two components of kind '" +
                     componentKindName(part.kind) + "' with the name '" +
                     part.name + "'");
    parts.push_back(std::move(part));
  }
  return std::nullopt;
}

const Component *Plugin::find(ComponentKind kind, StringRef name) const {
  auto found = llvm::find_if(parts, [&](const Component &part) {
    return part.kind == kind && part.name == name;
  });
  return found == parts.end() ? nullptr : &*found;
}

std::unique_ptr<Plugin> Plugin::open(std::unique_ptr<Transport> transport,
                                     StringRef name, StringRef toolVersion,
                                     MaybeFault &fault) {
  std::unique_ptr<Plugin> plugin(new Plugin(std::move(transport)));
  fault = plugin->describe(name, toolVersion);
  if (fault)
    return nullptr;
  return plugin;
}

/// Whose workflow \p request is about.
static std::string subjectOf(const json::Value &request) {
  const json::Value &context = request["context"];
  std::string workflow = context["workflow"].get<std::string>();
  return context.contains("enclave")
             ? context["enclave"].get<std::string>() + "/" + workflow
             : workflow;
}

std::optional<json::Value> Plugin::ask(json::Value request) {
  std::lock_guard<std::mutex> lock(mutex);
  if (ownFault)
    return std::nullopt;
  json::Value message = json::object();
  message["protocol"] = TNTC_PLUGIN_PROTOCOL;
  message["id"] = nextId++;
  for (auto &[key, value] : request.items())
    message[key] = std::move(value);
  json::Value answer;
  ownFault = exchange(message, answer);
  if (!ownFault)
    return answer;
  ownFault->about = "it was asked to '" + message["method"].get<std::string>() +
                    "' for '" + subjectOf(message) + "'";
  return std::nullopt;
}

void Plugin::finish() {
  std::lock_guard<std::mutex> lock(mutex);
  if (!ownFault)
    ownFault = transport->finish();
  transport.reset();
}

void Plugin::blame(PluginFault fault, StringRef subject) {
  std::lock_guard<std::mutex> lock(mutex);
  if (ownFault)
    return;
  ownFault = std::move(fault);
  if (!subject.empty())
    ownFault->about = ("that is its answer for '" + subject + "'").str();
}
