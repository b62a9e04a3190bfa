//===- Sdk.h - what a plugin in C++ is written with -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Header-only, C++17, over the C interface and nlohmann's JSON; nothing of the
// compiler is linked. The same source becomes, by what it is compiled with,
//
//   nothing                    a program that speaks JSON Lines
//   TNTC_PLUGIN_SHARED_OBJECT  a shared object with the entry of the C
//   interface TNTC_PLUGIN_LINKED_IN      a part of the compiler: entry and name
//   are joined
//
// and gives the same bytes each way. docs/Plugins.md tells the rest.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_SDK_H
#define TNTC_PLUGIN_SDK_H

#include "tntc-c/Plugin.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <exception>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tntc::plugin {

/// Keeps the order in which members were added.
using Json = nlohmann::ordered_json;

/// Text with gaps that the host fills: a plugin never sees a credential.
/// `Text() << "PASSWORD '" << verifier("scram-sha-256", "password") << "'"`.
class Text {
public:
  struct Gap {
    std::string credential, verifier;
  };
  Text() = default;
  Text(std::string_view text) { *this << text; }
  Text(const std::string &text) { *this << text; }
  Text(const char *text) { *this << std::string_view(text); }

  Text &operator<<(std::string_view text) {
    if (!parts.empty() && parts.back().is_string())
      parts.back().get_ref<std::string &>() += text;
    else if (!text.empty())
      parts.push_back(std::string(text));
    return *this;
  }
  Text &operator<<(const Gap &gap) {
    Json part = {{"credential", gap.credential}};
    if (!gap.verifier.empty())
      part["verifier"] = gap.verifier;
    parts.push_back(std::move(part));
    return *this;
  }
  Json json() const {
    if (parts.empty())
      return "";
    return parts.size() == 1 && parts[0].is_string() ? parts[0] : parts;
  }

private:
  Json parts = Json::array();
};

/// The value itself: allowed in the keys of the Secret only.
inline Text::Gap credential(std::string name) { return {std::move(name), ""}; }
/// What a server keeps instead of it: `scram-sha-256` or `bcrypt`.
inline Text::Gap verifier(std::string form, std::string name) {
  return {std::move(name), std::move(form)};
}

/// What the JSON pointer \p at of \p json leads to, or null.
inline const Json *find(const Json &json, std::string_view at) {
  // nlohmann's own contains() takes what is no pointer for a fault.
  const Json *found = &json;
  while (!at.empty()) {
    at.remove_prefix(1);
    std::string key;
    for (; !at.empty() && at[0] != '/'; at.remove_prefix(1)) {
      bool isEscape = at[0] == '~' && at.size() > 1;
      if (isEscape)
        at.remove_prefix(1);
      key += !isEscape ? at[0] : at[0] == '1' ? '/' : '~';
    }
    if (found->is_object()) {
      auto member = found->find(key);
      if (member == found->end())
        return nullptr;
      found = &*member;
      continue;
    }
    size_t index = 0;
    if (!found->is_array() || key.empty() || key.size() > 9)
      return nullptr;
    for (char c : key) {
      if (c < '0' || c > '9')
        return nullptr;
      index = index * 10 + size_t(c - '0');
    }
    if (index >= found->size())
      return nullptr;
    found = &(*found)[index];
  }
  return found;
}

/// The text at the JSON pointer \p at of \p json, or \p otherwise.
inline std::string textAt(const Json &json, const std::string &at,
                          std::string otherwise = "") {
  const Json *found = find(json, at);
  return found && found->is_string() ? found->get<std::string>() : otherwise;
}

/// The list at \p at of \p json; empty when there is none.
inline const Json &listAt(const Json &json, const std::string &at) {
  static const Json none = Json::array();
  const Json *found = find(json, at);
  return found && found->is_array() ? *found : none;
}

/// One request. The IR is what `tntc-compile --emit=ir` prints.
class Request {
public:
  explicit Request(const Json &message) : message(message) {}

  const Json &ir() const { return member("ir"); }
  /// What the code of each node uses; of a check only.
  const Json &facts() const { return member("facts"); }
  const Json &options() const { return member("options"); }
  const Json &context() const { return member("context"); }
  std::string enclave() const { return textAt(context(), "/enclave"); }
  std::string workflow() const { return textAt(context(), "/workflow"); }

  /// A service: the dependency that asks for it, as a pointer into the IR.
  std::string dependencyAt() const { return textAt(message, "/dependency"); }
  /// Its name, `tentacular-postgres`.
  std::string dependency() const {
    return textAt(ir(), dependencyAt() + "/name/value");
  }

  std::string option(const std::string &name, std::string otherwise) const {
    return textAt(options(), "/" + name, std::move(otherwise));
  }
  int64_t option(const std::string &name, int64_t otherwise) const {
    const Json &all = options();
    auto found = all.find(name);
    return found != all.end() && found->is_number_integer()
               ? found->get<int64_t>()
               : otherwise;
  }
  bool option(const std::string &name, bool otherwise) const {
    const Json &all = options();
    auto found = all.find(name);
    return found != all.end() && found->is_boolean() ? found->get<bool>()
                                                     : otherwise;
  }
  /// What was set of a listOption; nothing when it was not.
  std::vector<std::string> list(const std::string &name) const {
    std::vector<std::string> texts;
    for (const Json &item : listAt(options(), "/" + name))
      if (item.is_string())
        texts.push_back(item.get<std::string>());
    return texts;
  }
  // A literal would rather be a bool.
  std::string option(const std::string &name, const char *otherwise) const {
    return option(name, std::string(otherwise));
  }
  int64_t option(const std::string &name, int otherwise) const {
    return option(name, int64_t(otherwise));
  }

private:
  const Json &member(const char *name) const {
    static const Json none = Json::object();
    auto found = message.find(name);
    return found != message.end() && found->is_object() ? *found : none;
  }
  const Json &message;
};

/// One answer. What is added keeps its order.
class Answer {
public:
  Answer(std::string part, Json value) {
    body[std::move(part)] = std::move(value);
  }

  /// A fault of the user's input at the JSON pointer \p at into the IR.
  Answer &error(std::string code, std::string at, std::string message) {
    return report("error", std::move(code), std::move(at), std::move(message));
  }
  Answer &warning(std::string code, std::string at, std::string message) {
    return report("warning", std::move(code), std::move(at),
                  std::move(message));
  }
  Answer &remark(std::string code, std::string at, std::string message) {
    return report("remark", std::move(code), std::move(at), std::move(message));
  }
  /// To the diagnostic that was reported last.
  Answer &note(std::string message, std::string at = "") {
    Json note = {{"message", std::move(message)}};
    if (!at.empty())
      note["at"] = std::move(at);
    auto all = body.find("diagnostics");
    if (all != body.end() && !all->empty())
      all->back()["notes"].push_back(std::move(note));
    return *this;
  }

  Json body = Json::object();

private:
  Answer &report(const char *severity, std::string code, std::string at,
                 std::string message) {
    body["diagnostics"].push_back({{"code", std::move(code)},
                                   {"severity", severity},
                                   {"at", std::move(at)},
                                   {"message", std::move(message)}});
    return *this;
  }
};

/// What a back end gives: files, by paths relative to a folder of its own.
class Files : public Answer {
public:
  Files() : Answer("files", Json::array()) {}
  Files &file(std::string path, std::string text, std::string reason) {
    body["files"].push_back({{"path", std::move(path)},
                             {"text", std::move(text)},
                             {"reason", std::move(reason)}});
    return *this;
  }
};

/// What a check gives: diagnostics and nothing else.
class Findings : public Answer {
public:
  Findings() : Answer("diagnostics", Json::array()) {}
};

/// What a service gives. Every fact says why.
class Facts : public Answer {
public:
  Facts() : Answer("facts", Json::object()) {}

  /// Where the service is: `protocol`, `host`, `port`, `database`, `user`,
  /// `subject`, `container`, `auth` {type, secret}, and `extra` texts.
  Facts &endpoint(Json members, std::string reason) {
    members["reason"] = std::move(reason);
    body["facts"]["endpoint"] = std::move(members);
    return *this;
  }
  Facts &identity(std::string kind, std::string value, std::string reason) {
    return add("identities",
               {{"kind", std::move(kind)}, {"value", std::move(value)}},
               std::move(reason));
  }
  /// \p form is `hex32` or `token43`.
  Facts &credential(std::string name, std::string form, std::string reason) {
    return add("credentials",
               {{"name", std::move(name)}, {"form", std::move(form)}},
               std::move(reason));
  }
  /// The key `<dependency>.<key>` of the workflow's Secret.
  Facts &secret(std::string key, const Text &value, std::string reason) {
    return add("secrets", {{"key", std::move(key)}, {"value", value.json()}},
               std::move(reason));
  }
  /// \p more: `podPort`, `podLabels` (of in-cluster peers), `ranges` (of
  /// external ones).
  Facts &egress(std::string host, int port, std::string reason,
                Json more = Json::object()) {
    Json fact = {{"host", std::move(host)}, {"port", port}};
    for (auto &[key, value] : more.items())
      fact[key] = value;
    return add("egress", std::move(fact), std::move(reason));
  }
  /// \p kind is `read`, `write` or `env`: what Deno lets the code do.
  Facts &permission(std::string kind, std::string value, std::string reason) {
    return add("permissions",
               {{"kind", std::move(kind)}, {"value", std::move(value)}},
               std::move(reason));
  }
  /// A read-only CSI volume of the engine's container.
  Facts &volume(std::string name, std::string csiDriver, std::string mountPath,
                std::string reason) {
    return add("volumes",
               {{"name", std::move(name)},
                {"csiDriver", std::move(csiDriver)},
                {"mountPath", std::move(mountPath)}},
               std::move(reason));
  }
  Facts &environment(std::string name, std::string value, std::string reason) {
    return add("environment",
               {{"name", std::move(name)}, {"value", std::move(value)}},
               std::move(reason));
  }
  /// A file to provision or tear down with. \p phase: `provision`, `teardown`;
  /// \p scope: `workflow`, or `enclave`, `platform` for what is the same of
  /// all workflows there. \p more: `destroysData`, `job`.
  Facts &file(std::string phase, std::string scope, std::string path,
              const Text &text, std::string reason,
              Json more = Json::object()) {
    Json fact = {{"phase", std::move(phase)},
                 {"scope", std::move(scope)},
                 {"path", std::move(path)},
                 {"text", text.json()}};
    for (auto &[key, value] : more.items())
      fact[key] = value;
    return add("files", std::move(fact), std::move(reason));
  }
  /// An entry of a file that many workflows share: `before`, all entries in
  /// the order of \p key with `between` between them, `after`.
  struct Aggregate {
    std::string phase, scope, path, before, between, after;
  };
  Facts &aggregate(Aggregate of, std::string key, const Text &text,
                   std::string reason) {
    return add("aggregates",
               {{"phase", std::move(of.phase)},
                {"scope", std::move(of.scope)},
                {"path", std::move(of.path)},
                {"before", std::move(of.before)},
                {"between", std::move(of.between)},
                {"after", std::move(of.after)},
                {"key", std::move(key)},
                {"text", text.json()}},
               std::move(reason));
  }
  /// A Kubernetes object that provisions; never one of the workflow itself.
  Facts &object(std::string phase, std::string scope, std::string path,
                Json object, std::string reason) {
    return add("objects",
               {{"phase", std::move(phase)},
                {"scope", std::move(scope)},
                {"path", std::move(path)},
                {"object", std::move(object)}},
               std::move(reason));
  }

private:
  Facts &add(const char *list, Json fact, std::string reason) {
    fact["reason"] = std::move(reason);
    body["facts"][list].push_back(std::move(fact));
    return *this;
  }
};

/// The JSON Schema of one option, and of all of them.
struct Option {
  std::string name;
  Json schema;
};
using Options = std::vector<Option>;

inline Option textOption(std::string name, std::string description,
                         std::string pattern = "") {
  Json schema = {{"type", "string"}, {"description", std::move(description)}};
  if (!pattern.empty())
    schema["pattern"] = std::move(pattern);
  return {std::move(name), std::move(schema)};
}
inline Option integerOption(std::string name, std::string description,
                            int64_t minimum, int64_t maximum) {
  return {std::move(name),
          {{"type", "integer"},
           {"description", std::move(description)},
           {"minimum", minimum},
           {"maximum", maximum}}};
}
/// On the command line `--plugin-opt NAME.key=one,two`.
inline Option listOption(std::string name, std::string description) {
  return {std::move(name),
          {{"type", "array"},
           {"description", std::move(description)},
           {"items", {{"type", "string"}}}}};
}
inline Option switchOption(std::string name, std::string description) {
  return {std::move(name),
          {{"type", "boolean"}, {"description", std::move(description)}}};
}

/// What a plugin is, and its answers to everything.
class Plugin {
public:
  /// \p prefix is what the codes of its diagnostics begin with, `PG`.
  Plugin(std::string name, std::string version, std::string prefix,
         std::string summary = "")
      : name(std::move(name)), version(std::move(version)),
        prefix(std::move(prefix)), summary(std::move(summary)) {}

  using EmitFunction = void (*)(const Request &, Files &);
  using ResolveFunction = void (*)(const Request &, Facts &);
  using CheckFunction = void (*)(const Request &, Findings &);

  Plugin &backend(std::string called, std::string about, EmitFunction emit,
                  const Options &options = {}) {
    return add({"backend", std::move(called), std::move(about)}, options, emit,
               nullptr, nullptr);
  }
  Plugin &check(std::string called, std::string about, CheckFunction check,
                const Options &options = {}) {
    return add({"check", std::move(called), std::move(about)}, options, nullptr,
               nullptr, check);
  }
  /// \p dependencies: names that ask for it, `tentacular-...`. \p protocol:
  /// the canonical one, empty for none. \p needs: grants that its facts take,
  /// of `cluster`, `egress`, `pod`, `provision`, `secrets`.
  Plugin &service(std::string called, std::string about,
                  std::vector<std::string> dependencies, std::string protocol,
                  std::vector<std::string> needs, ResolveFunction resolve,
                  const Options &options = {}) {
    add({"service", std::move(called), std::move(about)}, options, nullptr,
        resolve, nullptr);
    Json &description = components.back().description;
    description["dependencies"] = std::move(dependencies);
    if (!protocol.empty())
      description["protocol"] = std::move(protocol);
    description["needs"] = std::move(needs);
    return *this;
  }

  /// The answer to \p request on one line. What cannot be answered gets an
  /// answer too, which says why.
  std::string answer(std::string_view request) const {
    Json message = Json::parse(request.begin(), request.end(), nullptr,
                               /*allow_exceptions=*/false);
    Json reply = {{"protocol", TNTC_PLUGIN_PROTOCOL}, {"id", nullptr}};
    if (message.is_object() && message.contains("id"))
      reply["id"] = message["id"];
#ifdef __cpp_exceptions
    try {
      fill(reply, message);
    } catch (const std::exception &thrown) {
      refuse(reply, thrown.what());
    } catch (...) {
      refuse(reply, "it threw something");
    }
#else
    fill(reply, message);
#endif
    return reply.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  /// One answer a line, until there are no more requests.
  int serve(std::FILE *in, std::FILE *out) const {
    std::string line;
    // One by one: a line may hold a NUL, after which fgets tells no more.
    for (int c; (c = std::getc(in)) != EOF;) {
      line += char(c);
      if (c != '\n')
        continue;
      std::string reply = answer(line) + '\n';
      line.clear();
      if (std::fwrite(reply.data(), 1, reply.size(), out) != reply.size() ||
          std::fflush(out) != 0)
        return 1;
    }
    return line.empty() ? 0 : 1;
  }

  std::string name, version, prefix, summary;

private:
  struct Component {
    Json description;
    EmitFunction emit;
    ResolveFunction resolve;
    CheckFunction check;
  };
  struct Names {
    std::string kind, called, about;
  };

  Plugin &add(Names names, const Options &options, EmitFunction emit,
              ResolveFunction resolve, CheckFunction check) {
    Json description = {{"kind", std::move(names.kind)},
                        {"name", std::move(names.called)},
                        {"summary", std::move(names.about)}};
    if (!options.empty()) {
      Json properties = Json::object();
      for (const Option &option : options)
        properties[option.name] = option.schema;
      description["options"] = {{"type", "object"},
                                {"additionalProperties", false},
                                {"properties", std::move(properties)}};
    }
    components.push_back({std::move(description), emit, resolve, check});
    return *this;
  }

  Json describe() const {
    Json value = {{"name", name}, {"version", version}, {"prefix", prefix}};
    if (!summary.empty())
      value["summary"] = summary;
    value["irSchema"] = {{"min", 1}, {"max", 1}};
    value["components"] = Json::array();
    for (const Component &component : components)
      value["components"].push_back(component.description);
    return value;
  }

  static void refuse(Json &reply, std::string why) {
    for (char &c : why)
      c = c == '\n' || c == '\t' ? ' ' : c;
    reply = {{"protocol", TNTC_PLUGIN_PROTOCOL},
             {"id", reply["id"]},
             {"error", {{"message", std::move(why)}}}};
  }

  void fill(Json &reply, const Json &message) const {
    std::string method = textAt(message, "/method");
    if (method == "describe") {
      reply["plugin"] = describe();
      return;
    }
    const Component *component = findComponent(message, method);
    if (!component)
      return refuse(reply, !message.is_object() ? "the request is not JSON"
                           : method.empty()
                               ? "the request has no method"
                               : "there is nothing called '" +
                                     textAt(message, "/component") + "' to " +
                                     method);
    Json parts = run(*component, Request(message));
    for (auto &[key, value] : parts.items())
      reply[key] = std::move(value);
  }

  const Component *findComponent(const Json &message,
                                 const std::string &method) const {
    for (const Component &component : components)
      if (textAt(component.description, "/name") ==
              textAt(message, "/component") &&
          ((method == "emit" && component.emit) ||
           (method == "resolve" && component.resolve) ||
           (method == "check" && component.check)))
        return &component;
    return nullptr;
  }

  static Json run(const Component &component, const Request &request) {
    if (component.emit) {
      Files files;
      component.emit(request, files);
      return std::move(files.body);
    }
    if (component.resolve) {
      Facts facts;
      component.resolve(request, facts);
      return std::move(facts.body);
    }
    Findings findings;
    component.check(request, findings);
    return std::move(findings.body);
  }

  std::vector<Component> components;
};

} // namespace tntc::plugin

#ifdef TNTC_PLUGIN_LINKED_IN
#define TNTC_PLUGIN_ENTRY_OF(NAME) tntcPluginQuery_##NAME
#define TNTC_PLUGIN_EXPORT
#else
#define TNTC_PLUGIN_ENTRY_OF(NAME) tntcPluginQuery
#define TNTC_PLUGIN_EXPORT __attribute__((visibility("default")))
#endif

#if !defined(TNTC_PLUGIN_SHARED_OBJECT) && !defined(TNTC_PLUGIN_LINKED_IN)
#define TNTC_PLUGIN_MAIN()                                                     \
  int main() { return tntcMakePlugin().serve(stdin, stdout); }
#else
#define TNTC_PLUGIN_MAIN()
#endif

/// `TNTC_PLUGIN(postgres) { return Plugin("postgres", ...).service(...); }`,
/// once in a plugin, outside of any namespace. NAME is an identifier.
#define TNTC_PLUGIN(NAME)                                                      \
  static ::tntc::plugin::Plugin tntcMakePlugin();                              \
  static int32_t tntcRunPlugin(const TntcHost *host, TntcStr request) {        \
    static const ::tntc::plugin::Plugin plugin = tntcMakePlugin();             \
    std::string answer =                                                       \
        plugin.answer(std::string_view(request.data, request.size));           \
    host->respond(host->cookie, TntcStr{answer.data(), answer.size()});        \
    return 0;                                                                  \
  }                                                                            \
  extern "C" TNTC_PLUGIN_EXPORT const TntcPluginInfo *TNTC_PLUGIN_ENTRY_OF(    \
      NAME)(uint32_t hostAbi) {                                                \
    if (hostAbi != TNTC_PLUGIN_ABI)                                            \
      return nullptr;                                                          \
    static const ::tntc::plugin::Plugin plugin = tntcMakePlugin();             \
    static const TntcPluginInfo info = {                                       \
        TNTC_PLUGIN_MAGIC,                                                     \
        TNTC_PLUGIN_ABI,                                                       \
        sizeof(TntcPluginInfo),                                                \
        TNTC_PLUGIN_PROTOCOL,                                                  \
        1,                                                                     \
        1,                                                                     \
        {plugin.name.data(), plugin.name.size()},                              \
        {plugin.version.data(), plugin.version.size()},                        \
        tntcRunPlugin};                                                        \
    return &info;                                                              \
  }                                                                            \
  TNTC_PLUGIN_MAIN()                                                           \
  static ::tntc::plugin::Plugin tntcMakePlugin()

#endif // TNTC_PLUGIN_SDK_H
