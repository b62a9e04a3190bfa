//===- EvalExpression.cpp - expressions but calls and members -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

Value Evaluator::eval(const ir::Expr *expr, Env &env) {
  if (!expr)
    return Value(undefined());
  if (!tick(expr->span))
    return Value(opaque());
  if (depth > maxDepth) {
    giveUp(expr->span, "the code is nested too deeply to be followed");
    return Value(opaque());
  }
  ++depth;
  Value value = evalKind(*expr, env);
  --depth;
  if (value.size() > 24)
    limit(value, expr->span);
  return value;
}

Value Evaluator::evalKind(const ir::Expr &expr, Env &env) {
  switch (expr.kind) {
  case ExprKind::Unknown:
    return evalUnknown(expr, env);
  case ExprKind::Identifier:
    return evalIdentifier(expr, env);
  case ExprKind::This: {
    Cell *cell = thisCell(env);
    return cell ? read(*cell) : Value(undefined());
  }
  case ExprKind::Super:
    return Value(undefined()); // with a member or call: see there
  case ExprKind::String:
    return Value(text(expr.text));
  case ExprKind::Number:
    return Value(numberLiteral(expr.text));
  case ExprKind::BigInt:
    return Value(number());
  case ExprKind::Boolean:
    return Value(boolean(expr.text == "true"));
  case ExprKind::Null:
    return Value({AtomKind::Null, 0});
  case ExprKind::Regex:
  case ExprKind::ImportMeta:
    return Value(data());
  case ExprKind::NewTarget:
    return Value(opaque());
  case ExprKind::Template:
    return evalTemplate(expr, env);
  case ExprKind::TaggedTemplate:
    return evalTagged(expr, env);
  case ExprKind::Array:
    return evalArray(expr, env);
  case ExprKind::Object:
    return evalObject(expr, env);
  case ExprKind::Member:
    return evalMember(expr, env, nullptr);
  case ExprKind::Index:
    return evalMember(expr, env, nullptr);
  case ExprKind::Call:
    return evalCall(expr, env);
  case ExprKind::New:
    return evalNew(expr, env);
  case ExprKind::Function:
    return expr.function ? makeFunctionExpr(expr, env) : Value(opaque());
  case ExprKind::Class:
    return expr.classCode ? evalClass(*expr.classCode, &expr, env)
                          : Value(opaque());
  case ExprKind::Unary:
    return evalUnary(expr, env);
  case ExprKind::Update: {
    if (!expr.items.empty()) {
      convert(eval(expr.items[0], env), expr.span);
      assignTo(expr.items[0], Value(number()), &expr, env);
    }
    return Value(number());
  }
  case ExprKind::Binary:
    return evalBinary(expr, env);
  case ExprKind::Conditional:
    return evalConditional(expr, env);
  case ExprKind::Assign:
    return evalAssign(expr, env);
  case ExprKind::Await:
    return evalAwait(expr, env);
  case ExprKind::Yield:
    return evalYield(expr, env);
  case ExprKind::Spread: // outside of lists: a syntax error
    return expr.items.empty() ? Value() : eval(expr.items[0], env);
  case ExprKind::Sequence: {
    Value last(undefined());
    for (const ir::Expr *item : expr.items)
      last = eval(item, env);
    return last;
  }
  case ExprKind::Cast:
    return expr.items.empty() ? Value() : eval(expr.items[0], env);
  case ExprKind::Import:
    return evalImport(expr, env);
  case ExprKind::Jsx:
    for (const ir::Expr *item : expr.items)
      escape(eval(item, env), expr.span, "it is handed to a component");
    return Value(opaque());
  }
  return Value(opaque());
}

Value Evaluator::evalUnknown(const ir::Expr &expr, Env &env) {
  for (const ir::Expr *item : expr.items)
    escape(eval(item, env), expr.span, "it stands in code that has no reading");
  if (expr.function)
    escape(makeFunction(*expr.function, &expr, env), expr.span,
           "it stands in code that has no reading");
  abstain(ir::AbstentionScope::Everything, expr.span,
          "this code cannot be read");
  return Value(opaque());
}

Value Evaluator::makeFunctionExpr(const ir::Expr &expr, Env &env) {
  const ir::Function &function = *expr.function;
  if (function.isArrow || function.name.empty())
    return makeFunction(function, &expr, env);
  // Its own name can be seen from within only.
  Env &inner = heap.envAt(&expr, &env);
  Value made = makeFunction(function, &expr, inner);
  declareName(function.name, inner);
  write(*inner.names[function.name], made, &expr);
  return made;
}

Atom Evaluator::numberLiteral(StringRef written) {
  std::string digits;
  for (char c : written)
    if (c != '_')
      digits += c;
  uint64_t value;
  if (!StringRef(digits).getAsInteger(0, value))
    return number(value);
  double real;
  if (!StringRef(digits).getAsDouble(real) && real >= 0 && real < 1e9 &&
      real == double(uint64_t(real)))
    return number(uint64_t(real));
  return number();
}

void Evaluator::evalItems(ArrayRef<const ir::Expr *> items, Env &env) {
  for (const ir::Expr *item : items)
    if (item)
      eval(item, env);
}

Env &Evaluator::functionEnv(Env &env) {
  Env *at = &env;
  while (!at->isFunction && at->parent)
    at = at->parent;
  return *at;
}

Cell *Evaluator::thisCell(Env &env) {
  for (Env *at = &env; at; at = at->parent)
    if (at->thisCell)
      return at->thisCell;
  return nullptr;
}

Value Evaluator::evalIdentifier(const ir::Expr &expr, Env &env) {
  StringRef name = expr.text;
  if (Cell *cell = lookup(name, env))
    return readVariable(*cell);
  if (env.module) {
    auto import = env.module->imports.find(name);
    if (import != env.module->imports.end())
      return importedValue(import->second);
  }
  if (name == "undefined")
    return Value(undefined());
  if (name == "NaN" || name == "Infinity")
    return Value(number());
  if (name == "arguments")
    return evalArgumentsObject(expr, env);
  if (name == "globalThis" || name == "window" || name == "self" ||
      name == "global")
    return Value(global("globalThis"));
  missedNames.insert(name);
  return getGlobal(global("globalThis"), name, expr.span, false);
}

Value Evaluator::evalArgumentsObject(const ir::Expr &expr, Env &env) {
  Env *at = &env;
  while (at && !at->hasArguments)
    at = at->parent;
  if (!at)
    return Value(opaque());
  return arrayOf(at->arguments, at->restArguments, &expr, env);
}

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
    setInitial(*array, "raw", strings, &expr);
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
      Value inexact = value;
      if (isAccessor)
        escape(value, property.span, "an accessor has a computed name");
      else
        setIndex(Value(atomOf(object)), key, inexact, property.span, &property,
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
  return Value(Atom{AtomKind::Object, heap.canonical(id)});
}

Value Evaluator::evalConditional(const ir::Expr &expr, Env &env) {
  if (expr.items.size() < 3)
    return Value(opaque());
  Value condition = eval(expr.items[0], env);
  Truth truth = truthOf(condition);
  Value result;
  bool isWrong = isUnlikely(condition, true),
       isRight = isUnlikely(condition, false);
  llvm::SmallVector<WayEnd, 2> ways;
  for (bool way : {true, false}) {
    if (truth == (way ? Truth::False : Truth::True))
      continue;
    Maybe unlikely(*this, way ? isWrong : isRight);
    size_t mark = locals.begin();
    assume(expr.items[0], way, env);
    result.add(eval(expr.items[way ? 1 : 2], env));
    ways.push_back(locals.end(mark));
  }
  locals.meet(ways, false);
  if (isWrong || isRight)
    result.setInexact();
  return result;
}

Value Evaluator::evalImport(const ir::Expr &expr, Env &env) {
  Value specifier = expr.items.empty() ? Value() : eval(expr.items[0], env);
  for (const ir::Expr *item : expr.items.drop_front(expr.items.empty() ? 0 : 1))
    eval(item, env);
  ++hazards;
  Value result;
  for (Atom atom : specifier) {
    StringRef text;
    if (atom.kind != AtomKind::Text || !literalText(atom, text)) {
      forbid("import", expr.span);
      abstain(ir::AbstentionScope::Everything, expr.span,
              "what is imported here is computed when the node runs");
      result.add(opaque());
      continue;
    }
    ir::Fact made;
    made.kind = ir::FactKind::Import;
    made.span = expr.span;
    made.subject = text;
    if (expr.items[0]->kind == ExprKind::String)
      made.subjectSpan = expr.items[0]->span;
    fact(made, specifier.isExact());
    ModuleState *from = importTarget(*env.module, text);
    if (from) {
      runModule(*from);
      result.add(namespaceOf(*from));
      continue;
    }
    if (text.starts_with(".")) {
      abstain(ir::AbstentionScope::Everything, expr.span,
              "'" + text + "' is imported by a name that is computed");
      result.add(opaque());
      continue;
    }
    result.add(externalValue(text, "*", expr.span));
  }
  return promiseOf(result, &expr, env);
}
