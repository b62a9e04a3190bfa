//===- Keys.cpp - the keys of a mapping and their fields ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Edits.h"
#include "Indentation.h"
#include "Reader.h"

#include "tntc/Support/CodePoint.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace tntc;
using namespace tntc::schema;

/// The one field that is called \p key anywhere, or null.
static const Field *onlyFieldNamed(StringRef key) {
  const Field *found = nullptr;
  for (const Field &field : fields()) {
    if (field.key != key)
      continue;
    if (found)
      return nullptr;
    found = &field;
  }
  return found && !structure(found->owner).path.empty() ? found : nullptr;
}

/// Whether fields of that kind hold others.
static bool isBlock(FieldKind kind) {
  return kind == FieldKind::Object || kind == FieldKind::ObjectList ||
         kind == FieldKind::ObjectMap;
}

/// The field of \p id of whose entries one seems to stand a level too high, or
/// null: \p value is a mapping of nothing but what such an entry may have.
static const Field *entryOf(StructId id, const ir::Value &value) {
  if (!value.isMapping() || value.entries.empty())
    return nullptr;
  for (const Field &field : fieldsOf(id))
    if (field.kind == FieldKind::ObjectMap &&
        llvm::all_of(value.entries, [&](const ir::Entry &entry) {
          return llvm::any_of(fieldsOf(field.element), [&](const Field &inner) {
            return inner.key == entry.key->text;
          });
        }))
      return &field;
  return nullptr;
}

/// The field of \p id within which \p entry seems to have been meant, as one of
/// its entries or of its fields; null when there is none. \p path is that
/// place.
static const Field *slippedFrom(StructId id, const ir::Entry &entry,
                                std::string &path) {
  StringRef key = entry.key->text;
  if (const Field *map = entryOf(id, *entry.value)) {
    path = (map->key + "." + key).str();
    return map;
  }
  const Field *inner = onlyFieldNamed(key);
  if (!inner || !isBlock(inner->kind) || !fits(inner->kind, *entry.value))
    return nullptr;
  for (const Field &field : fieldsOf(id))
    if (isBlock(field.kind) && field.element == inner->owner) {
      path = (field.key + "." + key).str();
      return &field;
    }
  return nullptr;
}

void Reader::reportUnknown(StructId id, const Place &place,
                           const ir::Entry &entry) {
  if (!claim(*entry.key))
    return;
  StringRef key = entry.key->text;
  InFlightDiagnostic diagnostic =
      diags.report(diag::UnknownKey, entry.key->span, key, place.phrase);
  if (const Field *elsewhere = onlyFieldNamed(key))
    diagnostic.note(entry.key->span, "'" + key + "' is a field of '" +
                                         structure(elsewhere->owner).path +
                                         "'");
}

void Reader::judgeUnknown(StructId id, const Place &place,
                          const ir::Entry &entry, Choices &choices) {
  const Struct &info = structure(id);
  StringRef key = entry.key->text;
  if (key.starts_with("x-") || info.keys == Keys::Free)
    return choices.kept.push_back(entry);
  if (std::optional<StringRef> hint = insteadOf(id, key)) {
    if (claim(*entry.key))
      diags.report(diag::RenamedKey, entry.key->span, key, place.phrase, *hint);
    return;
  }

  ArrayRef<Field> rows = fieldsOf(id);
  llvm::SmallVector<StringRef, 16> known, free;
  for (auto [field, choice] : llvm::zip_equal(rows, choices.fields)) {
    known.push_back(field.key);
    if (!choice.entry)
      free.push_back(field.key);
  }
  auto isTaken = [&](StringRef name) {
    return choices.fields[llvm::find(known, name) - known.begin()].entry;
  };
  std::optional<StringRef> near = aliased(id, key);
  // What is called otherwise beside it is something else.
  if (near && isTaken(*near))
    near.reset();
  bool isAlias = near.has_value();
  // With a sign too many it is still the same word.
  StringRef word = trimForeignBlanks(key);
  word = word.trim(" \t.,;:%$#@!?*'\"/\\");
  if (!near && word != key && llvm::is_contained(known, word))
    near = word;
  std::string lower = key.lower();
  if (auto same = llvm::find(known, lower); !near && same != known.end())
    near = *same;
  // What stands already is not meant by another key.
  if (!near)
    near = names::didYouMean(key, free);
  if (!near)
    near = names::didYouMean(lower, free);
  size_t index = near ? llvm::find(known, *near) - known.begin() : 0;
  const Field *meant = near ? &rows[index] : nullptr;
  bool isFree = meant && !choices.fields[index].entry;
  bool isFit =
      meant && (entry.value->isNull() || fits(meant->kind, *entry.value));
  // A value of another kind may say that the guess is wrong, unless it is the
  // same in another form.
  OneForm form = meant && !isFit ? asOne(meant->kind, *entry.value) : OneForm();
  // Where unknown keys are kept, one that could not be the field it
  // resembles is taken for what it says.
  if (info.keys == Keys::Kept && !(isFree && (isFit || form.value)) &&
      !(meant && near->equals_insensitive(key))) {
    if (meant && names::isOneSlip(key, *near) && claim(*entry.key))
      diags.report(diag::UnknownKey, entry.key->span, key, place.phrase)
          .note(entry.key->span, "did you mean '" + *near +
                                     "'? a key of your own begins with 'x-'");
    return choices.kept.push_back(entry);
  }
  if (!meant) {
    std::string path;
    const Field *field = slippedFrom(id, entry, path);
    if (!field)
      return choices.unknown.push_back(&entry);
    choices.fields[field - rows.begin()].refused = entry.key->span;
    if (claim(*entry.key))
      diags.report(diag::MisspeltKey, entry.key->span, key, place.phrase, path);
    return;
  }

  if (claim(*entry.key)) {
    InFlightDiagnostic diagnostic = diags.report(
        diag::MisspeltKey, entry.key->span, key, place.phrase, *near);
    noteForeignBlanks(diagnostic, *entry.key);
    // Fingers seldom miss the first letter: `gpu` is no `cpu`; nor more than
    // one: `containerPort` is no `container`.
    bool isTypo =
        isAlias || (word.take_front().equals_insensitive(near->take_front()) &&
                    word.size() <= near->size() + 1);
    Fix fix{("write '" + *near + "'").str(),
            isTypo && form.isSure,
            {{entry.key->span, near->str()}}};
    if (form.value) {
      fix.title = "write '" + near->str() + ": " + form.text + "'";
      fix.edits.push_back({entry.value->span, form.text});
    }
    if (isFree && (isFit || form.value) &&
        isVerbatim(*entry.key, diags.sourceManager()))
      std::move(diagnostic).fix(std::move(fix));
  }
  if (!isFree)
    return;
  // Read on as if it were repaired.
  if (form.value) {
    ir::Entry *repaired = arena.make<ir::Entry>();
    *repaired = {entry.key, form.value};
    choices.fields[index].entry = repaired;
    return;
  }
  if (!isFit)
    faulty.insert(entry.value);
  choices.fields[index].entry = &entry;
}

Reader::Choices Reader::choose(StructId id, const Place &place) {
  ArrayRef<Field> rows = fieldsOf(id);
  Choices choices;
  choices.fields.resize(rows.size());
  llvm::SmallVector<const ir::Entry *, 4> others;
  for (ArrayRef<ir::Entry> rest = place.value->entries; !rest.empty();) {
    const ir::Entry &entry = rest.front();
    rest = rest.drop_front();
    if (!entry.key->isScalar()) {
      // It may have been meant for any field.
      for (Choice &choice : choices.fields)
        choice.refused = entry.key->span.first();
      if (claim(*entry.key))
        diags.report(diag::KeyNotScalar, entry.key->span.first(), place.phrase,
                     ir::describe(entry.key->kind));
      continue;
    }
    const Field *row = llvm::find_if(
        rows, [&](const Field &field) { return field.key == entry.key->text; });
    if (row == rows.end()) {
      others.push_back(&entry);
      continue;
    }
    choices.fields[row - rows.begin()].entry = &entry;
    if (row->kind != FieldKind::Object || !entry.value->isNull())
      continue;
    ArrayRef<ir::Entry> below = rest.take_front(countStray(row->element, rest));
    // What the mapping itself may have stays in it.
    if (!isForeign(id, below))
      continue;
    ir::Entry *whole = arena.make<ir::Entry>();
    *whole = {entry.key, readBelow(entry, below, ("'" + row->key + "'").str())};
    choices.fields[row - rows.begin()].entry = whole;
    rest = rest.drop_front(below.size());
  }
  for (const ir::Entry *entry : others)
    judgeUnknown(id, place, *entry, choices);
  return choices;
}
