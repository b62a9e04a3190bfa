//===- ExportNames.cpp - exports that are there twice, or of nothing ------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ExportNames.h"

using namespace tntc;
using namespace tntc::typescript;

void ExportNames::add(StringRef name, uint32_t item) {
  // More than one default has a code of its own.
  if (name == "default" || exports.insert(name).second)
    return;
  if (names.isFirstFaultOf(name))
    faults.add(item, "'" + name + "' is exported twice");
}

bool ExportNames::read(uint32_t i) {
  bool isType = outline.find(i, Kind::TypeToken);
  bool isDefault = outline.find(i, Kind::DefaultToken);
  bool isInModule = outline[i].parent == 0;
  if (isType || !isInModule)
    return false;
  if (uint32_t nameSpace = outline.find(i, Kind::NamespaceExport)) {
    uint32_t name = outline.lastPart(nameSpace);
    if (name)
      add(outline.name(name).trim("'\""), name);
    return false;
  }
  uint32_t clause = outline.find(i, Kind::ExportClause);
  if (!clause)
    return !isDefault;
  bool isLocal = !outline.find(i, Kind::String);
  for (uint32_t specifier : outline.children(clause)) {
    if (outline.kind(specifier) != Kind::ExportSpecifier ||
        outline.find(specifier, Kind::TypeToken))
      continue;
    uint32_t name = outline.firstPart(specifier);
    uint32_t alias = outline.lastPart(specifier);
    if (!name)
      continue;
    StringRef outer = outline.name(alias).trim("'\"");
    add(outer, alias);
    // A default that is not there has a code of its own.
    if (isLocal && outer != "default")
      locals.push_back(name);
  }
  return false;
}

void ExportNames::check(const llvm::DenseSet<StringRef> &types) {
  for (uint32_t item : locals) {
    StringRef name = outline.name(item);
    if (outline.kind(item) == Kind::String)
      faults.add(item, "expected the name of something that is declared here");
    else if (!names.hasInModule(name) && !types.contains(name) &&
             !isReservedWord(name))
      faults.add(item, "nothing called '" + name + "' is declared here");
  }
}
