//===- Facts.cpp - what a service says, checked and copied ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Answers.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

namespace {
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
  bool readEgress();
  bool readPod();
  bool readProvision();
  bool readAddress(const json::Value &value, ir::ServiceEgress &egress);
  bool knows(StringRef credential);
  bool readText(const json::Value &value, StringRef where, bool mayHoldValues,
                ArrayRef<ir::TextPart> &text);
  bool readPath(const json::Value &value, StringRef &path);
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
  void set(ir::Text &slot, const json::Value &endpoint, const char *key);

  const json::Value &json;
  const ServiceGrants &grants;
  ir::Context &arena;
  ir::ServiceFacts &facts;
  ir::Dependency &dependency;
  DiagnosticEngine &diags;
  MaybeFault fault;
};
} // namespace

bool FactsReader::granted(StringRef list, StringRef grant) {
  if (grants.all || grants.granted.count(grant.str()))
    return true;
  fail(diag::PluginNotGranted, {list.str(), grant.str()});
  fault->notes.push_back("trusted configuration grants it: '[plugins." +
                         facts.plugin.str() + "] grants = [\"" + grant.str() +
                         "\"]'");
  return false;
}

static bool isHost(StringRef text) {
  return names::isDnsName(text) || Cidr::parseAddress(text).has_value();
}

/// What the user wrote and the platform says otherwise is not followed.
void FactsReader::set(ir::Text &slot, const json::Value &endpoint,
                      const char *key) {
  if (!endpoint.contains(key))
    return;
  StringRef value = text(endpoint, key);
  if (slot.isPresent() && slot.origin == ir::Origin::Written &&
      !slot.isRefused() && *slot != value)
    diags.report(diag::ServiceFieldIgnored, slot.span, key, *dependency.name,
                 value, *slot);
  slot = {value, facts.span, ir::Origin::Injected, true, false};
}

bool FactsReader::readEndpoint() {
  if (!json.contains("endpoint"))
    return true;
  const json::Value &endpoint = json["endpoint"];
  if (!granted("endpoint", "egress"))
    return false;
  if (endpoint.contains("host") && !isHost(text(endpoint, "host")))
    return bad("'" + text(endpoint, "host") + "' is no host");
  if (endpoint.contains("protocol")) {
    ir::Protocol kind = ir::protocolNamed(text(endpoint, "protocol")).protocol;
    if (kind == ir::Protocol::Unknown)
      return bad("'" + text(endpoint, "protocol") + "' is no protocol");
    // Another spelling of the same is the user's to choose.
    if (dependency.protocol.isPresent() && dependency.kind == kind)
      ;
    else
      set(dependency.protocol, endpoint, "protocol");
    dependency.kind = kind;
  }
  set(dependency.host, endpoint, "host");
  set(dependency.database, endpoint, "database");
  set(dependency.user, endpoint, "user");
  set(dependency.subject, endpoint, "subject");
  set(dependency.container, endpoint, "container");
  if (endpoint.contains("port")) {
    int64_t port = endpoint["port"].get<int64_t>();
    if (dependency.port.isPresent() && !dependency.port.isRefused() &&
        dependency.port.origin == ir::Origin::Written &&
        *dependency.port != port)
      diags.report(diag::ServiceFieldIgnored, dependency.port.span, "port",
                   *dependency.name, port, *dependency.port);
    dependency.port = {port, facts.span, ir::Origin::Injected, true, false};
  }
  if (endpoint.contains("auth")) {
    const json::Value &auth = endpoint["auth"];
    if (!dependency.auth)
      dependency.auth = ir::Auth{facts.span, {}, {}};
    json::Value full = auth;
    full["secret"] = (facts.dependency + "." + text(auth, "secret")).str();
    set(dependency.auth->type, full, "type");
    set(dependency.auth->secret, full, "secret");
  }
  if (endpoint.contains("extra")) {
    std::vector<ir::Entry> entries = dependency.extensions.vec();
    for (auto &[name, value] : endpoint["extra"].items()) {
      if (!names::isIdentifier(name))
        return bad("'" + name + "' is no name of a member");
      auto make = [&](StringRef content) {
        auto *made = arena.make<ir::Value>();
        made->kind = ir::Value::Kind::String;
        made->quoted = true;
        made->span = facts.span;
        made->text = arena.save(content);
        return made;
      };
      llvm::erase_if(entries, [&, &key = name](const ir::Entry &entry) {
        return entry.key->isScalar() && entry.key->text == key;
      });
      entries.push_back(
          {make(name), make(value.get_ref<const std::string &>())});
    }
    dependency.extensions = arena.save(entries);
  }
  return true;
}

bool FactsReader::readIdentities() {
  std::vector<ir::Identity> made;
  for (const json::Value &value : list("identities"))
    made.push_back({text(value, "kind"), text(value, "value"), reason(value)});
  facts.identities = arena.save(made);
  return true;
}

bool FactsReader::readCredentials() {
  std::vector<ir::Credential> made;
  for (const json::Value &value : list("credentials")) {
    if (!granted("credentials", "secrets"))
      return false;
    StringRef name = text(value, "name");
    if (llvm::any_of(made, [&](const ir::Credential &other) {
          return other.name == name;
        }))
      return bad("credential '" + name + "' is named twice");
    made.push_back({name,
                    text(value, "form") == "hex32"
                        ? ir::CredentialForm::Hex32
                        : ir::CredentialForm::Token43,
                    reason(value)});
  }
  facts.credentials = arena.save(made);
  return true;
}

bool FactsReader::knows(StringRef credential) {
  return llvm::any_of(facts.credentials,
                      [&](const ir::Credential &known) {
                        return known.name == credential;
                      }) ||
         fail(diag::PluginUnknownCredential, {credential.str()});
}

bool FactsReader::readText(const json::Value &value, StringRef where,
                           bool mayHoldValues, ArrayRef<ir::TextPart> &text) {
  std::vector<ir::TextPart> parts;
  auto literal = [&](const json::Value &part) {
    parts.push_back({ir::TextPart::Kind::Literal,
                     arena.save(part.get_ref<const std::string &>())});
  };
  if (value.is_string()) {
    literal(value);
    text = arena.save(parts);
    return true;
  }
  for (const json::Value &part : value) {
    if (part.is_string()) {
      literal(part);
      continue;
    }
    StringRef name = this->text(part, "credential");
    if (!knows(name))
      return false;
    auto kind = ir::TextPart::Kind::Value;
    if (part.contains("verifier"))
      kind = this->text(part, "verifier") == "bcrypt"
                 ? ir::TextPart::Kind::Bcrypt
                 : ir::TextPart::Kind::Scram;
    if (kind == ir::TextPart::Kind::Value && !mayHoldValues)
      return fail(diag::PluginPlainCredential, {name.str(), where.str()});
    parts.push_back({kind, name});
  }
  text = arena.save(parts);
  return true;
}

bool FactsReader::readSecrets() {
  std::vector<ir::ServiceSecret> made;
  for (const json::Value &value : list("secrets")) {
    if (!granted("secrets", "secrets"))
      return false;
    ir::ServiceSecret secret;
    secret.key = text(value, "key");
    secret.reason = reason(value);
    if (llvm::any_of(made, [&](const ir::ServiceSecret &other) {
          return other.key == secret.key;
        }))
      return bad("key '" + secret.key + "' of the Secret is given twice");
    if (!readText(value["value"], secret.key, true, secret.value))
      return false;
    made.push_back(secret);
  }
  facts.secrets = arena.save(made);
  return true;
}

/// The value of a label, or a name of one without its prefix.
static bool isLabelPart(StringRef text) {
  auto isInner = [](char c) {
    return llvm::isAlnum(c) || c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= 63 && llvm::isAlnum(text.front()) &&
         llvm::isAlnum(text.back()) && llvm::all_of(text, isInner);
}

static bool isLabelKey(StringRef text) {
  if (!text.contains('/'))
    return isLabelPart(text);
  auto [prefix, name] = text.split('/');
  return names::isDnsName(prefix) && isLabelPart(name);
}

bool FactsReader::readAddress(const json::Value &value,
                              ir::ServiceEgress &egress) {
  egress.host = text(value, "host");
  if (!isHost(egress.host))
    return bad("'" + egress.host + "' is no host");
  egress.port = value["port"].get<uint16_t>();
  if (value.contains("podPort"))
    egress.podPort = value["podPort"].get<uint16_t>();
  std::vector<std::pair<StringRef, StringRef>> labels;
  if (value.contains("podLabels"))
    for (auto &[key, label] : value["podLabels"].items()) {
      StringRef content = label.get_ref<const std::string &>();
      if (!isLabelKey(key) || !(content.empty() || isLabelPart(content)))
        return bad("'" + key + ": " + content + "' is no label");
      labels.push_back({arena.save(key), arena.save(content)});
    }
  llvm::sort(labels);
  egress.podLabels = arena.save(labels);
  std::vector<Cidr> ranges;
  if (value.contains("ranges"))
    for (const json::Value &range : value["ranges"]) {
      StringRef content = range.get_ref<const std::string &>();
      std::optional<Cidr> parsed = Cidr::parse(content);
      if (!parsed || parsed->hasHostBits())
        return bad("'" + content + "' is no range of addresses");
      ranges.push_back(*parsed);
    }
  egress.ranges = arena.save(ranges);
  return true;
}

bool FactsReader::readEgress() {
  std::vector<ir::ServiceEgress> made;
  for (const json::Value &value : list("egress")) {
    ir::ServiceEgress egress;
    if (!granted("egress", "egress") || !readAddress(value, egress))
      return false;
    egress.reason = reason(value);
    made.push_back(egress);
  }
  facts.egress = arena.save(made);
  return true;
}

/// A value of Deno's flags: a comma would begin another one.
static bool isPermissionValue(ir::ServicePermission::Kind kind,
                              StringRef value) {
  if (kind == ir::ServicePermission::Kind::Env)
    return llvm::all_of(value,
                        [](char c) { return llvm::isAlnum(c) || c == '_'; });
  return value.starts_with("/") && value != "/" &&
         ArtifactSet::isConfinedPath(value.drop_front()) &&
         llvm::none_of(value, [](char c) { return c == ',' || c == ' '; });
}

bool FactsReader::readPod() {
  std::vector<ir::ServicePermission> permissions;
  for (const json::Value &value : list("permissions")) {
    if (!granted("permissions", "pod"))
      return false;
    StringRef word = text(value, "kind");
    auto kind = word == "read"    ? ir::ServicePermission::Kind::Read
                : word == "write" ? ir::ServicePermission::Kind::Write
                                  : ir::ServicePermission::Kind::Env;
    StringRef content = text(value, "value");
    if (!isPermissionValue(kind, content))
      return bad("'" + content + "' is nothing that '--allow-" + word +
                 "' takes");
    permissions.push_back({kind, content, reason(value)});
  }
  facts.permissions = arena.save(permissions);

  std::vector<ir::ServiceVolume> volumes;
  for (const json::Value &value : list("volumes")) {
    if (!granted("volumes", "pod"))
      return false;
    ir::ServiceVolume volume{text(value, "name"), text(value, "csiDriver"),
                             text(value, "mountPath"), reason(value)};
    // What the pod has of itself, and folders that are not to be hidden.
    static constexpr StringRef names[] = {"code", "import-map", "secrets",
                                          "shared", "tmp"};
    static constexpr StringRef folders[] = {
        "/app",    "/bin",   "/deno-dir", "/dev",  "/etc",
        "/lib",    "/lib64", "/proc",     "/root", "/sbin",
        "/shared", "/sys",   "/tmp",      "/usr",  "/var"};
    StringRef path = volume.mountPath;
    StringRef top = path.take_front(std::min(path.find('/', 1), path.size()));
    if (llvm::is_contained(names, volume.name) ||
        volume.name.starts_with("tmp-") ||
        llvm::any_of(volumes, [&](const ir::ServiceVolume &other) {
          return other.name == volume.name;
        }))
      return bad("volume '" + volume.name + "' is there already");
    if (llvm::is_contained(folders, top))
      return bad("'" + path + "' is no place for a volume");
    volumes.push_back(volume);
  }
  facts.volumes = arena.save(volumes);

  std::vector<ir::ServiceVariable> variables;
  for (const json::Value &value : list("environment")) {
    if (!granted("environment", "pod"))
      return false;
    ir::ServiceVariable variable{text(value, "name"), text(value, "value"),
                                 reason(value)};
    // They change what the runtime does.
    for (StringRef prefix : {"DENO_", "LD_", "NODE_", "NO_PROXY", "OTEL_",
                             "HTTP", "SSL_", "PATH", "HOME"})
      if (variable.name.starts_with(prefix))
        return bad("variable '" + variable.name + "' is the engine's own");
    variables.push_back(variable);
  }
  facts.environment = arena.save(variables);
  return true;
}

static ir::Phase phaseOf(const json::Value &value) {
  return value["phase"] == "provision" ? ir::Phase::Provision
                                       : ir::Phase::Teardown;
}

static ir::Scope scopeOf(const json::Value &value) {
  return value["scope"] == "workflow"  ? ir::Scope::Workflow
         : value["scope"] == "enclave" ? ir::Scope::Enclave
                                       : ir::Scope::Platform;
}

bool FactsReader::readPath(const json::Value &value, StringRef &path) {
  path = text(value, "path");
  return ArtifactSet::isConfinedPath(path) ||
         fail(diag::PluginPath, {path.str()});
}

const ir::ServiceJob *FactsReader::readJob(const json::Value &value) {
  auto *job = arena.make<ir::ServiceJob>();
  job->name = text(value, "name");
  job->image = text(value, "image");
  std::vector<StringRef> command;
  for (const json::Value &word : value["command"])
    command.push_back(arena.save(word.get_ref<const std::string &>()));
  job->command = arena.save(command);
  std::vector<ir::ServiceJob::Variable> variables;
  for (const json::Value &entry : value["environment"]) {
    ir::ServiceJob::Variable variable;
    variable.name = text(entry, "name");
    if (entry.size() != 2) {
      bad("variable '" + variable.name +
          "' of a job has one of value, secret and credential");
      return nullptr;
    }
    variable.value = text(entry, "value");
    variable.credential = text(entry, "credential");
    if (!variable.credential.empty() && !knows(variable.credential))
      return nullptr;
    if (entry.contains("secret")) {
      variable.secretName = text(entry["secret"], "name");
      variable.secretKey = text(entry["secret"], "key");
    }
    variables.push_back(variable);
  }
  job->environment = arena.save(variables);
  return job;
}

bool FactsReader::readProvision() {
  std::set<std::string> taken;
  auto isNew = [&](const json::Value &value, StringRef path) {
    std::string key = value["phase"].get<std::string>() + " " +
                      value["scope"].get<std::string>() + " " + path.lower();
    return taken.insert(key).second ||
           fail(diag::PluginDuplicateFile, {path.str()});
  };
  std::vector<ir::ServiceFile> files;
  for (const json::Value &value : list("files")) {
    ir::ServiceFile file;
    if (!granted("files", "provision") || !readPath(value, file.path) ||
        !isNew(value, file.path) ||
        !readText(value["text"], file.path, false, file.text))
      return false;
    file.phase = phaseOf(value);
    file.scope = scopeOf(value);
    file.destroysData =
        value.contains("destroysData") && value["destroysData"].get<bool>();
    if (value.contains("job") && !(file.job = readJob(value["job"])))
      return false;
    file.reason = reason(value);
    files.push_back(file);
  }
  facts.files = arena.save(files);

  std::vector<ir::ServiceAggregate> aggregates;
  for (const json::Value &value : list("aggregates")) {
    ir::ServiceAggregate entry;
    if (!granted("aggregates", "provision") || !readPath(value, entry.path) ||
        !isNew(value, entry.path) ||
        !readText(value["text"], entry.path, false, entry.text))
      return false;
    entry.phase = phaseOf(value);
    entry.scope = scopeOf(value);
    entry.before = text(value, "before");
    entry.between = text(value, "between");
    entry.after = text(value, "after");
    entry.key = text(value, "key");
    entry.reason = reason(value);
    aggregates.push_back(entry);
  }
  facts.aggregates = arena.save(aggregates);

  std::vector<ir::ServiceObject> objects;
  for (const json::Value &value : list("objects")) {
    ir::ServiceObject object;
    if (!granted("objects", "provision") || !readPath(value, object.path) ||
        !isNew(value, object.path))
      return false;
    object.phase = phaseOf(value);
    object.scope = scopeOf(value);
    object.kind = text(value["object"], "kind");
    object.json = arena.save(json::print(value["object"], 0));
    object.reason = reason(value);
    objects.push_back(object);
  }
  facts.objects = arena.save(objects);
  return true;
}

MaybeFault FactsReader::run() {
  // Credentials first: texts refer to them.
  if (readEndpoint() && readIdentities() && readCredentials() &&
      readSecrets() && readEgress() && readPod())
    readProvision();
  return std::move(fault);
}

MaybeFault tntc::readFacts(const json::Value &answer,
                           const ServiceGrants &grants, ir::Context &arena,
                           ir::ServiceFacts &facts, ir::Dependency &dependency,
                           DiagnosticEngine &diags) {
  return FactsReader(answer["facts"], grants, arena, facts, dependency, diags)
      .run();
}
