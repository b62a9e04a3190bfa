//===- Syntax.cpp - symbols of the grammar, looked up once ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Syntax.h"

#include "llvm/ADT/StringSwitch.h"

#include <cassert>

using namespace tntc;
using namespace tntc::typescript;

static Kind kindOfName(StringRef name) {
  return llvm::StringSwitch<Kind>(name)
#define SYNTAX(KIND, NAME) .Case(NAME, Kind::KIND)
#define ALIAS(KIND, NAME) .Case(NAME, Kind::KIND)
#include "Syntax.def"
      .Default(Kind::Other);
}

static Kind kindOfToken(StringRef text) {
  return llvm::StringSwitch<Kind>(text)
#define TOKEN(KIND, TEXT) .Case(TEXT, Kind::KIND)
#include "Syntax.def"
      .Default(Kind::Token);
}

Grammar::Grammar(const TSLanguage *language) : tsLanguage(language) {
  uint32_t count = ts_language_symbol_count(language);
  kinds.resize(count, Kind::Other);
  for (uint32_t symbol = 0; symbol < count; ++symbol) {
    StringRef name = ts_language_symbol_name(language, TSSymbol(symbol));
    switch (ts_language_symbol_type(language, TSSymbol(symbol))) {
    case TSSymbolTypeRegular:
      kinds[symbol] = kindOfName(name);
      break;
    case TSSymbolTypeAnonymous:
      kinds[symbol] = kindOfToken(name);
      break;
    case TSSymbolTypeAuxiliary:
      break;
    }
  }
  auto field = [language](StringRef name) {
    TSFieldId id = ts_language_field_id_for_name(language, name.data(),
                                                 uint32_t(name.size()));
    assert(id && "the grammar has no such field");
    return id;
  };
  fields = {field("alias"),     field("arguments"),   field("body"),
            field("condition"), field("declaration"), field("function"),
            field("increment"), field("initializer"), field("key"),
            field("left"),      field("name"),        field("operator"),
            field("parameter"), field("parameters"),  field("pattern"),
            field("right"),     field("source"),      field("value")};
}

TSNode File::firstNamed(TSNode node) const {
  TSNode found = {};
  forEachChild(node, [&](TSNode part) {
    if (!ts_node_is_named(part) || kind(part) == Kind::Comment ||
        kind(part) == Kind::TypeArguments)
      return true;
    found = part;
    return false;
  });
  return found;
}

TSNode File::lastNamed(TSNode node) const {
  TSNode found = {};
  forEachChild(node, [&](TSNode part) {
    if (ts_node_is_named(part) && kind(part) != Kind::Comment)
      found = part;
    return true;
  });
  return found;
}

bool File::hasToken(TSNode node, Kind token) const {
  bool found = false;
  forEachChild(node, [&](TSNode part) {
    found = kind(part) == token;
    return !found;
  });
  return found;
}

StatementParts File::parts(TSNode statement) const {
  StatementParts parts;
  forEachChild(statement, [&](TSNode part) {
    switch (kind(part)) {
    case Kind::TypeToken:
      parts.isType = true;
      break;
    case Kind::StarToken:
      parts.isStar = true;
      break;
    case Kind::AssignToken:
      parts.isAssignment = true;
      break;
    case Kind::DefaultToken:
      parts.defaultWord = part;
      break;
    case Kind::ImportClause:
    case Kind::ExportClause:
      parts.clause = part;
      break;
    case Kind::NamespaceExport:
      parts.nameSpace = part;
      break;
    case Kind::ImportRequireClause:
      parts.require = part;
      break;
    case Kind::ImportAttribute:
      parts.attribute = part;
      break;
    default:
      break;
    }
    return true;
  });
  return parts;
}
