//===- Reader.cpp - one walk for all structs ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Reader.h"

#include "Edits.h"
#include "Indentation.h"

#include "tntc/IR/Indentation.h"
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

Reader::OneForm Reader::asOne(FieldKind kind, const ir::Value &value) {
  const SourceManager &sources = diags.sourceManager();
  if (kind == FieldKind::TextList && value.isScalar() && !value.isNull()) {
    std::string text = flowText(value, sources);
    if (text.empty())
      return {};
    ir::Value *list = arena.make<ir::Value>();
    list->kind = ir::Value::Kind::Sequence;
    list->span = value.span;
    const ir::Value *item = &value;
    list->items = arena.save(ArrayRef(item));
    // A command line is a list of words, of which a shell would make several.
    bool isSure = value.text.find_first_of(" \t") == StringRef::npos;
    return {list, "[" + text + "]", "make it a list of one", isSure};
  }
  if (value.isSequence() && value.items.size() == 1 &&
      sources.text(value.span).starts_with("[")) {
    const ir::Value &item = *value.items.front();
    std::string text = flowText(item, sources);
    if (!item.isScalar() || item.isNull() || !fits(kind, item) || text.empty())
      return {};
    return {&item, text, "write '" + text + "' without the brackets"};
  }
  return {};
}

void Reader::wrongKind(const Field &field, const ir::Entry &entry) {
  const ir::Value &value = *entry.value;
  if (!claim(value))
    return;
  std::string phrase = ("'" + field.key + "'").str();
  InFlightDiagnostic diagnostic =
      diags.report(diag::WrongKind, spot(entry), phrase,
                   expectedKind(field.kind), ir::describe(value.kind));
  if (OneForm form = asOne(field.kind, value); form.value)
    std::move(diagnostic)
        .fix({form.title, form.isSure, {{value.span, form.text}}});
}

//===----------------------------------------------------------------------===//
// Objects
//===----------------------------------------------------------------------===//

void Reader::reportMissing(const Field &field, const Place &place,
                           const ir::Entry *entry, bool alone,
                           const ir::Value *instead) {
  if (quiet || field.need == Need::Optional)
    return;
  Span at = entry ? entry->key->span : place.missingAt();
  if (field.need == Need::Required) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::MissingField, at, place.phrase, field.key);
    if (!entry && instead && claim(*instead))
      diagnostic.note(instead->span, "the unknown key '" + clip(instead->text) +
                                         "' stands here");
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
  bool isAgain = !visited.insert({place.value, unsigned(id)}).second;
  quiet += isAgain;
  Choices choices = choose(id, place);
  std::vector<ir::Entry> *outer = std::exchange(kept, &choices.kept);
  // One key too many and one too few are one fault.
  auto isMissed = [](const auto &row) {
    const auto &[field, choice] = row;
    return field.need == Need::Required && !choice.entry;
  };
  auto rows = llvm::zip_equal(fieldsOf(id), choices.fields);
  const ir::Value *instead = nullptr;
  if (choices.unknown.size() == 1 && llvm::count_if(rows, isMissed) == 1)
    instead = choices.unknown.front()->key;
  else
    for (const ir::Entry *entry : choices.unknown)
      reportUnknown(id, place, *entry);
  bool misses = false;
  for (auto [field, choice] : rows) {
    const ir::Entry *entry = choice.entry;
    if (choice.refused.isValid())
      refuseFunction(field)(*this, field, choice.refused, object);
    if (entry && !entry->value->isNull()) {
      std::optional<StringRef> hint = deprecation(field);
      if (hint && claim(*entry->key))
        diags.report(diag::DeprecatedKey, entry->key->span, field.key,
                     place.phrase, *hint);
      readFunction(field)(*this, field, *entry, object);
      continue;
    }
    if (!entry && choice.refused.isValid())
      continue;
    reportMissing(field, place, entry, !misses, instead);
    misses |= field.need == Need::Required;
  }
  quiet -= isAgain;
  kept = outer;
  return std::move(choices.kept);
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
  if (which.check ? !value.text.contains('.') || !which.check(value.text)
                  : !llvm::is_contained(which.words, value.text))
    return;
  std::string title = ("make it a mapping with '" + meant->key + "'").str();
  std::string text = ("{" + meant->key + ": " + value.text + "}").str();
  // The other triggers need more than their type.
  if (id == StructId::Trigger && value.text != "manual")
    std::move(diagnostic).suggest(title, value.span, text);
  else
    std::move(diagnostic).fix(title, value.span, text);
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
    std::vector<Edit> edits = ir::indent(below, diags.sourceManager());
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

const ir::Value *Reader::readFieldOf(const ir::Entry &entry,
                                     const ir::Entry &beside, StringRef field) {
  StringRef key = beside.key->text;
  if (claim(*beside.key))
    diags.report(diag::MisspeltKey, beside.key->span, key,
                 "'" + field.str() + "'", (entry.key->text + "." + key).str());
  ir::Value *mapping = arena.make<ir::Value>(*entry.value);
  std::vector<ir::Entry> entries = entry.value->entries.vec();
  entries.push_back(beside);
  mapping->entries = arena.save(entries);
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
    if (!rest.empty() && inner.value->isMapping() &&
        isFieldOfFormer(field.element, rest.front())) {
      inner.value = readFieldOf(inner, rest.front(), field.key);
      rest = rest.drop_front();
    }
    if (!below.empty())
      inner.value = readBelow(inner, below, phrase);
    else if (!inner.value->isMapping() && !inner.value->isNull())
      noMapping(field.element, inner, phrase);
    each({inner.key, inner.value, phrase});
  }
}
