//===- JsonText.cpp - what JSON.parse makes of a known text ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "tntc/Support/Json.h"

using namespace tntc;
using namespace tntc::facts;

/// Makes the values of one text; each object of it has a number of its own.
struct Evaluator::JsonReader {
  Evaluator &evaluator;
  const void *site;
  Env &env;
  unsigned part = 200;

  Value read(const json::Value &value);
};

Value Evaluator::JsonReader::read(const json::Value &value) {
  if (part > 400)
    return Value(data());
  if (value.is_string())
    return Value(
        evaluator.text(evaluator.save(value.get_ref<const std::string &>())));
  if (value.is_boolean())
    return Value(boolean(value.get<bool>()));
  if (value.is_null())
    return Value(Atom{AtomKind::Null, 0});
  if (value.is_number_unsigned())
    return Value(evaluator.number(value.get<uint64_t>()));
  if (value.is_number())
    return Value(number());
  if (value.is_array()) {
    std::vector<Value> items;
    unsigned own = part++;
    for (const json::Value &item : value)
      items.push_back(read(item));
    return evaluator.arrayOf(items, Value(), site, env, own);
  }
  Heap &heap = evaluator.heap;
  uint32_t id = heap.objectAt(site, &env, ObjectKind::Plain, part++).id;
  for (auto &entry : value.items()) {
    Value member = read(entry.value());
    evaluator.setInitial(heap.object(id), evaluator.save(entry.key()), member,
                         site);
  }
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

bool Evaluator::parseJson(StringRef text, const void *site, Env &env,
                          Value &result) {
  std::optional<json::Value> value = json::parse(text, 32);
  if (!value)
    return false;
  JsonReader reader{*this, site, env};
  result = reader.read(*value);
  return true;
}
