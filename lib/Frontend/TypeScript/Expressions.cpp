//===- Expressions.cpp - what computes a value ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace tntc;
using namespace tntc::typescript;
using ir::ExprKind;

const ir::Expr *Lowering::expression(Kind kind, TSNode node) {
  if (isTooDeep())
    return makeExpr(ExprKind::Unknown, node);
  ++depth;
  size_t mark = strays.size();
  const ir::Expr *made = toOperand(plainExpression(kind, node));
  --depth;
  if (strays.size() == mark)
    return made;
  Exprs parts(strays.begin() + long(mark), strays.end());
  strays.resize(mark);
  parts.push_back(made);
  ir::Expr *around = makeExpr(ExprKind::Unknown, node);
  around->items = save(parts);
  return around;
}

const ir::Expr *Lowering::plainExpression(Kind kind, TSNode node) {
  auto leaf = [&](ExprKind which, StringRef text = {}) {
    ir::Expr *made = makeExpr(which, node);
    made->text = text;
    return made;
  };
  switch (kind) {
  case Kind::Identifier:
  case Kind::Undefined:
  case Kind::ShorthandProperty: {
    // Of no width where the parser had to make one up.
    StringRef text = identifierText(node);
    return leaf(text.empty() ? ExprKind::Unknown : ExprKind::Identifier, text);
  }
  case Kind::PrivateName: {
    ir::Expr *made =
        leaf(ExprKind::Identifier, identifierText(node).drop_front());
    made->isPrivate = true;
    return made;
  }
  case Kind::This:
    return leaf(ExprKind::This);
  case Kind::Super:
    return leaf(ExprKind::Super);
  case Kind::True:
    return leaf(ExprKind::Boolean, "true");
  case Kind::False:
    return leaf(ExprKind::Boolean, "false");
  case Kind::Null:
    return leaf(ExprKind::Null);
  case Kind::Regex:
    return leaf(ExprKind::Regex, file.textOf(node));
  case Kind::String:
    return string(node);
  case Kind::Number:
    return number(node);
  case Kind::TemplateString: {
    ir::Expr *made = makeExpr(ExprKind::Template, node);
    templateParts(node, *made);
    return made;
  }
  case Kind::MetaProperty:
    return leaf(file.textOf(node).starts_with("n") ? ExprKind::NewTarget
                                                   : ExprKind::ImportMeta);
  case Kind::Array:
    return array(node);
  case Kind::Object:
    return object(node);
  case Kind::MemberExpression:
    return member(node);
  case Kind::Subscript:
    return subscript(node);
  case Kind::CallExpression:
    return call(node);
  case Kind::NewExpression:
    return newExpression(node);
  case Kind::ArrowFunction:
  case Kind::Function:
  case Kind::FunctionExpression:
  case Kind::GeneratorFunction: {
    ir::Expr *made = makeExpr(ExprKind::Function, node);
    made->function = function(node);
    return made;
  }
  case Kind::Class: {
    ir::Expr *made = makeExpr(ExprKind::Class, node);
    made->classCode = classOf(node);
    return made;
  }
  case Kind::UnaryExpression:
    return operation(ExprKind::Unary, node);
  case Kind::UpdateExpression:
    return operation(ExprKind::Update, node);
  case Kind::BinaryExpression:
    return operation(ExprKind::Binary, node);
  case Kind::Ternary:
    return items(ExprKind::Conditional, node);
  case Kind::AssignmentExpression:
  case Kind::AugmentedAssignment:
    return assignment(node);
  case Kind::AwaitExpression:
    return items(ExprKind::Await, node);
  case Kind::Yield: {
    const ir::Expr *made = items(ExprKind::Yield, node);
    return made;
  }
  case Kind::Spread:
    return items(ExprKind::Spread, node);
  case Kind::SequenceExpression:
    return items(ExprKind::Sequence, node);
  case Kind::AsExpression:
    return cast(node, "as");
  case Kind::SatisfiesExpression:
    return cast(node, "satisfies");
  case Kind::NonNullExpression:
    return cast(node, "!");
  case Kind::TypeAssertion:
    return cast(node, "<>");
  case Kind::Parenthesized:
  case Kind::InstantiationExpression:
    return onlyExpression(node);
  case Kind::Jsx:
    return jsx(node);
  default:
    return unknown(node);
  }
}

/// The one expression in the current node; Unknown when there is none.
const ir::Expr *Lowering::onlyExpression(TSNode node) {
  const ir::Expr *found = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    if (isToken(kind) || isType(kind))
      return;
    const ir::Expr *next = expression(kind, child);
    if (found)
      strays.push_back(found);
    found = next;
  });
  return found ? found : makeExpr(ExprKind::Unknown, node);
}

const ir::Expr *Lowering::items(ExprKind kind, TSNode node) {
  ir::Expr *made = makeExpr(kind, node);
  Exprs parts;
  forChildren([&](Kind part, TSNode child) {
    if (part == Kind::StarToken)
      made->text = "*";
    else if (!isToken(part))
      parts.push_back(expression(part, child));
  });
  made->items = save(parts);
  return made;
}

const ir::Expr *Lowering::array(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::Array, node);
  Exprs parts;
  bool isFilled = false;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::CommaToken) {
      if (!isFilled)
        parts.push_back(nullptr);
      isFilled = false;
    } else if (!isToken(kind)) {
      parts.push_back(expression(kind, child));
      isFilled = true;
    }
  });
  made->items = save(parts);
  return made;
}

ir::Property Lowering::method(TSNode node) {
  ir::Property property;
  property.kind = ir::Property::Kind::Method;
  property.span = file.span(node);
  ir::Function *code = function(node);
  ir::Expr *value = makeExpr(ExprKind::Function, node);
  value->function = code;
  property.value = value;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::GetToken)
      property.kind = ir::Property::Kind::Getter;
    else if (kind == Kind::SetToken)
      property.kind = ir::Property::Kind::Setter;
    else if (field() == file.grammar.fields.name) {
      property.key = propertyName(kind, child, property.computed);
      property.keySpan = file.span(child);
    }
  });
  return property;
}

const ir::Expr *Lowering::object(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::Object, node);
  List<ir::Property> properties;
  forChildren([&](Kind kind, TSNode child) {
    ir::Property property;
    property.span = file.span(child);
    switch (kind) {
    case Kind::ShorthandProperty:
      property.kind = ir::Property::Kind::Shorthand;
      property.keySpan = property.span;
      property.value = expression(kind, child);
      property.key = property.value->text;
      break;
    case Kind::Method:
      property = method(child);
      break;
    case Kind::Spread: {
      property.kind = ir::Property::Kind::Spread;
      property.value = onlyExpression(child);
      break;
    }
    case Kind::Pair: {
      bool isPrototype = false;
      forChildren([&](Kind part, TSNode inner) {
        TSFieldId name = field();
        if (name == file.grammar.fields.key) {
          property.key = propertyName(part, inner, property.computed);
          property.keySpan = file.span(inner);
          isPrototype =
              part != Kind::ComputedName && property.key == "__proto__";
        } else if (name == file.grammar.fields.value) {
          property.value = expression(part, inner);
        }
      });
      if (!property.value)
        property.value = makeExpr(ExprKind::Unknown, child);
      // `__proto__: x` is no property but what the object inherits from.
      if (isPrototype) {
        ir::Expr *inherited = makeExpr(ExprKind::Unknown, child);
        inherited->items = context.save(ArrayRef(property.value));
        property.kind = ir::Property::Kind::Spread;
        property.key = {};
        property.value = inherited;
      }
      break;
    }
    default:
      return;
    }
    properties.push_back(property);
  });
  made->properties = save(properties);
  return made;
}

/// The cursor is on the list with its parentheses.
void Lowering::arguments(Exprs &into) {
  size_t mark = strays.size();
  forChildren([&](Kind kind, TSNode child) {
    if (!isToken(kind))
      into.push_back(expression(kind, child));
  });
  // Where an error is, nobody knows which argument is which.
  for (size_t i = mark; i < strays.size(); ++i) {
    ir::Expr *spread = context.make<ir::Expr>();
    spread->kind = ExprKind::Spread;
    spread->span = strays[i]->span;
    spread->items = context.save(ArrayRef(strays[i]));
    into.insert(into.begin(), spread);
  }
  strays.resize(mark);
}

const ir::Expr *Lowering::call(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::Call, node);
  Exprs parts;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::Arguments) {
      arguments(parts);
    } else if (kind == Kind::OptionalCallToken || kind == Kind::OptionalChain) {
      made->isOptional = true;
    } else if (kind == Kind::TypeArguments || isToken(kind)) {
      return;
    } else if (!made->base && kind == Kind::Import) {
      made->kind = ExprKind::Import;
    } else if (kind == Kind::TemplateString && made->base) {
      made->kind = ExprKind::TaggedTemplate;
      templateParts(child, *made);
    } else {
      made->base = expression(kind, child);
    }
  });
  if (made->kind == ExprKind::Call && !made->base)
    made->base = makeExpr(ExprKind::Unknown, node);
  if (made->kind != ExprKind::TaggedTemplate)
    made->items = save(parts);
  return made;
}

const ir::Expr *Lowering::newExpression(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::New, node);
  Exprs parts;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::Arguments)
      arguments(parts);
    else if (!isToken(kind) && kind != Kind::TypeArguments)
      made->base = expression(kind, child);
  });
  if (!made->base)
    made->base = makeExpr(ExprKind::Unknown, node);
  made->items = save(parts);
  return made;
}
