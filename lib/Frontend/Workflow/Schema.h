//===- Schema.h - the table of fields as data -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_WORKFLOW_SCHEMA_H
#define TNTC_LIB_FRONTEND_WORKFLOW_SCHEMA_H

#include "tntc/IR/Workflow.h"

namespace tntc::schema {

enum class StructId : uint8_t {
#define STRUCT(NAME, ...) NAME,
#include "Schema.def"
};

enum class RuleId : uint8_t {
  Any,
#define TEXT_RULE(NAME, ...) NAME,
#define WORD_RULE(NAME, ...) NAME,
#define RANGE_RULE(NAME, ...) NAME,
#include "Schema.def"
};

enum class FieldKind : uint8_t {
  Text,
  Integer,
  TextList,
  TextMap,
  Object,
  ObjectList,
  ObjectMap
};

/// Expected: leaving it out is a warning.
enum class Need : uint8_t { Optional, Expected, Required };

/// What becomes of keys that have no row.
enum class Keys : uint8_t { Reported, Kept, Free };

struct Rule {
  RuleId id;
  bool (*check)(StringRef text); ///< null: words or range
  StringRef pattern, expected;
  ArrayRef<StringRef> words;
  int64_t minimum = 0, maximum = 0;

  bool isRange() const { return minimum < maximum; }
};

struct Field {
  StructId owner;
  StringRef key;
  FieldKind kind;
  StructId element; ///< of Object...: what it holds
  Need need;
  RuleId rule;
  StringRef byDefault, example, text;
};

struct Struct {
  StructId id;
  StringRef name, path, phrase;
  RuleId keyRule;
  Keys keys;
  StringRef text;
};

struct Renamed {
  StructId owner;
  StringRef key, hint;
};

struct Alias {
  StructId owner;
  StringRef key, field;
};

const Rule &rule(RuleId id);
const Struct &structure(StructId id);
ArrayRef<Struct> structures();
/// All rows FIELD and INLINE, in the order of the table.
ArrayRef<Field> fields();
/// Those of one struct; they stand together in the table.
ArrayRef<Field> fieldsOf(StructId id);
ArrayRef<Renamed> renamed();
/// What to write in place of \p key of \p id, which is no field, or not any
/// more.
std::optional<StringRef> insteadOf(StructId id, StringRef key);
/// What to write in place of \p field, which is read all the same.
std::optional<StringRef> deprecation(const Field &field);
/// The field of \p id that other tools call \p key.
std::optional<StringRef> aliased(StructId id, StringRef key);
/// The field that a text in place of a mapping is meant as, or null.
const Field *shorthandOf(StructId id);

/// What the type of a member says about its field.
template <typename T>
struct StructOf;
#define GROUP(...)
#define STRUCT(NAME, TYPE, PATH, PHRASE, KEY_RULE, ...)                        \
  template <>                                                                  \
  struct StructOf<TYPE> {                                                      \
    static constexpr StructId id = StructId::NAME;                             \
    static constexpr bool isMap = RuleId::KEY_RULE != RuleId::Any;             \
  };
#include "Schema.def"

template <typename T>
struct KindOf {
  static constexpr FieldKind kind = FieldKind::Object;
  static constexpr StructId element = StructOf<T>::id;
};
template <typename T>
struct KindOf<std::optional<T>> : KindOf<T> {};
template <typename T>
struct KindOf<ArrayRef<T>> {
  static constexpr FieldKind kind =
      StructOf<T>::isMap ? FieldKind::ObjectMap : FieldKind::ObjectList;
  static constexpr StructId element = StructOf<T>::id;
};
template <FieldKind Kind>
struct ScalarKind {
  static constexpr FieldKind kind = Kind;
  static constexpr StructId element = StructId::Workflow;
};
template <>
struct KindOf<ir::Text> : ScalarKind<FieldKind::Text> {};
template <>
struct KindOf<ir::Number> : ScalarKind<FieldKind::Integer> {};
template <>
struct KindOf<ArrayRef<ir::Text>> : ScalarKind<FieldKind::TextList> {};
template <>
struct KindOf<ArrayRef<ir::KeyText>> : ScalarKind<FieldKind::TextMap> {};

template <typename Owner, typename T>
Owner ownerType(T Owner::*);
template <typename Owner, typename T>
KindOf<T> kindType(T Owner::*);

/// Whether a field of \p kind may hold \p value.
bool fits(FieldKind kind, const ir::Value &value);

} // namespace tntc::schema

#endif // TNTC_LIB_FRONTEND_WORKFLOW_SCHEMA_H
