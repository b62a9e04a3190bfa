//===- Patterns.cpp - what a value is bound or assigned to ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace tntc;
using namespace tntc::typescript;

const ir::Pattern *Lowering::pattern(Kind kind, TSNode node) {
  ir::Pattern *made = context.make<ir::Pattern>();
  made->span = file.span(node);
  fillPattern(kind, node, *made);
  return made;
}

void Lowering::fillPattern(Kind kind, TSNode node, ir::Pattern &into) {
  // The only depth that expressions do not count.
  if (isTooDeep()) {
    into.kind = ir::Pattern::Kind::Expression;
    into.target = makeExpr(ir::ExprKind::Unknown, node);
    return;
  }
  ++depth;
  switch (kind) {
  case Kind::Identifier:
  case Kind::Undefined:
  case Kind::ShorthandPattern:
    into.name = identifierText(node);
    break;
  case Kind::ObjectPattern:
    into.kind = ir::Pattern::Kind::Object;
    objectPattern(into);
    break;
  case Kind::ArrayPattern:
    into.kind = ir::Pattern::Kind::Array;
    arrayPattern(into);
    break;
  case Kind::AssignmentPattern: {
    bool isFirst = true;
    forChildren([&](Kind part, TSNode child) {
      if (isToken(part))
        return;
      if (isFirst)
        fillPattern(part, child, into);
      else
        into.initial = expression(part, child);
      isFirst = false;
    });
    break;
  }
  case Kind::Parenthesized:
    forChildren([&](Kind part, TSNode child) {
      if (!isToken(part) && !isType(part))
        fillPattern(part, child, into);
    });
    break;
  default:
    into.kind = ir::Pattern::Kind::Expression;
    into.target = expression(kind, node);
    break;
  }
  --depth;
}

/// What the current `...x` binds.
const ir::Pattern *Lowering::restTarget() {
  const ir::Pattern *found = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    if (!isToken(kind))
      found = pattern(kind, child);
  });
  return found;
}

void Lowering::objectPattern(ir::Pattern &into) {
  List<ir::Pattern::Field> fields;
  forChildren([&](Kind kind, TSNode child) {
    ir::Pattern::Field made;
    switch (kind) {
    case Kind::ShorthandPattern:
      made.pattern = pattern(kind, child);
      made.key = made.pattern->name;
      made.keySpan = made.pattern->span;
      break;
    case Kind::AssignmentPattern:
      made.pattern = pattern(kind, child);
      made.key = made.pattern->name;
      made.keySpan = {file.id, made.pattern->span.begin,
                      made.pattern->span.begin + uint32_t(made.key.size())};
      break;
    case Kind::PairPattern:
      forChildren([&](Kind part, TSNode inner) {
        TSFieldId name = field();
        if (name == file.grammar.fields.key) {
          made.key = propertyName(part, inner, made.computed);
          made.keySpan = file.span(inner);
        } else if (name == file.grammar.fields.value) {
          made.pattern = pattern(part, inner);
        }
      });
      break;
    case Kind::RestPattern:
      into.rest = restTarget();
      return;
    default:
      return;
    }
    if (made.pattern)
      fields.push_back(made);
  });
  into.fields = save(fields);
}

void Lowering::arrayPattern(ir::Pattern &into) {
  List<const ir::Pattern *> elements;
  bool isFilled = false;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::CommaToken) {
      if (!isFilled)
        elements.push_back(nullptr);
      isFilled = false;
    } else if (kind == Kind::RestPattern) {
      into.rest = restTarget();
      isFilled = true;
    } else if (!isToken(kind)) {
      elements.push_back(pattern(kind, child));
      isFilled = true;
    }
  });
  into.elements = save(elements);
}
