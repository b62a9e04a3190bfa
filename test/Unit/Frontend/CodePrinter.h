//===- CodePrinter.h - code on one line, for tests --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_TEST_UNIT_FRONTEND_CODEPRINTER_H
#define TNTC_TEST_UNIT_FRONTEND_CODEPRINTER_H

#include "tntc/IR/Code.h"

#include <string>

namespace tntc {

/// S-expressions; `?` is Unknown, `_` is nothing.
class CodePrinter {
public:
  std::string print(const ir::Code &code) {
    std::string out = statements(code.body);
    return code.isCut ? out + " CUT" : out;
  }

private:
  using Text = std::string;

  static Text quoted(StringRef text) {
    Text out = "\"";
    for (char c : text) {
      if (c == '\n')
        out += "\\n";
      else if (c == '\0')
        out += "\\0";
      else
        out += c;
    }
    return out + "\"";
  }

  /// Adds \p part after a blank, unless there is nothing to be kept apart.
  static void add(Text &out, const Text &part) {
    if (part.empty())
      return;
    if (!out.empty() && out.back() != '(' && out.back() != '[' &&
        out.back() != '{')
      out += ' ';
    out += part;
  }

  Text list(StringRef head, ArrayRef<const ir::Expr *> items) {
    Text out = "(" + head.str();
    for (const ir::Expr *item : items)
      add(out, expr(item));
    return out + ")";
  }

  Text statements(ArrayRef<const ir::Stmt *> body) {
    Text out;
    for (const ir::Stmt *each : body)
      add(out, stmt(each));
    return out;
  }

  Text expr(const ir::Expr *e) {
    if (!e)
      return "_";
    StringRef optional = e->isOptional ? "?" : "";
    Text name = (e->isPrivate ? "#" : "") + e->text.str();
    switch (e->kind) {
    case ir::ExprKind::Unknown:
      return e->items.empty() ? "?" : list("?", e->items);
    case ir::ExprKind::Identifier:
      return name;
    case ir::ExprKind::This:
      return "this";
    case ir::ExprKind::Super:
      return "super";
    case ir::ExprKind::String:
      return quoted(e->text);
    case ir::ExprKind::Number:
    case ir::ExprKind::BigInt:
    case ir::ExprKind::Boolean:
    case ir::ExprKind::Regex:
      return e->text.str();
    case ir::ExprKind::Null:
      return "null";
    case ir::ExprKind::Template:
      return list("template", e->items);
    case ir::ExprKind::TaggedTemplate: {
      Text out = "(tag";
      add(out, expr(e->base));
      add(out, list("template", e->items));
      return out + ")";
    }
    case ir::ExprKind::Array: {
      Text out = "[";
      for (const ir::Expr *item : e->items)
        add(out, expr(item));
      return out + "]";
    }
    case ir::ExprKind::Object:
      return object(*e);
    case ir::ExprKind::Member:
      return "(" + optional.str() + ". " + expr(e->base) + " " + name + ")";
    case ir::ExprKind::Index:
      return "(" + optional.str() + "at " + expr(e->base) + " " +
             expr(e->items[0]) + ")";
    case ir::ExprKind::Call:
    case ir::ExprKind::New: {
      Text out = "(" + optional.str() +
                 (e->kind == ir::ExprKind::New ? "new" : "call");
      add(out, expr(e->base));
      for (const ir::Expr *item : e->items)
        add(out, expr(item));
      return out + ")";
    }
    case ir::ExprKind::Function:
      return function(*e->function);
    case ir::ExprKind::Class:
      return classOf(*e->classCode);
    case ir::ExprKind::Unary:
    case ir::ExprKind::Binary:
      return list(e->text, e->items);
    case ir::ExprKind::Update:
      return list(e->text, e->items);
    case ir::ExprKind::Conditional:
      return list("if", e->items);
    case ir::ExprKind::Assign:
      return "(" + e->text.str() + " " + pattern(e->pattern) + " " +
             expr(e->items[0]) + ")";
    case ir::ExprKind::Await:
      return list("await", e->items);
    case ir::ExprKind::Yield:
      return list("yield" + e->text.str(), e->items);
    case ir::ExprKind::Spread:
      return list("...", e->items);
    case ir::ExprKind::Sequence:
      return list(",", e->items);
    case ir::ExprKind::Cast: {
      Text out = "(" + e->text.str() + " " + expr(e->items[0]);
      if (e->type)
        add(out, type(e->type));
      return out + ")";
    }
    case ir::ExprKind::Import:
      return list("import", e->items);
    case ir::ExprKind::ImportMeta:
      return "import.meta";
    case ir::ExprKind::NewTarget:
      return "new.target";
    case ir::ExprKind::Jsx:
      return list("jsx", e->items);
    }
    return "";
  }

  static StringRef word(ir::Property::Kind kind) {
    switch (kind) {
    case ir::Property::Kind::Getter:
      return "get ";
    case ir::Property::Kind::Setter:
      return "set ";
    case ir::Property::Kind::Method:
      return "method ";
    case ir::Property::Kind::Spread:
      return "...";
    default:
      return "";
    }
  }

  Text object(const ir::Expr &e) {
    Text out = "{";
    for (const ir::Property &property : e.properties) {
      Text part = word(property.kind).str();
      if (property.kind == ir::Property::Kind::Spread)
        part += expr(property.value);
      else if (property.kind == ir::Property::Kind::Shorthand)
        part += property.key;
      else if (property.computed)
        part += "[" + expr(property.computed) + "]:" + expr(property.value);
      else
        part += property.key.str() + ":" + expr(property.value);
      add(out, part);
    }
    return out + "}";
  }

  Text pattern(const ir::Pattern *p) {
    if (!p)
      return "_";
    Text out;
    switch (p->kind) {
    case ir::Pattern::Kind::Name:
      out = p->name.str();
      break;
    case ir::Pattern::Kind::Object:
      out = "{";
      for (const ir::Pattern::Field &field : p->fields)
        add(out, (field.computed ? "[" + expr(field.computed) + "]"
                                 : field.key.str()) +
                     ":" + pattern(field.pattern));
      if (p->rest)
        add(out, "..." + pattern(p->rest));
      out += "}";
      break;
    case ir::Pattern::Kind::Array:
      out = "[";
      for (const ir::Pattern *element : p->elements)
        add(out, pattern(element));
      if (p->rest)
        add(out, "..." + pattern(p->rest));
      out += "]";
      break;
    case ir::Pattern::Kind::Expression:
      out = "<" + expr(p->target) + ">";
      break;
    }
    if (p->type)
      out += "::" + type(p->type);
    if (p->initial)
      out += "=" + expr(p->initial);
    return out;
  }

  Text function(const ir::Function &f) {
    Text out = f.isArrow ? "(=>" : "(function";
    if (f.isAsync)
      out.insert(1, "async ");
    if (f.isGenerator)
      out += "*";
    add(out, f.name.str());
    Text list = "(";
    for (const ir::Parameter &parameter : f.parameters)
      add(list, (parameter.isField ? "field " : "") +
                    Text(parameter.isRest ? "..." : "") +
                    pattern(parameter.pattern) +
                    (parameter.isOptional ? "?" : ""));
    out += " " + list + ")";
    if (f.returnType)
      out += "::" + type(f.returnType);
    if (f.result)
      add(out, expr(f.result));
    if (f.body)
      add(out, stmt(f.body));
    return out + ")";
  }

  Text classOf(const ir::Class &c) {
    Text out = "(class";
    add(out, c.name.str());
    if (c.base)
      add(out, "< " + expr(c.base));
    for (const ir::Expr *decorator : c.decorators)
      add(out, "@" + expr(decorator));
    for (const ir::ClassMember &member : c.members) {
      Text part = member.isStatic ? "static " : "";
      switch (member.kind) {
      case ir::ClassMember::Kind::Field:
        part += "field ";
        break;
      case ir::ClassMember::Kind::Method:
        part += "method ";
        break;
      case ir::ClassMember::Kind::Getter:
        part += "get ";
        break;
      case ir::ClassMember::Kind::Setter:
        part += "set ";
        break;
      case ir::ClassMember::Kind::Constructor:
        part += "new ";
        break;
      case ir::ClassMember::Kind::Static:
        break;
      }
      part += member.computed
                  ? "[" + expr(member.computed) + "]"
                  : (member.isPrivate ? "#" : "") + member.name.str();
      if (member.type)
        part += "::" + type(member.type);
      if (member.value)
        part += "=" + expr(member.value);
      if (member.function)
        part += ":" + function(*member.function);
      if (member.block)
        part += stmt(member.block);
      add(out, part);
    }
    return out + ")";
  }

  Text stmt(const ir::Stmt *s) {
    if (!s)
      return "_";
    Text out = plainStmt(*s);
    return s->isType ? "(erased " + out + ")" : out;
  }

  Text body(StringRef head, const ir::Stmt &s) {
    Text out = "(" + head.str();
    for (const ir::Expr *each : s.exprs)
      add(out, expr(each));
    for (const ir::Stmt *each : s.body)
      add(out, stmt(each));
    return out + ")";
  }

  static StringRef word(ir::Binding binding) {
    switch (binding) {
    case ir::Binding::None:
      return "";
    case ir::Binding::Var:
      return "var";
    case ir::Binding::Let:
      return "let";
    case ir::Binding::Const:
      return "const";
    case ir::Binding::Using:
      return "using";
    case ir::Binding::AwaitUsing:
      return "await-using";
    }
    return "";
  }

  Text names(const ir::Stmt &s) {
    Text out;
    for (const ir::NamedPart &part : s.names)
      add(out, (part.isType ? "type " : "") + part.from.str() + "->" +
                   part.to.str());
    return out;
  }

  Text plainStmt(const ir::Stmt &s) {
    switch (s.kind) {
    case ir::StmtKind::Unknown:
      return body("??", s);
    case ir::StmtKind::Empty:
      return "empty";
    case ir::StmtKind::Expr:
      return expr(s.exprs[0]);
    case ir::StmtKind::Variable: {
      Text out = "(" + word(s.binding).str();
      for (const ir::Declarator &each : s.declarators)
        add(out,
            pattern(each.pattern) + (each.value ? "=" + expr(each.value) : ""));
      return out + ")";
    }
    case ir::StmtKind::Function:
      return function(*s.function);
    case ir::StmtKind::Class:
      return classOf(*s.classCode);
    case ir::StmtKind::Enum: {
      Text out = "(enum " + s.name.str();
      for (const ir::EnumMember &member : s.members)
        add(out,
            member.name.str() + (member.value ? "=" + expr(member.value) : ""));
      return out + ")";
    }
    case ir::StmtKind::Namespace:
      return body("namespace " + s.name.str(), s);
    case ir::StmtKind::Interface: {
      Text out = "(interface " + s.name.str() + generics(s);
      for (const ir::TypeExpr *base : s.typeBases)
        add(out, "< " + type(base));
      add(out, type(s.type));
      return out + ")";
    }
    case ir::StmtKind::TypeAlias:
      return "(type " + s.name.str() + generics(s) + " " + type(s.type) + ")";
    case ir::StmtKind::Return:
      return body("return", s);
    case ir::StmtKind::Throw:
      return body("throw", s);
    case ir::StmtKind::Block: {
      Text out = "{";
      add(out, statements(s.body));
      return out + "}";
    }
    case ir::StmtKind::If:
      return body("if", s);
    case ir::StmtKind::For:
      return "(for " + stmt(s.body[0]) + " " + expr(s.exprs[0]) + " " +
             expr(s.exprs[1]) + " " + stmt(s.body[1]) + ")";
    case ir::StmtKind::ForOf:
    case ir::StmtKind::ForIn: {
      Text out = s.kind == ir::StmtKind::ForOf ? "(for-of" : "(for-in";
      if (s.isAwait)
        out += " await";
      add(out, word(s.binding).str());
      return out + " " + pattern(s.pattern) + " " + expr(s.exprs[0]) + " " +
             stmt(s.body[0]) + ")";
    }
    case ir::StmtKind::While:
      return body("while", s);
    case ir::StmtKind::DoWhile:
      return body("do-while", s);
    case ir::StmtKind::Switch: {
      Text out = "(switch " + expr(s.exprs[0]);
      for (const ir::Case &each : s.cases) {
        Text part = each.test ? "(case " + expr(each.test) : "(default";
        add(part, statements(each.body));
        add(out, part + ")");
      }
      return out + ")";
    }
    case ir::StmtKind::Try: {
      Text out = "(try " + stmt(s.body[0]);
      add(out, "catch");
      if (s.pattern)
        add(out, pattern(s.pattern));
      add(out, stmt(s.body[1]) + " finally " + stmt(s.body[2]));
      return out + ")";
    }
    case ir::StmtKind::Labeled:
      return body("label " + s.name.str(), s);
    case ir::StmtKind::Break:
      return s.name.empty() ? "break" : "(break " + s.name.str() + ")";
    case ir::StmtKind::Continue:
      return s.name.empty() ? "continue" : "(continue " + s.name.str() + ")";
    case ir::StmtKind::Import: {
      Text out = "(import";
      add(out, names(s));
      return out + " " + quoted(s.specifier) + ")";
    }
    case ir::StmtKind::Export: {
      Text out = "(export";
      if (s.isDefault)
        out += " default";
      if (s.isStar)
        out += " *";
      add(out, names(s));
      for (const ir::Stmt *each : s.body)
        add(out, stmt(each));
      for (const ir::Expr *each : s.exprs)
        add(out, expr(each));
      if (!s.specifier.empty())
        add(out, quoted(s.specifier));
      return out + ")";
    }
    }
    return "";
  }

  static Text generics(const ir::Stmt &s) {
    Text out;
    for (StringRef name : s.typeParameters)
      out += (out.empty() ? "<" : ",") + name.str();
    return out.empty() ? out : out + ">";
  }

  Text types(StringRef head, const ir::TypeExpr &t) {
    Text out = "(" + head.str();
    for (const ir::TypeExpr *item : t.items)
      add(out, type(item));
    return out + ")";
  }

  Text type(const ir::TypeExpr *t) {
    if (!t)
      return "_";
    switch (t->kind) {
    case ir::TypeKind::Unknown:
      return "?";
    case ir::TypeKind::Keyword:
      return t->text.str();
    case ir::TypeKind::Literal:
      return t->isString ? quoted(t->text) : t->text.str();
    case ir::TypeKind::Array:
      return types("array", *t);
    case ir::TypeKind::Tuple:
      return types("tuple", *t);
    case ir::TypeKind::Reference:
      return t->items.empty() ? t->text.str() : types(t->text, *t);
    case ir::TypeKind::Union:
      return types("|", *t);
    case ir::TypeKind::Intersection:
      return types("&", *t);
    case ir::TypeKind::Function:
      return types("fn", *t);
    case ir::TypeKind::Query:
      return "(typeof " + t->text.str() + ")";
    case ir::TypeKind::Lookup:
      return types("lookup", *t);
    case ir::TypeKind::Object: {
      Text out = "{";
      for (const ir::TypeMember &member : t->members)
        add(out, (member.isIndex ? "[]" : member.name.str()) +
                     (member.isOptional ? "?" : "") +
                     (member.type ? ":" + type(member.type) : ""));
      return out + "}";
    }
    }
    return "";
  }
};

} // namespace tntc

#endif // TNTC_TEST_UNIT_FRONTEND_CODEPRINTER_H
