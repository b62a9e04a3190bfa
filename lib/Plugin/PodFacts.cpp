//===- PodFacts.cpp - what the pod of a workflow gets ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "FactsReader.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

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
          return other.name == volume.name ||
                 other.mountPath == volume.mountPath;
        }))
      return bad("volume '" + volume.name + "' at '" + path +
                 "' is there already");
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
    for (StringRef prefix :
         {"ALL_PROXY", "DENO_", "HOME", "HTTP", "JSR_", "LD_", "NODE_",
          "NO_PROXY", "NPM_", "OTEL_", "PATH", "SSL_"})
      if (variable.name.starts_with(prefix))
        return bad("variable '" + variable.name + "' is the engine's own");
    if (llvm::any_of(variables, [&](const ir::ServiceVariable &other) {
          return other.name == variable.name;
        }))
      return bad("variable '" + variable.name + "' is given twice");
    variables.push_back(variable);
  }
  facts.environment = arena.save(variables);
  return true;
}
