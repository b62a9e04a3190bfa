//===- Refusals.cpp - what may be meant by what was refused ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Refusals.h"

#include "Cover.h"
#include "HostName.h"
#include "Modules.h"
#include "PackageName.h"

#include "tntc/IR/ObjectNames.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

//===----------------------------------------------------------------------===//
// Addresses
//===----------------------------------------------------------------------===//

static bool isRangeRefused(const ir::Dependency &dependency) {
  std::optional<Cidr> range = Cidr::parse(*dependency.cidr);
  return !range || range->hasHostBits();
}

static bool arePortsRefused(const ir::Dependency &dependency) {
  return dependency.dynPorts.empty() ||
         !llvm::all_of(dependency.dynPorts, [](const ir::Text &port) {
           return ir::parsePort(port).has_value();
         });
}

static bool isHostRefused(const ir::Dependency &dependency) {
  const ir::Text &host = dependency.host;
  if (!host.isPresent())
    return dependency.kind != ir::Protocol::S3;
  return host.isRefused() || judgeHost(*host);
}

/// Nobody knows yet what its other fields mean.
static bool isKindRefused(const ir::Dependency &dependency) {
  return !dependency.protocol.isPresent() || dependency.protocol.isRefused() ||
         dependency.type.isRefused();
}

bool tntc::isAddressRefused(const ir::Dependency &dependency) {
  if (dependency.isService() || dependency.isModule())
    return false;
  if (isKindRefused(dependency))
    return true;
  if (dependency.isDynamic())
    return isRangeRefused(dependency) || arePortsRefused(dependency);
  return isHostRefused(dependency) || dependency.port.isRefused() ||
         (dependency.kind == ir::Protocol::Unknown &&
          !dependency.port.isPresent());
}

bool tntc::isNearHost(StringRef host, StringRef other) {
  while (host.contains('.') && other.contains('.') &&
         host.rsplit('.').second.equals_insensitive(other.rsplit('.').second)) {
    host = host.rsplit('.').first;
    other = other.rsplit('.').first;
  }
  while (host.contains('.') && other.contains('.') &&
         host.split('.').first.equals_insensitive(other.split('.').first)) {
    host = host.split('.').second;
    other = other.split('.').second;
  }
  return names::didYouMean(host, {other}).has_value();
}

bool tntc::mayMean(const ir::Dependency &dependency, const ir::Fact &fact) {
  if (!isAddressRefused(dependency))
    return false;
  StringRef host = fact.host;
  host.consume_front("[");
  host.consume_back("]");
  std::optional<Cidr> address = Cidr::parseAddress(host);
  if (dependency.isDynamic()) {
    std::optional<Cidr> range = Cidr::parse(*dependency.cidr);
    return !range || !address || range->contains(address->unmapped());
  }
  if (isHostRefused(dependency) || dependency.host->empty())
    return true;
  return dependency.host->equals_insensitive(host) ||
         isNearHost(host, *dependency.host);
}

/// Whether an error is told of the port that \p sidecar has, or lacks.
static bool isPortRefused(const ir::Workflow &workflow,
                          const ir::Sidecar &sidecar) {
  const ir::Number &port = sidecar.port;
  return !port.isPresent() || port.isRefused() || *port == ir::enginePort ||
         llvm::any_of(workflow.sidecars, [&](const ir::Sidecar &other) {
           return &other != &sidecar && *other.port == *port;
         });
}

bool tntc::mayBeRefusedAddress(const ir::Workflow &workflow,
                               const ir::Fact &fact) {
  if (!workflow.knowsDependencies())
    return true;
  bool isSidecars =
      fact.host.equals_insensitive("localhost") &&
      (workflow.leftOut.sidecars ||
       llvm::any_of(workflow.sidecars, [&](const ir::Sidecar &sidecar) {
         return isPortRefused(workflow, sidecar);
       }));
  return isSidecars || llvm::any_of(workflow.dependencies(),
                                    [&](const ir::Dependency &dependency) {
                                      return mayMean(dependency, fact);
                                    });
}

//===----------------------------------------------------------------------===//
// Names and modules
//===----------------------------------------------------------------------===//

/// Letters and digits alone, in lower case.
static std::string bareWord(StringRef text) {
  std::string word;
  for (char c : text)
    if (llvm::isAlnum(c))
      word += llvm::toLower(c);
  return word;
}

bool tntc::mayMeanName(StringRef name, StringRef refused) {
  std::string asked = bareWord(name), word = bareWord(refused);
  auto holds = [](StringRef whole, StringRef part) {
    return part.size() >= 3 && whole.contains(part);
  };
  return word.empty() || word == asked || holds(word, asked) ||
         holds(asked, word) || names::didYouMean(asked, {StringRef(word)});
}

bool tntc::mayBeRefusedName(const ir::Workflow &workflow, StringRef name) {
  return llvm::any_of(workflow.dependencies(),
                      [&](const ir::Dependency &dependency) {
                        return !dependency.isService() &&
                               !names::isIdentifier(*dependency.name) &&
                               mayMeanName(name, *dependency.name);
                      });
}

bool tntc::mayDeclare(const ir::Dependency &dependency,
                      const ir::Import &import) {
  if (dependency.isService())
    return false;
  if (dependency.isModule())
    return !isPackage(dependency);
  // With a port an unknown protocol is only warned of.
  bool isUnknown =
      dependency.kind == ir::Protocol::Unknown && !dependency.port.isPresent();
  if (!isKindRefused(dependency) && !isUnknown)
    return false;
  StringRef host = *dependency.host;
  return host.empty() || host.contains(import.package);
}

bool tntc::mayBeRefusedModule(const ir::Workflow &workflow,
                              const ir::Import &import) {
  if (!workflow.knowsDependencies())
    return true;
  return llvm::any_of(workflow.dependencies(),
                      [&](const ir::Dependency &dependency) {
                        return mayDeclare(dependency, import);
                      });
}

bool tntc::mayBeImported(const ir::Workflow &workflow,
                         const ir::Dependency &dependency) {
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::Import &import : loaded.module->imports) {
      bool isModule = import.kind == ir::ImportKind::Jsr ||
                      import.kind == ir::ImportKind::Npm;
      if (isModule && !import.isErased() && mayDeclare(dependency, import) &&
          !findModuleGrant(workflow, import).dependency)
        return true;
    }
  return false;
}

//===----------------------------------------------------------------------===//
// Secrets
//===----------------------------------------------------------------------===//

/// Whether the webhook trigger is one that is only warned of.
static bool isUnserved(const ir::Trigger &trigger) {
  return !trigger.provider.isPresent() && trigger.path.isPresent();
}

static bool mayBeTriggers(const ir::Workflow &workflow, StringRef service,
                          StringRef key, bool withUnserved) {
  bool isWebhooks = service == "github" && key == "webhook_secret";
  bool isQueues = service == "nats" && key == "token";
  if (!isWebhooks && !isQueues)
    return false;
  return workflow.leftOut.triggers ||
         llvm::any_of(workflow.triggers, [&](const ir::Trigger &trigger) {
           return trigger.kind == ir::TriggerKind::Unknown ||
                  (isWebhooks && trigger.kind == ir::TriggerKind::Webhook &&
                   *trigger.provider != "github" &&
                   (withUnserved || !isUnserved(trigger)));
         });
}

bool tntc::mayBeTriggers(const ir::Workflow &workflow, StringRef service,
                         StringRef key) {
  return ::mayBeTriggers(workflow, service, key, /*withUnserved=*/true);
}

bool tntc::mayBeRefusedSecret(const ir::Workflow &workflow, StringRef service,
                              StringRef key) {
  // Only an error may stand for another.
  if (!workflow.knowsDependencies() ||
      ::mayBeTriggers(workflow, service, key, /*withUnserved=*/false))
    return true;
  return llvm::any_of(workflow.dependencies(),
                      [](const ir::Dependency &dependency) {
                        return dependency.auth && !dependency.isService() &&
                               !ir::parseSecretRef(*dependency.auth->secret);
                      });
}

bool tntc::mayHaveQueue(const ir::Workflow &workflow) {
  return workflow.leftOut.triggers ||
         workflow.hasTrigger(ir::TriggerKind::Queue) ||
         workflow.hasTrigger(ir::TriggerKind::Unknown);
}

//===----------------------------------------------------------------------===//
// Code
//===----------------------------------------------------------------------===//

static bool isRead(const ir::Module *module) {
  return module && module->status == ir::FileStatus::Ok &&
         module->syntaxErrors.empty();
}

bool tntc::mayHaveMoreCode(const ir::Workflow &workflow) {
  if (workflow.nodes.empty() || workflow.leftOut.nodes)
    return true;
  for (const ir::Node &node : workflow.nodes)
    if (!isRead(node.module))
      return true;
  for (const ir::Edge &edge : workflow.edges)
    for (const ir::Text &end : {edge.from, edge.to})
      if (end.isPresent() && !workflow.findNode(*end))
        return true;
  for (const LoadedModule &loaded : loadedModules(workflow))
    for (const ir::Import &import : loaded.module->imports)
      if (import.kind == ir::ImportKind::Relative && !import.isErased() &&
          !isRead(import.module))
        return true;
  return false;
}
