//===- Reader.cpp - one walk for all structs ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Reader.h"

#include "Edits.h"
#include "Indentation.h"

#include "tntc/Support/Clip.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

#include <tuple>

using namespace tntc;
using namespace tntc::schema;

Span Place::missingAt() const {
  if (key)
    return key->span;
  if (value->isMapping() && !value->entries.empty())
    return value->entries.front().key->span;
  return value->span.first();
}

Span Place::whole() const {
  if (!key)
    return value->span;
  // An alias's value stands elsewhere.
  if (value->span.file != key->span.file || value->span.begin < key->span.end)
    return key->span;
  return {key->span.file, key->span.begin, value->span.end};
}

bool Reader::claim(const ir::Value &value) {
  return !quiet && faulty.insert(&value).second;
}

static StringRef expectedKind(FieldKind kind) {
  switch (kind) {
  case FieldKind::Text:
    return "a string";
  case FieldKind::Integer:
    return "an integer";
  case FieldKind::TextList:
    return "a list of strings";
  case FieldKind::ObjectList:
    return "a list";
  case FieldKind::TextMap:
  case FieldKind::Object:
  case FieldKind::ObjectMap:
    return "a mapping";
  }
  llvm_unreachable("covered switch");
}

/// The value itself when it is short enough to point at, else its key.
static Span spot(const ir::Entry &entry) {
  if (entry.value->isScalar() || !entry.key)
    return entry.value->isScalar() ? entry.value->span
                                   : entry.value->span.first();
  return entry.key->span;
}

void Reader::wrongKind(const Field &field, const ir::Entry &entry) {
  const ir::Value &value = *entry.value;
  if (!claim(value))
    return;
  std::string phrase = ("'" + field.key + "'").str();
  InFlightDiagnostic diagnostic =
      diags.report(diag::WrongKind, spot(entry), phrase,
                   expectedKind(field.kind), ir::describe(value.kind));
  if (field.kind != FieldKind::TextList || !value.isScalar() ||
      !isVerbatim(value, diags.sourceManager()))
    return;
  if (isPlainInFlow(value.text))
    std::move(diagnostic)
        .fix("make it a list of one", value.span, "[" + value.text + "]");
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

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

const Field *Reader::judgeUnknown(StructId id, const Place &place,
                                  const ir::Entry &entry,
                                  ArrayRef<const ir::Entry *> chosen,
                                  std::vector<ir::Entry> &kept) {
  const Struct &info = structure(id);
  StringRef key = entry.key->text;
  if (key.starts_with("x-") || info.keys == Keys::Free) {
    kept.push_back(entry);
    return nullptr;
  }
  for (const Renamed &old : renamed())
    if (old.owner == id && old.key == key) {
      if (claim(*entry.key))
        diags.report(diag::RenamedKey, entry.key->span, key, place.phrase,
                     old.hint);
      return nullptr;
    }

  llvm::SmallVector<StringRef, 16> known;
  for (const Field &field : fieldsOf(id))
    known.push_back(field.key);
  std::optional<StringRef> near = aliased(id, key);
  // With a sign too many it is still the same word.
  StringRef word = key.trim(" \t.,;:%$#@!?*'\"/\\");
  if (!near && word != key && llvm::is_contained(known, word))
    near = word;
  if (!near)
    near = names::didYouMean(key, known);
  if (!near)
    near = names::didYouMean(key.lower(), known);
  size_t index = near ? llvm::find(known, *near) - known.begin() : 0;
  const Field *meant = near ? &fieldsOf(id)[index] : nullptr;
  bool isFree = meant && !chosen[index];
  // Where unknown keys are kept, one that could not be the field it
  // resembles is taken for what it says.
  bool isFit =
      meant && (entry.value->isNull() || fits(meant->kind, *entry.value));
  if (info.keys == Keys::Kept && !(isFree && isFit)) {
    kept.push_back(entry);
    return nullptr;
  }
  if (!meant) {
    if (!claim(*entry.key))
      return nullptr;
    InFlightDiagnostic diagnostic =
        diags.report(diag::UnknownKey, entry.key->span, key, place.phrase);
    if (const Field *elsewhere = onlyFieldNamed(key))
      diagnostic.note(entry.key->span, "'" + key + "' is a field of '" +
                                           structure(elsewhere->owner).path +
                                           "'");
    return nullptr;
  }

  if (claim(*entry.key)) {
    InFlightDiagnostic diagnostic = diags.report(
        diag::MisspeltKey, entry.key->span, key, place.phrase, *near);
    // Fingers seldom miss the first letter: `gpu` is no `cpu`.
    bool isTypo = key.take_front().equals_insensitive(near->take_front());
    Fix fix{("write '" + *near + "'").str(),
            isTypo,
            {{entry.key->span, near->str()}}};
    if (isFree && isVerbatim(*entry.key, diags.sourceManager()))
      std::move(diagnostic).fix(std::move(fix));
  }
  if (!isFree)
    return nullptr;
  // Read on as if it were repaired; a value that does not fit is left alone,
  // for it may be the guess that is wrong.
  if (!isFit)
    faulty.insert(entry.value);
  return meant;
}

Span Reader::choose(StructId id, const Place &place,
                    std::vector<const ir::Entry *> &chosen,
                    std::vector<ir::Entry> &kept) {
  ArrayRef<Field> rows = fieldsOf(id);
  chosen.assign(rows.size(), nullptr);
  llvm::SmallVector<const ir::Entry *, 4> unknown;
  Span unclear;
  for (const ir::Entry &entry : place.value->entries) {
    if (!entry.key->isScalar()) {
      unclear = entry.key->span.first();
      if (claim(*entry.key))
        diags.report(diag::KeyNotScalar, entry.key->span.first(), place.phrase,
                     ir::describe(entry.key->kind));
      continue;
    }
    const Field *row = llvm::find_if(
        rows, [&](const Field &field) { return field.key == entry.key->text; });
    if (row != rows.end())
      chosen[row - rows.begin()] = &entry;
    else
      unknown.push_back(&entry);
  }
  for (const ir::Entry *entry : unknown)
    if (const Field *meant = judgeUnknown(id, place, *entry, chosen, kept))
      chosen[meant - rows.begin()] = entry;
  return unclear;
}

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

void Reader::reportMissing(const Field &field, const Place &place,
                           const ir::Entry *entry, bool alone) {
  if (quiet || field.need == Need::Optional)
    return;
  Span at = entry ? entry->key->span : place.missingAt();
  if (field.need == Need::Required) {
    diags.report(diag::MissingField, at, place.phrase, field.key);
    return;
  }
  if (!alone)
    return;
  InFlightDiagnostic diagnostic =
      diags.report(diag::MissingDescription, at, place.phrase);
  if (entry || !place.key)
    return;
  if (std::optional<Edit> edit =
          addEntry(*place.value, "path", field.key,
                   sentenceFrom(place.key->text), diags.sourceManager()))
    std::move(diagnostic).suggest("say what it does", edit->span, edit->text);
}

std::vector<ir::Entry> Reader::readObject(StructId id, const Place &place,
                                          void *object) {
  std::vector<ir::Entry> own;
  std::vector<ir::Entry> *outer = std::exchange(kept, &own);
  std::vector<const ir::Entry *> chosen;
  bool isAgain = !visited.insert({place.value, unsigned(id)}).second;
  quiet += isAgain;
  Span unclear = choose(id, place, chosen, own);
  bool misses = false;
  for (auto [field, entry] : llvm::zip_equal(fieldsOf(id), chosen)) {
    if (entry && !entry->value->isNull()) {
      std::optional<StringRef> hint = deprecation(field);
      if (hint && claim(*entry->key))
        diags.report(diag::DeprecatedKey, entry->key->span, field.key,
                     place.phrase, *hint);
      readFunction(field)(*this, field, *entry, object);
      continue;
    }
    if (!entry && unclear.isValid()) {
      refuseFunction(field)(*this, field, unclear, object);
      continue;
    }
    reportMissing(field, place, entry, !misses);
    misses |= field.need == Need::Required;
  }
  quiet -= isAgain;
  kept = outer;
  return own;
}

void Reader::keepBelow(const ir::Entry &entry, ArrayRef<ir::Entry> below) {
  if (below.empty())
    return;
  ir::Value *mapping = arena.make<ir::Value>();
  mapping->kind = ir::Value::Kind::Mapping;
  mapping->span = entry.value->span;
  mapping->entries = arena.save(below);
  kept->push_back({entry.key, mapping});
}

bool Reader::openObject(const Field &field, const ir::Entry &entry,
                        Place &place) {
  if (!entry.value->isMapping()) {
    wrongKind(field, entry);
    return false;
  }
  place = {entry.key, entry.value, structure(field.element).phrase.str()};
  return true;
}

/// `a -> b` and `[a, b]` as diagrams and other tools write an edge; empty when
/// \p value is neither.
static std::string edgeFrom(const ir::Value &value,
                            const SourceManager &sources) {
  StringRef from, to;
  if (isVerbatim(value, sources) && value.text.contains("->")) {
    std::tie(from, to) = value.text.split("->");
  } else if (value.isSequence() && value.items.size() == 2 &&
             sources.text(value.span).starts_with("[") &&
             llvm::all_of(value.items, [&](const ir::Value *item) {
               return isVerbatim(*item, sources);
             })) {
    from = value.items[0]->text;
    to = value.items[1]->text;
  }
  from = from.trim();
  to = to.trim();
  if (!names::isIdentifier(from) || !names::isIdentifier(to))
    return "";
  return ("{from: " + from + ", to: " + to + "}").str();
}

void Reader::noMapping(StructId id, const ir::Entry &entry, StringRef phrase) {
  const ir::Value &value = *entry.value;
  if (!claim(value))
    return;
  InFlightDiagnostic diagnostic =
      diags.report(diag::WrongKind, spot(entry), phrase, "a mapping",
                   ir::describe(value.kind));
  if (id == StructId::Edge)
    if (std::string edge = edgeFrom(value, diags.sourceManager());
        !edge.empty())
      std::move(diagnostic).fix("write '" + edge + "'", value.span, edge);
  const Field *meant = shorthandOf(id);
  if (!meant || !isVerbatim(value, diags.sourceManager()) ||
      !isPlainInFlow(value.text))
    return;
  const Rule &which = rule(meant->rule);
  // A word alone is no file.
  if (which.check ? value.text.contains('.') && which.check(value.text)
                  : llvm::is_contained(which.words, value.text))
    std::move(diagnostic)
        .fix("make it a mapping with '" + meant->key + "'", value.span,
             "{" + meant->key + ": " + value.text + "}");
}

void Reader::forEachItem(const Field &field, const ir::Entry &entry,
                         llvm::function_ref<void(const Place &)> each) {
  if (!entry.value->isSequence()) {
    wrongKind(field, entry);
    return;
  }
  StringRef phrase = structure(field.element).phrase;
  for (const ir::Value *item : entry.value->items) {
    if (item->isMapping()) {
      each({nullptr, item, phrase.str()});
      continue;
    }
    noMapping(field.element, {nullptr, item}, phrase);
  }
}

const ir::Value *Reader::readBelow(const ir::Entry &entry,
                                   ArrayRef<ir::Entry> below,
                                   StringRef phrase) {
  if (claim(*entry.key)) {
    std::vector<std::string> names;
    for (const ir::Entry &field : below)
      names.push_back(("'" + field.key->text + "'").str());
    InFlightDiagnostic report = diags.report(diag::NotIndented, entry.key->span,
                                             phrase, llvm::join(names, ", "));
    std::vector<Edit> edits = indent(below, diags.sourceManager());
    if (!edits.empty())
      std::move(report).fix(
          {"indent what follows", true, {edits.begin(), edits.end()}});
  }
  ir::Value *mapping = arena.make<ir::Value>();
  mapping->kind = ir::Value::Kind::Mapping;
  mapping->span = entry.key->span;
  mapping->entries = below;
  return mapping;
}

void Reader::forEachEntry(const Field &field, const ir::Entry &entry,
                          llvm::function_ref<void(const Place &)> each) {
  if (!entry.value->isMapping()) {
    wrongKind(field, entry);
    return;
  }
  const Struct &element = structure(field.element);
  if (entry.value->entries.empty() && field.need == Need::Required && !quiet)
    diags.report(diag::EmptyMapping, entry.key->span, field.key,
                 element.phrase);
  for (ArrayRef<ir::Entry> rest = entry.value->entries; !rest.empty();) {
    ir::Entry inner = rest.front();
    rest = rest.drop_front();
    if (!inner.key->isScalar()) {
      if (claim(*inner.key))
        diags.report(diag::KeyNotScalar, inner.key->span.first(),
                     ("'" + field.key + "'").str(),
                     ir::describe(inner.key->kind));
      continue;
    }
    size_t stray = inner.value->isNull() ? countStray(field.element, rest) : 0;
    ArrayRef<ir::Entry> below = rest.take_front(stray);
    rest = rest.drop_front(stray);
    // Which services there are, and which one was meant, the checks know.
    if (field.element != StructId::Dependency ||
        !inner.key->text.starts_with("tentacular-"))
      judgeKey(element.keyRule, *inner.key, element.phrase);
    std::string phrase =
        (element.phrase + " '" + clip(inner.key->text) + "'").str();
    if (!below.empty())
      inner.value = readBelow(inner, below, phrase);
    else if (!inner.value->isMapping() && !inner.value->isNull())
      noMapping(field.element, inner, phrase);
    each({inner.key, inner.value, phrase});
  }
}
