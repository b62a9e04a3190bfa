//===- EvalOperator.cpp - operators, assignment, await, yield -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;
using ir::ExprKind;

/// What \p expr is where it counts as true; \p truth says whether it does.
/// The left side of `a && b` does not come through then.
Value Evaluator::evalWhenTrue(const ir::Expr &expr, Env &env, Truth &truth) {
  if (expr.kind == ExprKind::Binary && expr.text == "&&" && depth < maxDepth &&
      tick(expr.span)) {
    depth += 2;
    Value value;
    evalWhenTrue(*expr.items[0], env, truth);
    if (truth != Truth::False) {
      Truth first = truth;
      perhaps([&] {
        assume(expr.items[0], true, env);
        value = evalWhenTrue(*expr.items[1], env, truth);
      });
      if (truth == Truth::True)
        truth = first;
    }
    depth -= 2;
    return value;
  }
  Value value = eval(&expr, env);
  truth = truthOf(value);
  Value result;
  for (Atom atom : value)
    if (truthOf(Value(atom)) != Truth::False)
      result.add(atom);
  if (!value.isExact())
    result.setInexact();
  return result;
}

Value Evaluator::evalOr(const ir::Expr &expr, Env &env) {
  Truth truth = Truth::Unknown;
  Value result = evalWhenTrue(*expr.items[0], env, truth);
  if (truth == Truth::True)
    return result;
  bool isUncertainLeft = isUncertain(result);
  if (truth == Truth::False)
    result.clear();
  perhaps([&] {
    assume(expr.items[0], false, env);
    result.add(eval(expr.items[1], env));
  });
  if (isUncertainLeft)
    result.setInexact();
  return result;
}

Value Evaluator::evalLogical(const ir::Expr &expr, Env &env) {
  if (expr.text == "||")
    return evalOr(expr, env);
  Value left = eval(expr.items[0], env);
  if (expr.text == "??") {
    Truth nullish = nullishOf(left);
    if (nullish == Truth::False)
      return left;
    Value result = withoutNullish(left);
    perhaps([&] { result.add(eval(expr.items[1], env)); });
    if (isUncertain(left) || !left.isExact())
      result.setInexact();
    return result;
  }
  Truth truth = truthOf(left);
  if (truth == Truth::False)
    return left;
  Maybe unlikely(*this, isUnlikely(left, true));
  Value result;
  if (left.isEmpty())
    result.add(undefined());
  for (Atom atom : left) // of the left side only what is false comes through
    if (truthOf(Value(atom)) != Truth::True)
      result.add(atom);
  if (truth == Truth::True)
    result.clear();
  perhaps([&] {
    assume(expr.items[0], true, env);
    result.add(eval(expr.items[1], env));
  });
  return result;
}

Value Evaluator::withoutNullish(const Value &value) {
  Value result;
  for (Atom atom : value)
    if (atom.kind != AtomKind::Undefined && atom.kind != AtomKind::Null)
      result.add(atom);
  if (!value.isExact())
    result.setInexact();
  return result;
}

Value Evaluator::evalBinary(const ir::Expr &expr, Env &env) {
  if (expr.items.size() < 2)
    return Value(opaque());
  if (expr.text == "&&" || expr.text == "||" || expr.text == "??")
    return evalLogical(expr, env);
  // Long sums lean to the left: no call of its own for each term.
  llvm::SmallVector<const ir::Expr *, 8> spine;
  const ir::Expr *at = &expr;
  while (at && at->kind == ExprKind::Binary && at->items.size() == 2 &&
         at->text != "&&" && at->text != "||" && at->text != "??") {
    spine.push_back(at);
    at = at->items[0];
  }
  Value left = eval(at, env);
  while (!spine.empty()) {
    const ir::Expr &here = *spine.pop_back_val();
    if (!tick(here.span))
      return Value(opaque());
    Value right = eval(here.items[1], env);
    left = binary(here.text, left, right, here.span);
    if (left.size() > 24)
      limit(left, here.span);
  }
  return left;
}

/// Whether each of \p value is a text, or becomes one where it is added.
bool Evaluator::isText(const Value &value) {
  return llvm::all_of(value, [&](Atom atom) {
    if (Object *object = objectOf(atom))
      return object->kind == ObjectKind::Array ||
             object->kind == ObjectKind::Url;
    StringRef type;
    return atom.kind == AtomKind::Text &&
           literalText(typeOf(Value(atom)), type);
  });
}

Value Evaluator::binary(StringRef op, const Value &left, const Value &right,
                        Span span) {
  if (op == "+") {
    auto isNumber = [&](const Value &value) {
      return !value.isEmpty() && !value.hasOther(AtomKind::Number);
    };
    if (isNumber(left) && isNumber(right)) {
      StringRef a, b;
      uint64_t x, y;
      if (literalText(left, a) && literalText(right, b) &&
          !a.getAsInteger(10, x) && !b.getAsInteger(10, y) && x < 1u << 20 &&
          y < 1u << 20)
        return Value(number(x + y));
      return arithmetic(op, left, right);
    }
    if (isText(left) || isText(right))
      return concat(left, right, span);
    // A sum, or two texts.
    Value result = concat(left, right, span);
    auto holdsText = [](const Value &value) {
      return value.hasKind(AtomKind::Text) || value.hasKind(AtomKind::Config) ||
             value.hasKind(AtomKind::Object);
    };
    if (!result.isEmpty() && !holdsText(left) && !holdsText(right))
      return Value(data());
    result.add(number());
    result.setInexact();
    return result;
  }
  if (op == "in")
    testMember(right, left, span);
  if (op == "instanceof")
    for (Atom atom : right)
      if (Object *object = objectOf(atom)) {
        Value test = ownMethod(*object, "[Symbol.hasInstance]");
        if (!test.isEmpty())
          call(test, Value(atom), {{left}, {}, false}, span, object, *rootEnv);
      }
  if (op != "===" && op != "!==" && op != "instanceof") {
    convert(left, span);
    if (op != "in")
      convert(right, span);
  }
  bool isEqual = op == "===" || op == "==";
  if (isEqual || op == "!==" || op == "!=") {
    StringRef a, b;
    if (literalText(left, a) && literalText(right, b) &&
        (left.single().kind == right.single().kind))
      return Value(boolean((a == b) == isEqual));
    return arithmetic(op, left, right);
  }
  if (op == "in")
    return holdsMember(right, left, false);
  if (op == "instanceof")
    return ofEach(
        left, [&](Atom atom) { return isInstance(atom, right); },
        left.isSingle() ? answerOf(left, nullptr) : Value(boolean()));
  return arithmetic(op, left, right);
}

/// Whatever else becomes a number or is compared as one.
Value Evaluator::arithmetic(StringRef op, const Value &left,
                            const Value &right) {
  bool isEqual = op == "===" || op == "==";
  bool isTest = isEqual || op == "!==" || op == "!=" || op == "<" ||
                op == ">" || op == "<=" || op == ">=";
  auto isMade = [&](const Value &value) {
    return value.isSingle() && value.single().kind == AtomKind::Number &&
           isComputed(value.single());
  };
  auto isKnown = [&](const Value &value, uint64_t &number) {
    StringRef text;
    if (isMade(value))
      text = nameText(value.single().id).drop_front();
    else if (!literalText(value, text) ||
             value.single().kind != AtomKind::Number)
      return false;
    return !text.getAsInteger(10, number) && number < 1u << 20;
  };
  uint64_t x = 0, y = 0;
  bool first = isKnown(left, x), second = isKnown(right, y);
  if (first && second) {
    auto likely = [](bool holds) {
      return Value({AtomKind::Boolean, holds ? LikelyTrue : LikelyFalse});
    };
    if (op == "<" || op == ">")
      return likely(op == "<" ? x < y : x > y);
    if (op == "<=" || op == ">=")
      return likely(op == "<=" ? x <= y : x >= y);
    if (isEqual || op == "!==" || op == "!=")
      return likely((x == y) == isEqual);
    if (op == "+")
      return Value(likelyNumber(x + y));
    if (op == "-" && x >= y)
      return Value(likelyNumber(x - y));
    if (op == "%" && y)
      return Value(likelyNumber(x % y));
  }
  if (isSettled(left) && isSettled(right))
    return isTest ? Value({AtomKind::Boolean, Computed})
                  : Value(computedNumber());
  return isTest ? Value(boolean()) : Value(number());
}

/// `delete`: the member is undefined, or no key at all.
void Evaluator::erase(const ir::Expr &target, Env &env) {
  assignTo(&target, Value(undefined()), &target, env);
  const ir::Expr *member = &target;
  while (member->kind == ExprKind::Cast && !member->items.empty())
    member = member->items[0];
  if (member->kind != ExprKind::Member && member->kind != ExprKind::Index)
    return;
  for (Atom atom : evalBase(*member, env))
    if (Object *object = objectOf(atom))
      for (auto &[key, property] : object->properties)
        if (!property->mayBeGone &&
            (member->kind == ExprKind::Index || key == member->text)) {
          property->mayBeGone = true;
          property->isInitial = false;
          growShape(*object);
          Value left = property->value.value; // until then
          left.setInexact();
          write(property->value, left, &target);
        }
}

Value Evaluator::evalUnary(const ir::Expr &expr, Env &env) {
  if (expr.items.empty())
    return Value(opaque());
  if (expr.text == "typeof")
    asksFor(expr.items[0], MemberUse::Tested);
  Value value = eval(expr.items[0], env);
  if (expr.text == "delete")
    erase(*expr.items[0], env);
  if (expr.text == "!") {
    Truth truth = truthOf(value);
    if (truth != Truth::Unknown)
      return Value(boolean(truth == Truth::False));
    if (!value.isSingle() || value.single().kind != AtomKind::Boolean)
      return Value(boolean());
    uint32_t id = value.single().id;
    return Value({AtomKind::Boolean, id == LikelyTrue    ? LikelyFalse
                                     : id == LikelyFalse ? LikelyTrue
                                                         : id});
  }
  if (expr.text == "typeof")
    return Value(typeOf(value));
  if (expr.text == "void")
    return Value(undefined());
  if (expr.text != "delete")
    convert(value, expr.span);
  if (expr.text == "delete")
    return Value(boolean());
  if (expr.text == "+" && value.isSingle() &&
      value.single().kind == AtomKind::Number)
    return value;
  return Value(isSettled(value) ? computedNumber() : number());
}

Value Evaluator::evalAssign(const ir::Expr &expr, Env &env) {
  const ir::Expr *source = expr.items.empty() ? nullptr : expr.items[0];
  const ir::Expr *target =
      expr.pattern && expr.pattern->kind == ir::Pattern::Kind::Expression
          ? expr.pattern->target
          : nullptr;
  while (target && target->kind == ExprKind::Cast && !target->items.empty())
    target = target->items[0];
  // What is assigned to is looked at before what is assigned.
  if (expr.text == "=" && target && target->kind == ExprKind::Index &&
      !target->items.empty()) {
    Value base = evalBase(*target, env), key = eval(target->items[0], env);
    Value value = eval(source, env);
    setIndex(base, key, value, target->span, expr.pattern, env);
    return value;
  }
  if (expr.text == "=" && target && target->kind == ExprKind::Member) {
    Value base = evalBase(*target, env);
    Value value = eval(source, env);
    StringRef key = target->isPrivate ? save("#" + target->text) : target->text;
    if (!assignUrl(*target, base, value, expr.pattern, env))
      set(base, key, value, target->span, expr.pattern, env);
    return value;
  }
  if (expr.text == "=" || !expr.pattern) {
    Value value = eval(source, env);
    bind(expr.pattern, value, env, false);
    return value;
  }
  Value before = evalTarget(*expr.pattern, env);
  StringRef op = expr.text.drop_back();
  Value after;
  if (op == "??" || op == "||" || op == "&&") {
    Truth truth = op == "??" ? nullishOf(before) : truthOf(before);
    Truth stays = op == "||" ? Truth::True : Truth::False;
    if (truth == stays)
      return before;
    auto assign = [&] {
      after = eval(source, env);
      bind(expr.pattern, after, env, false);
    };
    if (truth != Truth::Unknown) {
      assign();
      return after;
    }
    perhaps(assign);
    Value result = before;
    result.add(after);
    return result;
  }
  after = binary(op, before, eval(source, env), expr.span);
  bind(expr.pattern, after, env, false);
  return after;
}

Value Evaluator::evalTarget(const ir::Pattern &pattern, Env &env) {
  if (pattern.kind == ir::Pattern::Kind::Name) {
    Cell *cell = lookup(pattern.name, env);
    return cell ? readVariable(*cell) : Value(opaque());
  }
  if (pattern.kind == ir::Pattern::Kind::Expression)
    return eval(pattern.target, env);
  return Value(opaque());
}

Value Evaluator::evalAwait(const ir::Expr &expr, Env &env) {
  Value value = expr.items.empty() ? Value() : eval(expr.items[0], env);
  return await(value, expr.span, env);
}

Value Evaluator::evalYield(const ir::Expr &expr, Env &env) {
  Value value(undefined());
  if (!expr.items.empty() && expr.items[0])
    value = eval(expr.items[0], env);
  Env &function = functionEnv(env);
  if (function.generator == ~0u)
    return Value(opaque());
  Object &generator = heap.object(function.generator);
  if (expr.text.contains('*')) {
    Elements elements = elementsOf(value, expr.span, env);
    for (const Value &item : elements.items)
      write(generator.content, item, &generator);
    write(generator.content, elements.rest, &generator);
    // What another generator returns comes out here.
    Value result(undefined());
    for (Atom atom : value) {
      Object *inner = objectOf(atom);
      Activation *made =
          inner ? generatorActivations.lookup(inner->id) : nullptr;
      if (made)
        result.add(await(read(made->result), expr.span, env));
      else if (!inner || inner->kind != ObjectKind::Array)
        result.add(opaque());
    }
    return result;
  }
  write(generator.content, await(value, expr.span, env), &generator);
  return read(generator.rest);
}
