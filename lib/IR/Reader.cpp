//===- Reader.cpp - the IR back from its JSON -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/Reader.h"

#include "Form.h"
#include "IrFiles.h"
#include "JsonObject.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

#include <limits>

using namespace tntc;
using namespace tntc::ir;

namespace {

/// The IO of Form.h that reads. A fault is reported and leaves the default.
class Reader : private JsonFaults {
public:
  Reader(FileId file, SourceManager &sources, Context &arena,
         DiagnosticEngine &diags)
      : JsonFaults(file, diags), manager(sources), files(sources),
        arena(arena) {}

  Workflow *run();

  template <typename T>
  void read(const json::Value &value, T &node) {
    if (!value.is_object())
      return wrongType(value, "an object");
    JsonObject *outer = std::exchange(object, nullptr);
    JsonObject inner(value);
    object = &inner;
    form(*this, node);
    for (StringRef key : inner.unseen())
      unknownMember(key);
    object = outer;
  }

  void name(const char *) {}
  void version(const char *key, unsigned) { find(key); } // looked at by run()
  void text(const char *key, StringRef &text) {
    below(key, [&](const json::Value &value) { read(value, text); });
  }
  void textIfAny(const char *key, StringRef &text) {
    ifAny(key, [&](const json::Value &value) {
      read(value, text);
      if (value.is_string() && text.empty())
        wrongValue("empty", "a text, or no such member");
    });
  }
  template <typename T>
  void number(const char *key, T &number) {
    below(key, [&](const json::Value &value) {
      constexpr auto least = std::numeric_limits<T>::min();
      constexpr auto most = std::numeric_limits<T>::max();
      if (!value.is_number_integer())
        return wrongType(value, "an integer");
      bool fits = value.is_number_unsigned()
                      ? value.get<uint64_t>() <= uint64_t(most)
                      : std::is_signed_v<T>;
      if (!fits)
        return wrongValue(json::print(value, 0), std::to_string(least) +
                                                     " to " +
                                                     std::to_string(most));
      number = value.get<T>();
    });
  }
  void boolean(const char *key, bool &flag) {
    below(key, [&](const json::Value &value) {
      if (!value.is_boolean())
        return wrongType(value, "a boolean");
      flag = value.get<bool>();
    });
  }
  void flag(const char *key, bool &flag) {
    ifAny(key, [&](const json::Value &value) {
      if (!value.is_boolean() || !value.get<bool>())
        return wrongValue(json::print(value, 0), "true, or no such member");
      flag = true;
    });
  }
  template <typename T>
  void word(const char *key, T &word) {
    below(key, [&](const json::Value &value) { readWord(value, word); });
  }
  template <typename T>
  void wordUnless(const char *key, T &word, T) {
    ifAny(key, [&](const json::Value &value) { readWord(value, word); });
  }
  void range(const char *key, Cidr &range) {
    below(key, [&](const json::Value &value) { read(value, range); });
  }
  void place(const char *key, Span &span) {
    below(key, [&](const json::Value &value) {
      if (!value.is_null())
        read(value, span);
    });
  }
  void placeIfAny(const char *key, Span &span) {
    ifAny(key, [&](const json::Value &value) { read(value, span); });
  }
  void file(const char *key, FileId &id) {
    StringRef path;
    text(key, path);
    id = files.at(path);
  }
  void fileIfAny(const char *key, FileId &id) {
    ifAny(key, [&](const json::Value &value) {
      StringRef path;
      read(value, path);
      id = files.at(path);
    });
  }
  template <typename T>
  void node(const char *key, T &node) {
    below(key, [&](const json::Value &value) { read(value, node); });
  }
  template <typename T>
  void scalar(const char *key, Located<T> &scalar) {
    ifAny(key, [&](const json::Value &value) {
      scalar.present = true;
      read(value, scalar);
    });
  }
  template <typename T>
  void optional(const char *key, std::optional<T> &member) {
    ifAny(key,
          [&](const json::Value &value) { read(value, member.emplace()); });
  }
  template <typename T>
  void pointer(const char *key, const T *&member) {
    ifAny(key, [&](const json::Value &value) {
      T *made = arena.make<T>();
      member = made;
      read(value, *made);
    });
  }
  template <typename T>
  void list(const char *key, ArrayRef<T> &items) {
    below(key, [&](const json::Value &value) { readList(value, items); });
  }
  template <typename T>
  void listIfAny(const char *key, ArrayRef<T> &items) {
    ifAny(key, [&](const json::Value &value) {
      readList(value, items);
      if (value.is_array() && value.empty())
        wrongValue("empty", "a list of one at least, or no such member");
    });
  }
  template <typename Function>
  void when(bool holds, Function members) {
    if (holds)
      members();
  }
  void labels(const char *key, bool &selects, ArrayRef<Peer::Label> &labels) {
    std::vector<Peer::Label> made;
    ifAny(key, [&](const json::Value &value) {
      selects = true;
      eachText(value, [&](StringRef name, StringRef text) {
        made.push_back({name, text});
      });
    });
    labels = arena.save(made);
  }
  void labels(const char *key,
              ArrayRef<std::pair<StringRef, StringRef>> &labels) {
    std::vector<std::pair<StringRef, StringRef>> made;
    below(key, [&](const json::Value &value) {
      eachText(value, [&](StringRef name, StringRef text) {
        made.push_back({name, text});
      });
    });
    labels = arena.save(made);
  }
  void json(const char *key, const Value *&tree, Span span) {
    ifAny(key,
          [&](const json::Value &value) { tree = makeValue(value, span); });
  }
  void extensions(ArrayRef<Entry> &entries, Span span) {
    ifAny("extensions", [&](const json::Value &value) {
      if (!value.is_object() || value.empty())
        return wrongType(value, "an object that is not empty");
      entries = makeValue(value, span)->entries;
    });
  }
  void tree(const char *key, StringRef &text) {
    below(key, [&](const json::Value &value) {
      if (!value.is_object())
        return wrongType(value, "an object");
      text = arena.save(json::print(value, 0));
    });
  }
  void moduleOf(const char *key, const Module *&module) {
    ifAny(key, [&](const json::Value &value) {
      StringRef path;
      read(value, path);
      pendingModules.push_back({path, here(), &module});
    });
  }
  void importOf(const char *key, Export &made) {
    ifAny(key, [&](const json::Value &value) {
      StringRef specifier;
      read(value, specifier);
      pendingImports.push_back({specifier, here(), &made.from});
    });
  }
  void sources(const char *key) { find(key); } // read by run()

private:
  /// A name that is resolved when what it may name has been read.
  template <typename T>
  struct Pending {
    StringRef name;
    std::string pointer;
    const T **slot;
  };

  const json::Value *find(const char *key) { return object->find(key); }

  template <typename Function>
  void ifAny(const char *key, Function function) {
    if (const json::Value *value = find(key)) {
      Step step(*this, key);
      function(*value);
    }
  }
  template <typename Function>
  void below(const char *key, Function function) {
    if (!object->value().contains(key))
      return missing(key);
    ifAny(key, function);
  }
  template <typename Function>
  void eachText(const json::Value &value, Function function) {
    if (!value.is_object())
      return wrongType(value, "an object");
    for (auto &[key, text] : value.items()) {
      Step step(*this, key);
      StringRef content;
      read(text, content);
      function(arena.save(key), content);
    }
  }

  void read(const json::Value &value, StringRef &text) {
    if (!value.is_string())
      return wrongType(value, "a string");
    text = arena.save(value.get_ref<const std::string &>());
  }
  void read(const json::Value &value, Cidr &range) {
    StringRef text;
    read(value, text);
    if (!value.is_string())
      return;
    if (std::optional<Cidr> parsed = Cidr::parse(text); parsed)
      range = *parsed;
    else
      wrongValue("'" + text.str() + "'", "a range such as 10.0.0.0/8");
  }
  void read(const json::Value &value, Span &span);
  void read(const json::Value &value, const Module *&module);
  template <typename T>
  void readWord(const json::Value &value, T &word) {
    StringRef text;
    read(value, text);
    if (!value.is_string())
      return;
    std::string expected;
    for (unsigned i = 0; i <= unsigned(lastOf(T{})); ++i) {
      StringRef name = nameOf(T(i));
      if (name == text && !name.empty()) {
        word = T(i);
        return;
      }
      if (!name.empty())
        expected += (expected.empty() ? "'" : ", '") + name.str() + "'";
    }
    wrongValue("'" + text.str() + "'", "one of " + expected);
  }
  template <typename T>
  void readList(const json::Value &value, ArrayRef<T> &items) {
    if (!value.is_array())
      return wrongType(value, "a list");
    // In their place from the start: references to them are filled in later.
    llvm::MutableArrayRef<T> made = arena.makeArray<T>(value.size());
    items = made;
    for (size_t i = 0; i < made.size(); ++i) {
      Step step(*this, std::to_string(i));
      if constexpr (requires { made[i].present; })
        made[i].present = true;
      read(value[i], made[i]);
    }
  }

  Value *makeValue(const json::Value &value, Span span);
  void readSources(const json::Value &root);
  void resolveModules(Workflow &workflow);

  SourceManager &manager;
  IrFiles files;
  Context &arena;
  JsonObject *object = nullptr;
  std::vector<Pending<Module>> pendingModules;
  std::vector<Pending<Import>> pendingImports;
};

} // namespace

void Reader::read(const json::Value &value, Span &span) {
  Place place;
  size_t before = faultCount();
  read<Place>(value, place);
  if (faultCount() == before && !files.locate(place, span))
    report(diag::IrPlace, shown(), place.file);
}

void Reader::read(const json::Value &value, const Module *&module) {
  Module *made = arena.make<Module>();
  module = made;
  pendingImports.clear();
  read<Module>(value, *made);
  for (const Pending<Import> &pending : pendingImports) {
    auto found = llvm::find_if(made->imports, [&](const Import &import) {
      return import.specifier == pending.name;
    });
    if (found != made->imports.end())
      *pending.slot = found;
    else
      reportAt(pending.pointer, diag::IrReference, pending.pointer,
               pending.name);
  }
}

/// As the YAML reader would have made it: a scalar knows its text, and what it
/// is read as.
Value *Reader::makeValue(const json::Value &value, Span span) {
  Value *made = arena.make<Value>();
  made->span = span;
  auto scalar = [&](Value::Kind kind) {
    made->kind = kind;
    made->text = made->canonical = arena.save(json::print(value, 0));
  };
  if (value.is_null()) {
    scalar(Value::Kind::Null);
  } else if (value.is_boolean()) {
    scalar(Value::Kind::Boolean);
  } else if (value.is_number_integer()) {
    scalar(Value::Kind::Integer);
    if (value.is_number_unsigned() &&
        value.get<uint64_t>() > uint64_t(std::numeric_limits<int64_t>::max()))
      wrongValue(made->text, "an integer of 64 bits, or a string");
  } else if (value.is_number()) {
    scalar(Value::Kind::Float);
  } else if (value.is_string()) {
    made->kind = Value::Kind::String;
    made->quoted = true;
    made->text = arena.save(value.get_ref<const std::string &>());
  } else if (value.is_array()) {
    made->kind = Value::Kind::Sequence;
    std::vector<const Value *> items;
    for (size_t i = 0; i < value.size(); ++i) {
      Step step(*this, std::to_string(i));
      items.push_back(makeValue(value[i], span));
    }
    made->items = arena.save(items);
  } else {
    made->kind = Value::Kind::Mapping;
    std::vector<Entry> entries;
    for (auto &[key, member] : value.items()) {
      Step step(*this, key);
      Value *name = arena.make<Value>();
      name->kind = Value::Kind::String;
      name->quoted = true;
      name->span = span;
      name->text = arena.save(key);
      entries.push_back({name, makeValue(member, span)});
    }
    made->entries = arena.save(entries);
  }
  return made;
}

/// First of all, as all places are held against them.
void Reader::readSources(const json::Value &root) {
  if (!root.is_object())
    return;
  auto found = root.find("sources");
  if (found == root.end())
    return; // reported with the other members
  Step step(*this, "sources");
  ArrayRef<SourceText> list;
  readList(*found, list);
  for (size_t i = 0; i < list.size(); ++i) {
    Step element(*this, std::to_string(i));
    if (!files.add(list[i].path, list[i].text))
      report(diag::IrTwice, shown(), list[i].path);
  }
}

void Reader::resolveModules(Workflow &workflow) {
  llvm::StringMap<const Module *> byPath;
  for (size_t i = 0; i < workflow.modules.size(); ++i) {
    const Module *module = workflow.modules[i];
    if (byPath.try_emplace(module->path, module).second)
      continue;
    std::string at = "/modules/" + std::to_string(i);
    reportAt(at, diag::IrTwice, at, module->path);
  }
  for (const Pending<Module> &pending : pendingModules) {
    auto found = byPath.find(pending.name);
    if (found == byPath.end())
      reportAt(pending.pointer, diag::IrReference, pending.pointer,
               pending.name);
    else
      *pending.slot = found->second;
  }
  for (const Module *module : workflow.modules)
    for (const Import &import : module->imports)
      if (import.kind == ImportKind::Relative &&
          import.status == FileStatus::Ok)
        if (auto found = byPath.find(import.path); found != byPath.end())
          // The list lies in our own arena; only its readers may not change it.
          const_cast<Import &>(import).module = found->second;
}

Workflow *Reader::run() {
  std::optional<json::Value> root = parse(manager.file(ownFile).text());
  if (!root)
    return nullptr;
  if (root->is_object() && root->contains("irSchema") &&
      (*root)["irSchema"] != irSchemaVersion) {
    Step step(*this, "irSchema");
    report(diag::IrVersion, json::print((*root)["irSchema"], 0),
           irSchemaVersion);
    return nullptr;
  }
  readSources(*root);
  Workflow *workflow = arena.make<Workflow>();
  read(*root, *workflow);
  resolveModules(*workflow);
  return faultCount() ? nullptr : workflow;
}

Workflow *ir::readIr(FileId file, SourceManager &sources, Context &arena,
                     DiagnosticEngine &diags) {
  return Reader(file, sources, arena, diags).run();
}
