//===- Prototypes.cpp - what a value inherits -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

/// The class of the language that \p atom is one of; none for what may be
/// of any, and for what is data.
static StringRef classOf(Atom atom, const Object *object) {
  switch (atom.kind) {
  case AtomKind::LogMethod:
  case AtomKind::Dependency:
  case AtomKind::ServiceCall:
  case AtomKind::ConnectionFetch:
  case AtomKind::Method:
    return "Function";
  case AtomKind::Text:
    return "String";
  case AtomKind::Number:
    return "Number";
  case AtomKind::Boolean:
    return "Boolean";
  case AtomKind::Object:
    break;
  default:
    return "Object";
  }
  switch (object->kind) {
  case ObjectKind::Function:
  case ObjectKind::Bound:
  case ObjectKind::Class:
    return "Function";
  case ObjectKind::Array:
    return "Array";
  case ObjectKind::Map:
    return "Map";
  case ObjectKind::Set:
    return "Set";
  case ObjectKind::Promise:
    return "Promise";
  case ObjectKind::Url:
    return "URL";
  case ObjectKind::Error:
    return "Error";
  default:
    return "Object";
  }
}

/// `constructor` and `__proto__`, which all but bare data have: two steps
/// from anything lies what makes code of text.
Value Evaluator::getOrigin(Atom atom, StringRef key, Span span, Env &env,
                           bool exact) {
  if (atom.kind == AtomKind::Undefined || atom.kind == AtomKind::Null) {
    ++hazards;
    return Value();
  }
  if (atom.kind == AtomKind::Opaque)
    return Value(atom);
  Object *object = objectOf(atom);
  StringRef name = classOf(atom, object);
  Value result(global(key == "constructor" ? name : save(name + ".prototype")));
  if (object && object->hasNoOrigin)
    result.add(key == "constructor" ? undefined() : Atom{AtomKind::Null, 0});
  if (atom.kind == AtomKind::External) {
    result = Value(global("Function"));
    result.add(atom);
  }
  // Or a key of its own.
  if (atom.kind == AtomKind::Data)
    result.add(atom);
  else if (atom.kind == AtomKind::Input)
    result.add(getInput(atom, key, span, exact));
  else if (atom.kind == AtomKind::Config)
    result.add(getConfig(atom, key, span, exact));
  if (result.size() > 1)
    result.setInexact();
  return result;
}

/// What \p value inherits from.
Value Evaluator::prototypeOf(const Value &value, Span span, Env &env) {
  Value result;
  for (Atom atom : value) {
    Object *object = objectOf(atom);
    Value protos = object ? read(object->protos) : Value();
    if (protos.isEmpty() && atom.kind != AtomKind::Global)
      protos = getOrigin(atom, "__proto__", span, env, value.isExact());
    else if (protos.isEmpty())
      protos = Value(global("Function.prototype"));
    result.add(protos);
  }
  return result;
}
