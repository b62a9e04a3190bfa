//===- EnabledServices.cpp - services that configuration names ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EnabledServices.h"

#include "tntc/Support/Clip.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::driver;

void driver::judgeEnabledServices(Configuration &configuration,
                                  ArrayRef<ActiveComponent> components,
                                  DiagnosticEngine &diags) {
  std::vector<StringRef> known;
  for (const BuiltInPlugin &plugin : builtInPlugins())
    known.push_back(plugin.name);
  for (const ActiveComponent &active : components)
    if (active.component->kind == ComponentKind::Service)
      known.push_back(active.component->name);
  for (const std::string &name : configuration.profile.services) {
    if (llvm::is_contained(known, name))
      continue;
    std::optional<StringRef> near = names::didYouMean(name, known);
    auto origin = configuration.origins.find("services.enabled." + name);
    if (!near || origin == configuration.origins.end())
      continue;
    configuration.refused.insert("services.enabled");
    diags.report(diag::SettingValue, origin->second.key, "services.enabled",
                 ("the name of a service, such as '" + *near + "'").str(),
                 clip(name));
  }
}
