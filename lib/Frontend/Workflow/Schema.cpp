//===- Schema.cpp - Schema.def as arrays ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Schema.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::schema;

static bool isNotEmpty(StringRef text) { return !text.trim().empty(); }

static bool isControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

static bool isOneLine(StringRef text) {
  return !text.empty() && llvm::none_of(text, isControl);
}

/// Of a command line, where no word is too short and a tab is a separator.
static bool isWord(StringRef text) {
  return llvm::none_of(text, [](char c) { return isControl(c) && c != '\t'; });
}

static bool isWorkflowName(StringRef text) {
  return text.size() <= 63 && names::isKebab(text);
}

static bool isContractVersion(StringRef text) { return text == "1"; }

static bool isTimeout(StringRef text) {
  return text.size() >= 2 && text.size() <= 5 && text.front() != '0' &&
         (text.back() == 's' || text.back() == 'm') &&
         llvm::all_of(text.drop_back(), llvm::isDigit);
}

#define WORD_RULE(NAME, ...)                                                   \
  static constexpr StringRef words##NAME[] = {__VA_ARGS__};
#include "Schema.def"

static constexpr Rule rules[] = {
    {RuleId::Any, nullptr, "", "", {}},
#define TEXT_RULE(NAME, CHECK, PATTERN, EXPECTED)                              \
  {RuleId::NAME, CHECK, PATTERN, EXPECTED, {}},
#define WORD_RULE(NAME, ...) {RuleId::NAME, nullptr, "", "", words##NAME},
#define RANGE_RULE(NAME, MINIMUM, MAXIMUM)                                     \
  {RuleId::NAME, nullptr, "", "", {}, MINIMUM, MAXIMUM},
#include "Schema.def"
};

static constexpr Struct structs[] = {
#define STRUCT(NAME, TYPE, PATH, PHRASE, KEY_RULE, KEYS, TEXT)                 \
  {StructId::NAME, #NAME, PATH, PHRASE, RuleId::KEY_RULE, Keys::KEYS, TEXT},
#include "Schema.def"
};

static constexpr Field allFields[] = {
#define FIELD(STRUCT, KEY, MEMBER, NEED, RULE, DEFAULT, EXAMPLE, TEXT)         \
  {StructId::STRUCT,                                                           \
   KEY,                                                                        \
   decltype(kindType(MEMBER))::kind,                                           \
   decltype(kindType(MEMBER))::element,                                        \
   Need::NEED,                                                                 \
   RuleId::RULE,                                                               \
   DEFAULT,                                                                    \
   EXAMPLE,                                                                    \
   TEXT},
#define INLINE(STRUCT, KEY, INNER, TEXT)                                       \
  {StructId::STRUCT,                                                           \
   KEY,                                                                        \
   FieldKind::Object,                                                          \
   StructId::INNER,                                                            \
   Need::Optional,                                                             \
   RuleId::Any,                                                                \
   "",                                                                         \
   "",                                                                         \
   TEXT},
#include "Schema.def"
};

static constexpr Renamed renamedKeys[] = {
#define RENAMED(STRUCT, KEY, HINT) {StructId::STRUCT, KEY, HINT},
#include "Schema.def"
};

static constexpr Renamed foreignKeys[] = {
#define FOREIGN(STRUCT, KEY, HINT) {StructId::STRUCT, KEY, HINT},
#include "Schema.def"
};

static constexpr Renamed deprecatedKeys[] = {
#define DEPRECATED(STRUCT, KEY, HINT) {StructId::STRUCT, KEY, HINT},
#include "Schema.def"
};

static constexpr Alias aliasKeys[] = {
#define ALIAS(STRUCT, KEY, FIELD) {StructId::STRUCT, KEY, FIELD},
#include "Schema.def"
};

const Rule &schema::rule(RuleId id) { return rules[size_t(id)]; }
const Struct &schema::structure(StructId id) { return structs[size_t(id)]; }
ArrayRef<Struct> schema::structures() { return structs; }
ArrayRef<Field> schema::fields() { return allFields; }
ArrayRef<Renamed> schema::renamed() { return renamedKeys; }

std::optional<StringRef> schema::insteadOf(StructId id, StringRef key) {
  for (ArrayRef<Renamed> table : {renamed(), ArrayRef(foreignKeys)})
    for (const Renamed &old : table)
      if (old.owner == id && old.key == key)
        return old.hint;
  return std::nullopt;
}

std::optional<StringRef> schema::deprecation(const Field &field) {
  for (const Renamed &old : deprecatedKeys)
    if (old.owner == field.owner && old.key == field.key)
      return old.hint;
  return std::nullopt;
}

std::optional<StringRef> schema::aliased(StructId id, StringRef key) {
  for (const Alias &alias : aliasKeys)
    if (alias.owner == id && alias.key == key)
      return alias.field;
  return std::nullopt;
}

ArrayRef<Field> schema::fieldsOf(StructId id) {
  auto isOurs = [id](const Field &field) { return field.owner == id; };
  ArrayRef<Field> all = allFields;
  return all.drop_until(isOurs).take_while(isOurs);
}

const Field *schema::shorthandOf(StructId id) {
#define SHORTHAND(STRUCT, KEY)                                                 \
  if (id == StructId::STRUCT)                                                  \
    return llvm::find_if(fieldsOf(id),                                         \
                         [](const Field &field) { return field.key == KEY; });
#include "Schema.def"
  return nullptr;
}

bool schema::fits(FieldKind kind, const ir::Value &value) {
  switch (kind) {
  case FieldKind::Text:
    return value.isScalar();
  case FieldKind::Integer:
    return value.kind == ir::Value::Kind::Integer;
  case FieldKind::TextList:
  case FieldKind::ObjectList:
    return value.isSequence();
  case FieldKind::TextMap:
  case FieldKind::Object:
  case FieldKind::ObjectMap:
    return value.isMapping();
  }
  llvm_unreachable("covered switch");
}
