//===- Code.h - a TypeScript file, ready to be followed ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_IR_CODE_H
#define TNTC_IR_CODE_H

#include "tntc/IR/Located.h"

namespace tntc::ir {

// What a parser saw, without the parser: a pure function of a file's bytes.
// Sugar is gone where that loses nothing (parentheses, comments, type
// arguments of calls); everything else is there, so that whoever follows
// values knows when they cannot. Nothing refers upward.

struct Expr;
struct Stmt;
struct Pattern;
struct Function;
struct Class;
struct TypeExpr;

enum class ExprKind : uint8_t {
  Unknown, ///< of no other kind, or a syntax error; `items`: what lies in it,
           ///< statements as the body of a Function
  Identifier, ///< `text`; `isPrivate` for the left side of `#text in x`
  This,
  Super,
  String,  ///< `text`: unescaped
  Number,  ///< `text`: as written
  BigInt,  ///< `text`: as written
  Boolean, ///< `text`: `true` or `false`
  Null,
  Regex,          ///< `text`: as written
  Template,       ///< `items`: String and other expressions, in order
  TaggedTemplate, ///< `base`: the tag; `items` as of Template
  Array,          ///< `items`; a hole is null, Spread may occur
  Object,         ///< `properties`
  Member,         ///< `base`.`text`; `isPrivate` for `#text`
  Index,          ///< `base`[`items[0]`]
  Call,           ///< `base`(`items`); Spread may occur
  New,            ///< as Call
  Function,       ///< `function`
  Class,          ///< `classCode`
  Unary,          ///< `text`: the operator; `items[0]`; also `delete`, `void`
  Update,         ///< `++`, `--`: `text`, `items[0]`
  Binary,      ///< `text`; `items[0]`, `items[1]`; also `&&`, `||`, `??`, `in`
  Conditional, ///< `items`: condition, then, else
  Assign,      ///< `text`: `=`, `+=`, `??=`, ...; `pattern`, `items[0]`
  Await,       ///< `items[0]`
  Yield,       ///< `items[0]` or none; `text`: `*` when it delegates
  Spread,      ///< `items[0]`
  Sequence,    ///< `items`
  Cast,        ///< `items[0]`; `text`: `as`, `satisfies`, `!`, `<>`; `type`,
               ///< the Keyword `const` for `as const`
  Import,      ///< `import(items...)`
  ImportMeta,
  NewTarget,
  Jsx, ///< `items`: components, and the expressions in it
};

/// A property of an object literal.
struct Property {
  enum class Kind : uint8_t {
    Value,
    Shorthand,
    Method,
    Getter,
    Setter,
    Spread
  };
  Kind kind = Kind::Value;
  Span span;
  Span keySpan;
  StringRef key;                  ///< a literal name; see `computed`
  const Expr *computed = nullptr; ///< `[computed]: ...`; `key` is empty
  /// Spread: what is spread. Methods and accessors: a Function.
  const Expr *value = nullptr;
};

struct Expr {
  ExprKind kind = ExprKind::Unknown;
  bool isOptional = false; ///< `?.` directly before this member, index, call
  bool isPrivate = false;
  Span span;
  Span nameSpan; ///< Member: the name after the dot
  StringRef text;
  const Expr *base = nullptr;
  ArrayRef<const Expr *> items;
  ArrayRef<Property> properties;
  const Function *function = nullptr;
  const Class *classCode = nullptr;
  const Pattern *pattern = nullptr;
  const TypeExpr *type = nullptr;
};

/// What a declaration, parameter or assignment binds.
struct Pattern {
  enum class Kind : uint8_t {
    Name,       ///< `name`
    Object,     ///< `fields`, `rest`
    Array,      ///< `elements` (null: a hole), `rest`
    Expression, ///< an assignment to a member: `target`
  };
  struct Field {
    StringRef key;
    const Expr *computed = nullptr;
    Span keySpan;
    const Pattern *pattern = nullptr;
  };
  Kind kind = Kind::Name;
  Span span;
  StringRef name;
  ArrayRef<Field> fields;
  ArrayRef<const Pattern *> elements;
  const Pattern *rest = nullptr;
  const Expr *target = nullptr;
  const Expr *initial = nullptr; ///< `= default`
  const TypeExpr *type = nullptr;
};

struct Parameter {
  const Pattern *pattern = nullptr;
  bool isRest = false;
  bool isOptional = false;
  /// `constructor(private x)`: also a field.
  bool isField = false;
};

struct Function {
  StringRef name; ///< may be empty
  Span span;
  Span nameSpan;
  /// An explicit `this` parameter is not among them.
  ArrayRef<Parameter> parameters;
  bool isAsync = false, isGenerator = false, isArrow = false;
  /// One of the two; neither for an overload or `declare`.
  const Stmt *body = nullptr;
  const Expr *result = nullptr; ///< of an arrow without a block
  const TypeExpr *returnType = nullptr;
};

struct ClassMember {
  enum class Kind : uint8_t {
    Field,
    Method,
    Getter,
    Setter,
    Constructor,
    Static
  };
  Kind kind = Kind::Field;
  bool isStatic = false, isPrivate = false; ///< private: `#name`
  Span span;
  StringRef name;
  const Expr *computed = nullptr;
  const Expr *value = nullptr; ///< of a field
  const Function *function = nullptr;
  const Stmt *block = nullptr; ///< Static: `static { ... }`
  const TypeExpr *type = nullptr;
};

struct Class {
  StringRef name;
  Span span;
  const Expr *base = nullptr; ///< `extends`
  ArrayRef<ClassMember> members;
  ArrayRef<const Expr *> decorators; ///< with those in it, in order
};

enum class StmtKind : uint8_t {
  Unknown, ///< a syntax error or of no other kind; `exprs`: what lies in it
  Empty,
  Expr,      ///< `exprs[0]`
  Variable,  ///< `binding`, `declarators`
  Function,  ///< `function`
  Class,     ///< `classCode`
  Enum,      ///< `name`, `members`
  Namespace, ///< `name`, `body`
  Interface, ///< `name`, `type` (Object), `typeBases`
  TypeAlias, ///< `name`, `type`
  Return,    ///< `exprs[0]` or none
  Throw,     ///< `exprs[0]`
  Block,     ///< `body`
  If,        ///< `exprs[0]`; `body`: then, else if there is one
  For,     ///< `body[0]` the start or null, `exprs`: test, step (may be null);
           ///< `body[1]`
  ForOf,   ///< `binding`, `pattern`, `exprs[0]`, `body[0]`
  ForIn,   ///< as ForOf
  While,   ///< `exprs[0]`, `body[0]`
  DoWhile, ///< as While
  Switch,  ///< `exprs[0]`, `cases`
  Try,     ///< `body`: block, catch, finally (null where missing); `pattern`:
           ///< of the catch
  Labeled, ///< `name`, `body[0]`
  Break,   ///< `name` of the label, if there is one
  Continue,
  Import, ///< `names`, `specifier`
  Export, ///< `body[0]` a declaration, or `names`, or `exprs[0]` for
          ///< `export default <expression>` (else `export =`); `specifier`
          ///< of a re-export
};

enum class Binding : uint8_t { None, Var, Let, Const, Using, AwaitUsing };

struct Declarator {
  const Pattern *pattern = nullptr;
  const Expr *value = nullptr; ///< or null
};

/// `import { imported as local }`, `export { local as exported }`.
struct NamedPart {
  /// Of the other module (`default`, `*` for a namespace, `=` for that of
  /// `import x = require()`), or, of an export without specifier, of this one.
  StringRef from;
  StringRef to; ///< the name here, or the one exported
  Span span;
  bool isType = false;
};

struct EnumMember {
  StringRef name;
  const Expr *value = nullptr;
};

struct Case {
  const Expr *test = nullptr; ///< null: `default`
  ArrayRef<const Stmt *> body;
};

struct Stmt {
  StmtKind kind = StmtKind::Unknown;
  Binding binding = Binding::None;
  bool isType = false;    ///< `import type`, `export type`, `declare`; erased
  bool isDefault = false; ///< `export default`
  bool isStar = false;    ///< `export * from`
  bool isAwait = false;   ///< `for await`
  Span span;
  StringRef name;
  StringRef specifier;
  ArrayRef<const Expr *> exprs;
  ArrayRef<const Stmt *> body;
  ArrayRef<Declarator> declarators;
  ArrayRef<NamedPart> names;
  ArrayRef<EnumMember> members;
  ArrayRef<Case> cases;
  const Pattern *pattern = nullptr;
  const Function *function = nullptr;
  const Class *classCode = nullptr;
  const TypeExpr *type = nullptr;
  ArrayRef<StringRef> typeParameters;
  ArrayRef<const TypeExpr *> typeBases;
};

enum class TypeKind : uint8_t {
  Unknown,   ///< of no other kind: anything may be meant
  Keyword,   ///< `text`: `string`, `any`, `unknown`, `void`, `never`, ...
  Literal,   ///< `text`; `isString` for a string
  Array,     ///< `items[0]`
  Tuple,     ///< `items`
  Object,    ///< `members`
  Reference, ///< `text` (may be dotted), `items`: arguments
  Union,
  Intersection,
  Function, ///< `items[0]`: the result, if known
  Query,    ///< `typeof text`
  Lookup,   ///< `items[0]`[`items[1]`]
};

struct TypeMember {
  StringRef name;
  Span span;
  bool isOptional = false;
  bool isIndex = false; ///< `[key: string]: T`, and whatever has no fixed name
  const TypeExpr *type = nullptr; ///< or null
};

struct TypeExpr {
  TypeKind kind = TypeKind::Unknown;
  bool isString = false;
  Span span;
  StringRef text;
  ArrayRef<const TypeExpr *> items;
  ArrayRef<TypeMember> members;
};

/// One file. JSON is `export default <value>`.
struct Code {
  ArrayRef<const Stmt *> body;
  /// Something was too deep or too large to be kept: Unknown stands there.
  bool isCut = false;
};

} // namespace tntc::ir

#endif // TNTC_IR_CODE_H
