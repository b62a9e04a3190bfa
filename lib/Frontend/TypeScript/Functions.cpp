//===- Functions.cpp - functions, and classes, which hold them ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Lowering.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::typescript;

void Lowering::parameter(TSNode node, List<ir::Parameter> &into) {
  ir::Parameter made;
  ir::Pattern *bound = nullptr;
  bool isThis = false;
  forChildren([&](Kind kind, TSNode child) {
    TSFieldId name = field();
    switch (kind) {
    case Kind::Decorator:
      decorator();
      return;
    case Kind::AccessibilityModifier:
    case Kind::OverrideModifier:
    case Kind::ReadonlyToken:
      made.isField = true;
      return;
    case Kind::QuestionToken:
      made.isOptional = true;
      return;
    case Kind::TypeAnnotation:
      if (bound)
        bound->type = onlyType(child);
      return;
    default:
      break;
    }
    if (name == file.grammar.fields.value) {
      if (bound)
        bound->initial = expression(kind, child);
    } else if (name == file.grammar.fields.pattern) {
      isThis = kind == Kind::This;
      bound = context.make<ir::Pattern>();
      bound->span = file.span(child);
      if (kind == Kind::RestPattern) {
        made.isRest = true;
        if (const ir::Pattern *target = restTarget())
          *bound = *target;
      } else if (!isThis) {
        fillPattern(kind, child, *bound);
      }
    }
  });
  made.pattern = bound;
  if (bound && !isThis)
    into.push_back(made);
}

void Lowering::parameters(ir::Function &into) {
  List<ir::Parameter> list;
  forChildren([&](Kind kind, TSNode child) {
    if (kind == Kind::Parameter)
      parameter(child, list);
  });
  into.parameters = save(list);
}

/// Any node with the fields of a function; the name of a method is left to
/// its holder.
ir::Function *Lowering::function(TSNode node) {
  ir::Function *made = context.make<ir::Function>();
  made->span = file.span(node);
  bool isArrow = false;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::AsyncToken:
      made->isAsync = true;
      break;
    case Kind::StarToken:
      made->isGenerator = true;
      break;
    case Kind::ArrowToken:
      isArrow = true;
      break;
    case Kind::FormalParameters:
      parameters(*made);
      break;
    case Kind::TypeAnnotation:
      made->returnType = onlyType(child);
      break;
    case Kind::Identifier:
      if (isArrow) {
        made->result = expression(kind, child);
      } else if (field() == file.grammar.fields.parameter) {
        ir::Parameter single;
        single.pattern = pattern(kind, child);
        made->parameters = context.save(ArrayRef(single));
      } else {
        made->name = identifierText(child);
        made->nameSpan = file.span(child);
      }
      break;
    case Kind::StatementBlock:
      made->body = block(child);
      break;
    default:
      if (isArrow && !isToken(kind))
        made->result = expression(kind, child);
      break;
    }
  });
  made->isArrow = isArrow;
  return made;
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

void Lowering::decorator() {
  forChildren([&](Kind kind, TSNode child) {
    if (!isToken(kind))
      decorators.push_back(expression(kind, child));
  });
}

void Lowering::field(TSNode node, List<ir::ClassMember> &into) {
  ir::ClassMember made;
  bool isErased = false;
  made.span = file.span(node);
  forChildren([&](Kind kind, TSNode child) {
    TSFieldId name = field();
    if (kind == Kind::Decorator) {
      decorator();
    } else if (kind == Kind::StaticToken) {
      made.isStatic = true;
    } else if (kind == Kind::DeclareToken || kind == Kind::AbstractToken) {
      isErased = true;
    } else if (name == file.grammar.fields.name) {
      made.isPrivate = kind == Kind::PrivateName;
      made.name = propertyName(kind, child, made.computed);
    } else if (kind == Kind::TypeAnnotation) {
      made.type = onlyType(child);
    } else if (name == file.grammar.fields.value) {
      made.value = expression(kind, child);
    }
  });
  if (!isErased)
    into.push_back(made);
}

ir::ClassMember Lowering::classMethod(TSNode node) {
  ir::ClassMember made;
  made.kind = ir::ClassMember::Kind::Method;
  made.span = file.span(node);
  ir::Function *code = function(node);
  made.function = code;
  Span nameSpan;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::StaticToken:
      made.isStatic = true;
      return;
    case Kind::GetToken:
      made.kind = ir::ClassMember::Kind::Getter;
      return;
    case Kind::SetToken:
      made.kind = ir::ClassMember::Kind::Setter;
      return;
    default:
      break;
    }
    if (isToken(kind) || field() != file.grammar.fields.name)
      return;
    made.isPrivate = kind == Kind::PrivateName;
    made.name = propertyName(kind, child, made.computed);
    nameSpan = file.span(child);
  });
  code->name = made.name;
  code->nameSpan = nameSpan;
  if (made.kind == ir::ClassMember::Kind::Method && !made.isStatic &&
      !made.computed && made.name == "constructor")
    made.kind = ir::ClassMember::Kind::Constructor;
  return made;
}

void Lowering::classBody(List<ir::ClassMember> &members) {
  size_t mark = strays.size();
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::Decorator:
      decorator();
      break;
    case Kind::Method:
      members.push_back(classMethod(child));
      break;
    case Kind::Field:
      field(child, members);
      break;
    case Kind::StaticBlock: {
      ir::ClassMember made;
      made.kind = ir::ClassMember::Kind::Static;
      made.isStatic = true;
      made.span = file.span(child);
      forChildren([&](Kind part, TSNode inner) {
        if (part == Kind::StatementBlock)
          made.block = block(inner);
      });
      members.push_back(made);
      break;
    }
    default:
      break; // signatures
    }
  });
  // What an error holds may run when the class is made.
  for (size_t i = mark; i < strays.size(); ++i) {
    ir::ClassMember made;
    made.kind = ir::ClassMember::Kind::Static;
    made.isStatic = true;
    made.span = strays[i]->span;
    made.block = makeUnknown(made.span, {strays[i]});
    members.push_back(made);
  }
  strays.resize(mark);
}

const ir::Class *Lowering::classOf(TSNode node) {
  ir::Class *made = context.make<ir::Class>();
  made->span = file.span(node);
  Exprs outer = std::move(decorators);
  decorators = std::move(exportDecorators);
  exportDecorators.clear();
  List<ir::ClassMember> members;
  forChildren([&](Kind kind, TSNode child) {
    switch (kind) {
    case Kind::Decorator:
      decorator();
      break;
    case Kind::TypeIdentifier:
      made->name = identifierText(child);
      break;
    case Kind::ClassHeritage:
      forChildren([&](Kind part, TSNode) {
        if (part != Kind::ExtendsClause)
          return;
        forChildren([&](Kind inner, TSNode base) {
          if (!isToken(inner) && !isType(inner))
            made->base = expression(inner, base);
        });
      });
      break;
    case Kind::ClassBody:
      classBody(members);
      break;
    default:
      break;
    }
  });
  made->members = save(members);
  made->decorators = save(decorators);
  decorators = std::move(outer);
  return made;
}
