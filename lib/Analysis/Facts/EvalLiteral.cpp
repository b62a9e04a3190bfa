//===- EvalLiteral.cpp - templates, lists and objects that are written out ===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

Value Evaluator::evalTemplate(const ir::Expr &expr, Env &env) {
  Value result(text(""));
  for (const ir::Expr *item : expr.items)
    if (item && item->kind == ExprKind::String)
      result = concat(result, Value(text(item->text)), expr.span);
    else
      result = concat(result, eval(item, env), expr.span);
  return result;
}

/// A literal between the braces of a template, not a piece of its own text.
bool Evaluator::isQuoted(const ir::Expr &item) const {
  StringRef written = sources.text(item.span);
  return written.size() > 1 && written != item.text &&
         (written.front() == '"' || written.front() == '\'') &&
         written.back() == written.front();
}

Value Evaluator::evalTagged(const ir::Expr &expr, Env &env) {
  Value self;
  Value tag = expr.base && (expr.base->kind == ExprKind::Member ||
                            expr.base->kind == ExprKind::Index)
                  ? evalMember(*expr.base, env, &self)
                  : eval(expr.base, env);
  std::vector<Value> parts;
  CallArguments arguments;
  bool isEscaped = sources.text(expr.span).contains('\\');
  arguments.values.push_back(Value());
  // Between two values there is always a text, and at both ends.
  for (const ir::Expr *item : expr.items) {
    if (item && item->kind == ExprKind::String && !isQuoted(*item)) {
      parts.push_back(Value(text(item->text)));
      continue;
    }
    if (parts.size() < arguments.values.size())
      parts.push_back(Value(text("")));
    arguments.values.push_back(eval(item, env));
  }
  if (parts.size() < arguments.values.size())
    parts.push_back(Value(text("")));
  Value strings = arrayOf(parts, Value(), &expr, env, 1);
  if (Object *array = objectOf(strings.single()))
    setInitial(*array, "raw",
               isEscaped ? arrayOf({}, Value(anyText()), &expr, env, 2)
                         : strings,
               &expr);
  arguments.values[0] = strings;
  return call(tag, self, arguments, expr.span, &expr, env);
}

Value Evaluator::evalArray(const ir::Expr &expr, Env &env) {
  constexpr size_t mostApart = 64;
  Object &array = heap.objectAt(&expr, &env, ObjectKind::Array);
  array.span = expr.span;
  uint32_t id = array.id;
  size_t count = 0;
  bool keepsOrder = expr.items.size() <= mostApart;
  for (const ir::Expr *item : expr.items) {
    if (item && item->kind == ExprKind::Spread) {
      Value spread = item->items.empty() ? Value() : eval(item->items[0], env);
      Elements elements = elementsOf(spread, item->span, env);
      for (const Value &element : elements.items)
        addElement(heap.object(id), count, keepsOrder, element, item);
      if (!elements.rest.isEmpty() || !elements.isFixed) {
        keepsOrder = false;
        addElement(heap.object(id), count, keepsOrder, elements.rest, item);
      }
      continue;
    }
    Value value = eval(item, env);
    if (!item) // most pass by a hole
      value.setInexact();
    addElement(heap.object(id), count, keepsOrder, value, item ? item : &expr);
  }
  // It was longer when it was made here before.
  if (Object &made = heap.object(id); count < made.elements.size())
    loosen(made);
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

void Evaluator::addElement(Object &array, size_t &count, bool keepsOrder,
                           const Value &value, const void *writer) {
  if (!keepsOrder || !array.isFixed || count >= 64) {
    push(array, value, writer);
    return;
  }
  if (count == array.elements.size()) {
    array.elements.push_back(&heap.makeCell());
    growShape(array);
  }
  write(*array.elements[count++], value, writer);
}

/// Literal keys that hide what is spread before them.
static std::vector<StringRef> keysAfter(const ir::Expr &object,
                                        const ir::Property &spread) {
  std::vector<StringRef> keys;
  for (const ir::Property &property : llvm::reverse(object.properties)) {
    if (&property == &spread || keys.size() > 64)
      break;
    using Kind = ir::Property::Kind;
    if (!property.computed && property.kind != Kind::Spread &&
        property.kind != Kind::Getter && property.kind != Kind::Setter)
      keys.push_back(property.key);
  }
  return keys;
}

Value Evaluator::evalObject(const ir::Expr &expr, Env &env) {
  Object &made = heap.objectAt(&expr, &env, ObjectKind::Plain);
  uint32_t id = made.id;
  made.span = expr.span;
  bool hasHiddenAccessor = false;
  for (const ir::Property &property : expr.properties) {
    using Kind = ir::Property::Kind;
    if (property.kind == Kind::Spread) {
      Value from = eval(property.value, env);
      copyProperties(heap.object(id), from, property.span, &property, env, {},
                     keysAfter(expr, property));
      continue;
    }
    Value key(text(property.key));
    if (property.computed)
      key = eval(property.computed, env);
    Value value;
    if (property.kind == Kind::Shorthand && !property.value) {
      ir::Expr name;
      name.kind = ExprKind::Identifier;
      name.text = property.key;
      name.span = property.span;
      value = evalIdentifier(name, env);
    } else if (property.value && property.value->function &&
               property.kind != Kind::Value) {
      capture(*property.value->function, env);
      value = makeFunction(*property.value->function, property.value, env);
      if (Object *function = objectOf(value.single()))
        function->homeId = id;
    } else {
      value = eval(property.value, env);
    }
    Object &object = heap.object(id);
    StringRef known;
    bool isAccessor =
        property.kind == Kind::Getter || property.kind == Kind::Setter;
    if (!literalText(key, known)) {
      hasHiddenAccessor |= isAccessor;
      if (isAccessor)
        escape(value, property.span, "an accessor has a computed name");
      else
        setIndex(Value(atomOf(object)), key, value, property.span, &property,
                 env);
      continue;
    }
    if (isAccessor) {
      Property &slot = propertyOf(object, known);
      slot.hasAccessor = true;
      write(property.kind == Kind::Getter ? slot.getters : slot.setters, value,
            &property);
      continue;
    }
    if (known == "__proto__" && property.kind == Kind::Value &&
        !property.computed) {
      write(object.protos, value, &property);
      continue;
    }
    setInitial(object, known, value, &property);
  }
  if (hasHiddenAccessor)
    escape(Value(Atom{AtomKind::Object, heap.canonical(id)}), expr.span,
           "an accessor has a computed name");
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}
