//===- Types.cpp - types, as far as shapes can be read from them ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Literals.h"
#include "Lowering.h"

#include <utility>

using namespace tntc;
using namespace tntc::typescript;
using ir::TypeKind;

/// Below the depth of code, so that no type makes code too deep.
static constexpr unsigned maxTypeDepth = 300;

const ir::TypeExpr *Lowering::type(Kind kind, TSNode node) {
  ir::TypeExpr *made = context.make<ir::TypeExpr>();
  made->span = file.span(node);
  // Nothing runs in a type, so that one that is too deep is no cut.
  if (depth >= maxTypeDepth)
    return made;
  ++depth;
  size_t mark = strays.size();
  fillType(kind, node, *made);
  if (strays.size() > mark) {
    *made = ir::TypeExpr();
    made->span = file.span(node);
    strays.resize(mark);
  }
  --depth;
  return made;
}

void Lowering::fillType(Kind kind, TSNode node, ir::TypeExpr &into) {
  List<const ir::TypeExpr *> parts;
  switch (kind) {
  case Kind::PredefinedType:
    into.kind = TypeKind::Keyword;
    into.text = file.textOf(node);
    return;
  case Kind::TemplateLiteralType:
    into.kind = TypeKind::Keyword;
    into.text = "string";
    return;
  case Kind::TypeIdentifier:
  case Kind::NestedTypeIdentifier:
  case Kind::Identifier:
    into.kind = TypeKind::Reference;
    into.text = file.textOf(node);
    return;
  case Kind::GenericType:
    into.kind = TypeKind::Reference;
    forChildren([&](Kind part, TSNode child) {
      if (part == Kind::TypeArguments)
        typeItems(Kind::Other, parts);
      else if (!isToken(part))
        into.text = file.textOf(child);
    });
    break;
  case Kind::ObjectType:
    into.kind = TypeKind::Object;
    typeMembers(into);
    return;
  case Kind::ArrayType:
    into.kind = TypeKind::Array;
    typeItems(Kind::Other, parts);
    break;
  case Kind::TupleType:
    into.kind = TypeKind::Tuple;
    typeItems(Kind::Other, parts);
    break;
  case Kind::UnionType:
    into.kind = TypeKind::Union;
    typeItems(kind, parts);
    break;
  case Kind::IntersectionType:
    into.kind = TypeKind::Intersection;
    typeItems(kind, parts);
    break;
  case Kind::ParenthesizedType:
  case Kind::ReadonlyType:
  case Kind::OptionalType:
    forChildren([&](Kind part, TSNode child) {
      if (!isToken(part))
        fillType(part, child, into);
    });
    return;
  case Kind::LiteralType:
    into.kind = TypeKind::Literal;
    into.text = file.textOf(node);
    forChildren([&](Kind part, TSNode child) {
      if (part == Kind::Null || part == Kind::Undefined)
        into.kind = TypeKind::Keyword;
      if (part != Kind::String)
        return;
      std::optional<StringRef> text = unquote(file.textOf(child), context);
      into.isString = true;
      into.text = text.value_or("");
      if (!text)
        into.kind = TypeKind::Unknown;
    });
    return;
  case Kind::FunctionType:
    into.kind = TypeKind::Function;
    forChildren([&](Kind part, TSNode child) {
      if (isType(part) && part != Kind::TypeParameters)
        parts.push_back(type(part, child));
    });
    break;
  case Kind::TypeQuery:
    into.kind = TypeKind::Query;
    forChildren([&](Kind part, TSNode child) {
      if (!isToken(part))
        into.text = file.textOf(child);
    });
    return;
  case Kind::LookupType:
    into.kind = TypeKind::Lookup;
    typeItems(Kind::Other, parts);
    break;
  default:
    return;
  }
  into.items = save(parts);
}

/// Of `as const` and `<const>`.
const ir::TypeExpr *Lowering::constType(TSNode node) {
  ir::TypeExpr *made = context.make<ir::TypeExpr>();
  made->kind = TypeKind::Keyword;
  made->span = file.span(node);
  made->text = "const";
  return made;
}

const ir::TypeExpr *Lowering::onlyType(TSNode node) {
  const ir::TypeExpr *found = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::ConstToken)
      found = constType(child);
    else if (!isToken(kind) && !found)
      found = type(kind, child);
  });
  return found ? found : type(Kind::Other, node);
}

/// The types in the current node, and those in nodes of the kind \p flattened
/// in it: a union of many is a deep tree to the left.
void Lowering::typeItems(Kind flattened, List<const ir::TypeExpr *> &into) {
  unsigned levels = 0;
  bool isDone = false;
  if (!ts_tree_cursor_goto_first_child(&cursor))
    return;
  // The outline leaves types out, and walks what has some by itself.
  uint32_t here = std::exchange(item, Outline::none);
  while (!isDone) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    Kind kind = file.kind(node);
    if (kind == flattened && ts_tree_cursor_goto_first_child(&cursor)) {
      ++levels;
      continue;
    }
    if (kind == Kind::Error)
      strays.push_back(makeExpr(ir::ExprKind::Unknown, node));
    else if (kind == Kind::Parameter)
      into.push_back(tupleMember(node));
    else if (!isToken(kind) && kind != Kind::Comment)
      into.push_back(type(kind, node));
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      ts_tree_cursor_goto_parent(&cursor);
      if (levels-- == 0) {
        isDone = true;
        break;
      }
    }
  }
  item = here;
}

/// `name: T` in a tuple.
const ir::TypeExpr *Lowering::tupleMember(TSNode node) {
  const ir::TypeExpr *found = nullptr;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::TypeAnnotation)
      found = onlyType(child);
  });
  return found ? found : type(Kind::Other, node);
}

ir::TypeMember Lowering::typeMember(Kind kind, TSNode node) {
  ir::TypeMember member;
  member.span = file.span(node);
  const ir::Expr *computed = nullptr;
  bool hasName = false;
  forChildren([&](Kind part, TSNode child) {
    if (part == Kind::QuestionToken) {
      member.isOptional = true;
    } else if (field() == file.grammar.fields.name) {
      member.name = propertyName(part, child, computed);
      member.span = file.span(child);
      hasName = !computed;
    } else if (part == Kind::TypeAnnotation &&
               kind == Kind::PropertySignature) {
      member.type = onlyType(child);
    }
  });
  if (kind == Kind::MethodSignature) {
    ir::TypeExpr *method = context.make<ir::TypeExpr>();
    method->kind = TypeKind::Function;
    method->span = member.span;
    member.type = method;
  }
  member.isIndex = !hasName;
  return member;
}

void Lowering::typeMembers(ir::TypeExpr &into) {
  List<ir::TypeMember> members;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::PropertySignature:
    case Kind::MethodSignature:
      members.push_back(typeMember(kind, child));
      break;
    case Kind::IndexSignature: {
      ir::TypeMember member;
      member.span = file.span(child);
      member.isIndex = true;
      forChildren([&](Kind part, TSNode inner) {
        if (part == Kind::TypeAnnotation || part == Kind::AnnotationWithSign)
          member.type = onlyType(inner);
      });
      members.push_back(member);
      break;
    }
    default:
      break;
    }
  });
  into.members = save(members);
}

ArrayRef<StringRef> Lowering::typeParameters() {
  List<StringRef> names;
  forChildren([&](Kind kind, TSNode) {
    if (kind != Kind::TypeParameter)
      return;
    forChildren([&](Kind part, TSNode child) {
      if (part == Kind::TypeIdentifier && field() == file.grammar.fields.name)
        names.push_back(file.textOf(child));
    });
  });
  return save(names);
}
