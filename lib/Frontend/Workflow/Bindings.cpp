//===- Bindings.cpp - which member a field goes to ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Reader.h"

#include "tntc/Frontend/Workflow.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::schema;

//===----------------------------------------------------------------------===//
// What an object takes from where it stands
//===----------------------------------------------------------------------===//

template <typename T>
static void begin(T &object, const Place &place) {
  object.span = place.key ? place.key->span : place.value->span;
}

static void begin(ir::Resources &, const Place &) {}

static void begin(ir::Config &config, const Place &place) {
  config.span = place.key->span;
  config.value = place.value;
}

static void begin(ir::Node &node, const Place &place) {
  node.name = ir::Text::written(place.key->text, place.key->span);
  node.span = place.whole();
}

static void begin(ir::Dependency &dependency, const Place &place) {
  dependency.name = ir::Text::written(place.key->text, place.key->span);
  dependency.span = place.whole();
}

//===----------------------------------------------------------------------===//
// What follows from the fields that were read
//===----------------------------------------------------------------------===//

template <typename T>
static void finish(T &) {}

static void finish(ir::Trigger &trigger) {
  for (ir::TriggerKind kind :
       {ir::TriggerKind::Manual, ir::TriggerKind::Cron,
        ir::TriggerKind::Webhook, ir::TriggerKind::Queue})
    if (*trigger.type == ir::triggerKindName(kind))
      trigger.kind = kind;
}

static void finish(ir::Dependency &dependency) {
  dependency.kind = ir::protocolNamed(*dependency.protocol).protocol;
}

//===----------------------------------------------------------------------===//
// What is known of an object that is no mapping, which was told
//===----------------------------------------------------------------------===//

template <typename T>
static void refuse(T &, Span) {}

template <typename T>
static void refuse(ir::Located<T> &member, Span span) {
  member = ir::Located<T>::refusedAt(span);
}

static void refuse(ir::Resources &resources, Span span) {
  resources.cpu = ir::Text::refusedAt(span);
  resources.memory = ir::Text::refusedAt(span);
}

static void refuse(std::optional<ir::Auth> &auth, Span span) {
  auth.emplace().span = span;
  auth->type = ir::Text::refusedAt(span);
  auth->secret = ir::Text::refusedAt(span);
}

static void refuse(ir::Dependency &dependency, Span span) {
  dependency.protocol = ir::Text::refusedAt(span);
  refuse(dependency.auth, span);
}

//===----------------------------------------------------------------------===//
// Where a key stands, when that matters
//===----------------------------------------------------------------------===//

template <typename T>
static void noteKey(T &, StringRef, Span) {}

static void noteKey(ir::Workflow &workflow, StringRef key, Span span) {
  if (key == "triggers")
    workflow.triggersSpan = span;
  else if (key == "nodes")
    workflow.nodesSpan = span;
  else if (key == "edges")
    workflow.edgesSpan = span;
}

static void noteKey(ir::Contract &contract, StringRef key, Span span) {
  if (key == "dependencies")
    contract.dependenciesSpan = span;
}

/// Keys without a value, which are read as left out, stand somewhere too.
template <typename T>
static void noteKeys(T &, ArrayRef<ir::Entry>) {}

static void noteKeys(ir::Workflow &workflow, ArrayRef<ir::Entry> entries) {
  for (const ir::Entry &entry : entries)
    if (entry.key->isScalar())
      noteKey(workflow, entry.key->text, entry.key->span);
}

//===----------------------------------------------------------------------===//
// What is left out, when something follows from what is not there
//===----------------------------------------------------------------------===//

template <typename T>
static void noteLeftOut(T &, StringRef) {}

static void noteLeftOut(ir::Workflow &workflow, StringRef key) {
  workflow.leftOut.triggers |= key == "triggers";
  workflow.leftOut.nodes |= key == "nodes";
  workflow.leftOut.edges |= key == "edges";
  workflow.leftOut.config |= key == "config";
  workflow.leftOut.contract |= key == "contract";
  workflow.leftOut.sidecars |= key == "sidecars";
}

static void noteLeftOut(ir::Contract &contract, StringRef key) {
  contract.hasRefusedDependencies |= key == "dependencies";
}

/// True when \p value, an item or a key of it is of another kind than \p field.
static bool isLeftOut(const Reader &reader, const Field &field,
                      const ir::Value &value) {
  if (reader.isFaulty(value))
    return true;
  // Of `config` any key may be one that code reads.
  bool isOpen = field.kind == FieldKind::ObjectMap ||
                (field.kind == FieldKind::Object &&
                 structure(field.element).keys == Keys::Free);
  if (isOpen)
    return !llvm::all_of(value.entries, [](const ir::Entry &entry) {
      return entry.key->isScalar();
    });
  return field.kind == FieldKind::ObjectList &&
         !llvm::all_of(value.items,
                       [](const ir::Value *item) { return item->isMapping(); });
}

//===----------------------------------------------------------------------===//
// One overload for each type of member
//===----------------------------------------------------------------------===//

template <typename T>
static void readInto(Reader &reader, const Place &place, T &object) {
  begin(object, place);
  noteKeys(object, place.value->entries);
  std::vector<ir::Entry> kept;
  if (place.value->isMapping() || place.value->isNull())
    kept = reader.readObject(StructOf<T>::id, place, &object);
  else
    refuse(object, place.value->span);
  // The whole of `config` is kept as it is.
  if constexpr (requires { object.extensions; })
    object.extensions = reader.arena.save(kept);
  finish(object);
}

static void readMember(Reader &reader, const Field &field,
                       const ir::Entry &entry, ir::Text &member) {
  if (!entry.value->isScalar()) {
    reader.wrongKind(field, entry);
    // Where that was told: what else is said of it is dropped.
    member = ir::Text::refusedAt(entry.key->span);
    return;
  }
  member = reader.readText(field, *entry.value, "'" + field.key + "'");
}

static void readMember(Reader &reader, const Field &field,
                       const ir::Entry &entry, ir::Number &member) {
  if (!entry.value->isScalar()) {
    reader.wrongKind(field, entry);
    member = ir::Number::refusedAt(entry.key->span);
    return;
  }
  member = reader.readInteger(field, *entry.value);
}

static void readMember(Reader &reader, const Field &field,
                       const ir::Entry &entry, ArrayRef<ir::Text> &member) {
  member = reader.arena.save(reader.readTexts(field, entry));
}

static void readMember(Reader &reader, const Field &field,
                       const ir::Entry &entry, ArrayRef<ir::KeyText> &member) {
  member = reader.arena.save(reader.readTextMap(field, entry));
}

template <typename T>
static void readMember(Reader &reader, const Field &field,
                       const ir::Entry &entry, T &member) {
  Place place;
  if (reader.openObject(field, entry, place))
    readInto(reader, place, member);
  else
    refuse(member, entry.key->span);
}

template <typename T>
static void readMember(Reader &reader, const Field &field,
                       const ir::Entry &entry, std::optional<T> &member) {
  Place place;
  if (reader.openObject(field, entry, place))
    readInto(reader, place, member.emplace());
  else
    refuse(member, entry.key->span);
}

template <typename T>
static void readMember(Reader &reader, const Field &field,
                       const ir::Entry &entry, ArrayRef<T> &member) {
  std::vector<T> list;
  auto each = [&](const Place &place) {
    readInto(reader, place, list.emplace_back());
  };
  if constexpr (StructOf<T>::isMap)
    reader.forEachEntry(field, entry, each);
  else
    reader.forEachItem(field, entry, each);
  member = reader.arena.save(list);
}

//===----------------------------------------------------------------------===//
// The rows
//===----------------------------------------------------------------------===//

template <auto Member>
static void readBound(Reader &reader, const Field &field,
                      const ir::Entry &entry, void *object) {
  using Owner = decltype(ownerType(Member));
  Owner &owner = *static_cast<Owner *>(object);
  noteKey(owner, field.key, entry.key->span);
  readMember(reader, field, entry, owner.*Member);
  if (isLeftOut(reader, field, *entry.value))
    noteLeftOut(owner, field.key);
}

template <auto Member>
static void refuseBound(Reader &reader, const Field &field, Span span,
                        void *object) {
  using Owner = decltype(ownerType(Member));
  Owner &owner = *static_cast<Owner *>(object);
  if constexpr (std::is_same_v<decltype((owner.*Member)), ArrayRef<ir::Text> &>)
    owner.*Member = reader.arena.save(ArrayRef(ir::Text::refusedAt(span)));
  else
    refuse(owner.*Member, span);
  noteLeftOut(owner, field.key);
}

template <StructId Inner>
static void refuseInline(Reader &reader, const Field &, Span span,
                         void *object) {
  for (const Field &field : fieldsOf(Inner))
    refuseFunction(field)(reader, field, span, object);
}

/// The fields below go into the same object.
template <StructId Inner>
static void readInline(Reader &reader, const Field &field,
                       const ir::Entry &entry, void *object) {
  Place place;
  if (reader.openObject(field, entry, place))
    reader.keepBelow(entry, reader.readObject(Inner, place, object));
  else
    refuseInline<Inner>(reader, field, entry.key->span, object);
}

static constexpr ReadFunction readFunctions[] = {
#define FIELD(STRUCT, KEY, MEMBER, ...) readBound<MEMBER>,
#define INLINE(STRUCT, KEY, INNER, TEXT) readInline<StructId::INNER>,
#include "Schema.def"
};

static constexpr RefuseFunction refuseFunctions[] = {
#define FIELD(STRUCT, KEY, MEMBER, ...) refuseBound<MEMBER>,
#define INLINE(STRUCT, KEY, INNER, TEXT) refuseInline<StructId::INNER>,
#include "Schema.def"
};

RefuseFunction schema::refuseFunction(const Field &field) {
  return refuseFunctions[&field - fields().data()];
}

ReadFunction schema::readFunction(const Field &field) {
  return readFunctions[&field - fields().data()];
}

ir::Workflow *tntc::readWorkflow(const ir::Value &root, FileId file,
                                 ir::Context &context,
                                 DiagnosticEngine &diags) {
  if (!root.isMapping()) {
    diags.report(diag::NotAWorkflow,
                 root.isScalar() ? root.span : root.span.first(),
                 root.isNull() ? "an empty file" : ir::describe(root.kind));
    return nullptr;
  }
  // Each of its parts would be unknown or missing.
  if (root.find("kind") && root.find("spec") && !root.find("nodes")) {
    diags.report(diag::KubernetesObject, root.entries.front().key->span);
    return nullptr;
  }
  Reader reader(context, diags);
  ir::Workflow *workflow = context.make<ir::Workflow>();
  workflow->file = file;
  Place place{nullptr, &root, structure(StructId::Workflow).phrase.str()};
  readInto(reader, place, *workflow);
  workflow->span = root.span.first();
  return workflow;
}
