//===- Jsx.cpp - elements that stand for calls ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace tntc;
using namespace tntc::typescript;
using ir::ExprKind;

/// Names of components and whatever stands in braces, in order.
void Lowering::jsxParts(Exprs &into) {
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::JsxOpening:
    case Kind::JsxAttribute:
      jsxParts(into);
      break;
    case Kind::JsxExpression:
      forChildren([&](Kind part, TSNode inner) {
        if (!isToken(part))
          into.push_back(expression(part, inner));
      });
      break;
    case Kind::Jsx:
    case Kind::MemberExpression:
      into.push_back(expression(kind, child));
      break;
    case Kind::Identifier: {
      // Names in lower case are elements of HTML.
      StringRef name = file.textOf(child);
      if (!name.empty() && !(name[0] >= 'a' && name[0] <= 'z'))
        into.push_back(expression(kind, child));
      break;
    }
    default:
      break;
    }
  });
}

const ir::Expr *Lowering::jsx(TSNode node) {
  ir::Expr *made = makeExpr(ExprKind::Jsx, node);
  Exprs parts;
  jsxParts(parts);
  made->items = save(parts);
  return made;
}
