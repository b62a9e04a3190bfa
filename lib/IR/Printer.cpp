//===- Printer.cpp - the IR as versioned JSON -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Members that are absent are left out, so that a reader needs no second word
// for "not there". A scalar becomes {value, origin, at}; everything else has
// its place as `at`: {file, line, column, endLine, endColumn, offset, length},
// lines and columns from 1, columns in code points, offsets in bytes.
//
//===----------------------------------------------------------------------===//

#include "Form.h"

#include "llvm/Support/ConvertUTF.h"

using namespace tntc;
using namespace tntc::ir;

namespace {

/// The IO of Form.h that prints.
class Printer {
public:
  Printer(const Workflow &workflow, const SourceManager &sources)
      : workflow(workflow), manager(sources) {}

  template <typename T>
  json::Value print(const T &node) {
    json::Value made = json::object();
    json::Value *outer = std::exchange(object, &made);
    form(*this, node);
    object = outer;
    return made;
  }

  void name(const char *) {}
  void version(const char *key, unsigned number) { put(key, number); }
  void text(const char *key, StringRef text) { put(key, json::string(text)); }
  void textIfAny(const char *key, StringRef text) {
    if (!text.empty())
      put(key, json::string(text));
  }
  template <typename T>
  void number(const char *key, T number) {
    put(key, number);
  }
  void boolean(const char *key, bool value) { put(key, value); }
  void flag(const char *key, bool value) {
    if (value)
      put(key, true);
  }
  template <typename T>
  void word(const char *key, T value) {
    put(key, nameOf(value).str());
  }
  template <typename T>
  void wordUnless(const char *key, T value, T unset) {
    if (value != unset)
      word(key, value);
  }
  void range(const char *key, const Cidr &range) { put(key, range.str()); }
  void place(const char *key, Span span) {
    put(key, span.isValid() ? print(placeOf(span)) : json::Value());
  }
  void placeIfAny(const char *key, Span span) {
    if (span.isValid())
      place(key, span);
  }
  void file(const char *key, FileId id) {
    put(key, json::string(manager.file(id).path()));
  }
  void fileIfAny(const char *key, FileId id) {
    if (id.isValid())
      file(key, id);
  }
  template <typename T>
  void node(const char *key, const T &node) {
    put(key, print(node));
  }
  template <typename T>
  void scalar(const char *key, const Located<T> &scalar) {
    if (scalar.isPresent())
      node(key, scalar);
  }
  template <typename T>
  void optional(const char *key, const std::optional<T> &value) {
    if (value)
      node(key, *value);
  }
  template <typename T>
  void pointer(const char *key, const T *value) {
    if (value)
      node(key, *value);
  }
  template <typename T>
  void list(const char *key, ArrayRef<T> items) {
    json::Value made = json::array();
    for (const T &item : items)
      made.push_back(element(item));
    put(key, std::move(made));
  }
  template <typename T>
  void listIfAny(const char *key, ArrayRef<T> items) {
    if (!items.empty())
      list(key, items);
  }
  template <typename Function>
  void when(bool holds, Function members) {
    if (holds)
      members();
  }
  void labels(const char *key, bool selects, ArrayRef<Peer::Label> labels) {
    if (!selects)
      return;
    json::Value made = json::object();
    for (const Peer::Label &label : labels)
      made[label.key.str()] = json::string(label.value);
    put(key, std::move(made));
  }
  void labels(const char *key,
              ArrayRef<std::pair<StringRef, StringRef>> labels) {
    json::Value made = json::object();
    for (const auto &[name, value] : labels)
      made[name.str()] = json::string(value);
    put(key, std::move(made));
  }
  void json(const char *key, const Value *value, Span) {
    if (value)
      put(key, toJson(*value));
  }
  void extensions(ArrayRef<Entry> entries, Span) {
    if (entries.empty())
      return;
    Value mapping;
    mapping.kind = Value::Kind::Mapping;
    mapping.entries = entries;
    put("extensions", toJson(mapping));
  }
  void tree(const char *key, StringRef text) { put(key, *json::parse(text)); }
  void moduleOf(const char *key, const Module *module) {
    if (module)
      text(key, module->path);
  }
  void importOf(const char *key, const Export &made) {
    if (made.from)
      text(key, made.from->specifier);
  }
  void sources(const char *key);

private:
  void put(const char *key, json::Value value) {
    // Adding by name would look through all members each time.
    object->get_ref<json::Value::object_t &>().push_back(
        {key, std::move(value)});
  }
  json::Value element(StringRef text) { return json::string(text); }
  json::Value element(const Cidr &range) { return range.str(); }
  json::Value element(const Module *module) { return print(*module); }
  template <typename T>
  json::Value element(const T &node) {
    return print(node);
  }
  Place placeOf(Span span) const;

  const Workflow &workflow;
  const SourceManager &manager;
  json::Value *object = nullptr;
};

} // namespace

Place Printer::placeOf(Span span) const {
  const SourceFile &file = manager.file(span.file);
  LineColumn first = file.lineColumn(span.begin);
  LineColumn last = file.lineColumn(span.end);
  return {file.path(), first.line, first.column,         last.line,
          last.column, span.begin, span.end - span.begin};
}

/// The workflow's own files, which outputs carry along. Never a secret one,
/// and none that JSON would change: its places would be others.
void Printer::sources(const char *key) {
  json::Value made = json::array();
  auto add = [&](FileId id) {
    if (!id.isValid())
      return;
    const SourceFile &file = manager.file(id);
    StringRef text = file.text();
    const llvm::UTF8 *begin = text.bytes_begin();
    if (!file.isSecret() && llvm::isLegalUTF8String(&begin, text.bytes_end()))
      made.push_back(print(SourceText{file.path(), text}));
  };
  add(workflow.file);
  for (const Module *module : workflow.modules)
    add(module->file);
  put(key, std::move(made));
}

json::Value ir::print(const Workflow &workflow, const SourceManager &sources) {
  return Printer(workflow, sources).print(workflow);
}
