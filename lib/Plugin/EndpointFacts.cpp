//===- EndpointFacts.cpp - what a dependency lacks ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

/// What the user wrote and the platform says otherwise is not followed.
void FactsReader::set(ir::Text &slot, const json::Value &endpoint,
                      const char *key, StringRef shown) {
  if (!endpoint.contains(key))
    return;
  StringRef value = text(endpoint, key);
  if (slot.isPresent() && slot.origin == ir::Origin::Written &&
      !slot.isRefused() && *slot != value)
    diags.report(diag::ServiceFieldIgnored, slot.span, shown, *dependency.name,
                 value, *slot);
  slot = {value, facts.span, ir::Origin::Injected, true, false};
}

void FactsReader::setPort(int64_t port) {
  if (dependency.port.isPresent() && !dependency.port.isRefused() &&
      dependency.port.origin == ir::Origin::Written && *dependency.port != port)
    diags.report(diag::ServiceFieldIgnored, dependency.port.span, "port",
                 *dependency.name, port, *dependency.port);
  dependency.port = {port, facts.span, ir::Origin::Injected, true, false};
}

/// What a dependency has of its own, which `extra` cannot replace.
static constexpr llvm::StringLiteral members[] = {
    "auth", "cidr",     "container", "database", "dynPorts", "host",
    "port", "protocol", "subject",   "type",     "user",     "version"};

bool FactsReader::setExtra(const json::Value &extra) {
  std::vector<ir::Entry> entries = dependency.extensions.vec();
  auto make = [&](StringRef content) {
    auto *made = arena.make<ir::Value>();
    made->kind = ir::Value::Kind::String;
    made->quoted = true;
    made->span = facts.span;
    made->text = arena.save(content);
    return made;
  };
  for (auto &[name, value] : extra.items()) {
    if (!names::isIdentifier(name))
      return bad("'" + name + "' is no name of a member");
    if (llvm::is_contained(members, name))
      return bad("'" + name + "' is a member of its own, not one of 'extra'");
    ir::Value *made = make(value.get_ref<const std::string &>());
    llvm::erase_if(entries, [&, &key = name](const ir::Entry &entry) {
      if (!entry.key->isScalar() || entry.key->text != key)
        return false;
      const ir::Value &written = *entry.value;
      if (written.span != facts.span && written.text != made->text)
        diags.report(diag::ServiceFieldIgnored, entry.key->span, key,
                     *dependency.name, made->text,
                     written.isScalar() ? written.text
                                        : ir::describe(written.kind));
      return true;
    });
    entries.push_back({make(name), made});
  }
  dependency.extensions = arena.save(entries);
  return true;
}

/// Object stores are called either way (decision I2).
static bool isSameProtocol(ir::Protocol a, ir::Protocol b) {
  auto isStore = [](ir::Protocol protocol) {
    return protocol == ir::Protocol::S3 || protocol == ir::Protocol::Blob;
  };
  return a == b || (isStore(a) && isStore(b));
}

bool FactsReader::readEndpoint() {
  if (!json.contains("endpoint"))
    return true;
  const json::Value &endpoint = json["endpoint"];
  if (!granted("endpoint", "egress"))
    return false;
  if (endpoint.contains("host") && !isAllowedHost(text(endpoint, "host")))
    return false;
  if (endpoint.contains("protocol")) {
    ir::Protocol kind = ir::protocolNamed(text(endpoint, "protocol")).protocol;
    if (kind == ir::Protocol::Unknown)
      return bad("'" + text(endpoint, "protocol") +
                 "' is no protocol; expected one of '" +
                 llvm::join(ir::protocolSpellings(), "', '") +
                 "', or no such member");
    // Another spelling of the same is the user's to choose.
    bool isWritten = dependency.protocol.isPresent() &&
                     dependency.protocol.origin == ir::Origin::Written &&
                     !dependency.protocol.isRefused();
    if (!isWritten)
      set(dependency.protocol, endpoint, "protocol", "protocol");
    else if (!isSameProtocol(dependency.kind, kind))
      diags.report(diag::ServiceProtocol, dependency.protocol.span,
                   *dependency.name, *dependency.protocol,
                   text(endpoint, "protocol"));
    dependency.kind = kind;
  }
  set(dependency.host, endpoint, "host", "host");
  set(dependency.database, endpoint, "database", "database");
  set(dependency.user, endpoint, "user", "user");
  set(dependency.subject, endpoint, "subject", "subject");
  set(dependency.container, endpoint, "container", "container");
  if (endpoint.contains("port"))
    setPort(endpoint["port"].get<int64_t>());
  if (endpoint.contains("auth")) {
    const json::Value &auth = endpoint["auth"];
    if (!dependency.auth)
      dependency.auth = ir::Auth{facts.span, {}, {}};
    json::Value full = auth;
    full["secret"] = (facts.dependency + "." + text(auth, "secret")).str();
    set(dependency.auth->type, full, "type", "auth.type");
    set(dependency.auth->secret, full, "secret", "auth.secret");
  }
  return !endpoint.contains("extra") || setExtra(endpoint["extra"]);
}
