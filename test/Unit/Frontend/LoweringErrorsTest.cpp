//===- LoweringErrorsTest.cpp - what survives a syntax error --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "LoweringFixture.h"

using namespace tntc;

namespace {
using LoweringErrorsTest = LoweringFixture;
}

// What tree-sitter makes of an error may change with its version; that each
// call is still there must not.
TEST_F(LoweringErrorsTest, WhatLiesInThem) {
  expectAll({
      {"a(; b", "(call a) b"},
      {"const x = ; y()", "(?? ?) (const x=(call y))"},
      {"foo(a b, c)", "(call foo (... (? b)) a c)"},
      {"{ a: ) } f(x)", "{(?? ?) a} (call f x)"},
      {"function f( { g(); } h();", "(?? (? f ?)) empty"},
      {"const a = { b: c d, e: f() };", "(const a=(? (? d) {b:c e:(call f)}))"},
      {"class A { x = ; m() { f(); } @ }",
       "(class A field x method m:(function m () {(call f)}) static "
       "(?? ?) static (?? ?))"},
      {"if (a { b() } c()", "(if a {(call b)}) (call c)"},
      {R"(export default async function run(ctx, input) { const x = )"
       R"(ctx.dependency("a" ; return x.fetch("/"); })",
       R"((export default (async function run (ctx input) {(const )"
       R"(x=(call (. ctx dependency) "a")) (return (call (. x fetch) )"
       R"("/"))})))"},
      {R"(const s = "unterminated; f())", "(?? (? s))"},
      {"const t = `unterminated ${a} f()", "(?? (? a)) (const t=(call f))"},
      {"a.", "(?? (? a))"},
      {"a. ;", "(?? ?) a"},
      {"a[]", "(at a ?)"},
      {"let = 5", "(= let 5)"},
      {"x = [1 2, 3]", "(= x (? (? 2) [1 3]))"},
      {"x => { f( }", "(=> (x) {(?? ?)})"},
      {"interface A { a: ; b: string } g();", "(interface A ?) (call g)"},
      {"type X = { a b }; f()", "(type X ?) (call f)"},
      {"for (const x of ) f();", "(for-of const x ? (call f))"},
      {"switch (a) { case : f(); b }", "(switch a (case ? (call f) b))"},
      {"return <div>{f()}</div>", "(?? (? (? ? {})))"},
      {"const {a, b: } = c;", "(const {a:a b:}=c)"},
      {"import { a from 'x'; f()", R"((? (? f (? a from "x")) (import)))"},
      {"new", "new"},
      {"f(...)", "(call f (... ?))"},
      {"x ? y", "(?? (? x y))"},
      {"a b c", "(?? (? a b)) c"},
      {"class extends {}", "(?? ?)"},
      {"`${}`", "(template ?)"},
      {"f(a, , b)", "(call f a b)"},
      {"({a: })", "{a:?}"},
      {"(a, ) => b", "(=> (a) b)"},
      {"enum { A, B }", "(?? ?) {(, A B)}"},
      {"@", "(?? ?)"},
      {"await", "(?? ?)"},
      {"export default", "(?? ?)"},
      {"export { a, b", "(?? (? a b))"},
  });
}

// Neither reading nor following may run out of stack.
TEST_F(LoweringErrorsTest, Depth) {
  struct Nest {
    StringRef open, middle, close;
  };
  for (Nest nest :
       {Nest{"(", "a", ")"}, Nest{"[", "", "]"}, Nest{"{x:", "1", "}"},
        Nest{"f(", "", ")"}, Nest{"!", "a", ""}, Nest{"a=>", "b", ""},
        Nest{"`${", "a", "}`"}, Nest{"a+", "b", ""}, Nest{"", "a", "+b"},
        Nest{"", "a", ".b"}, Nest{"", "a", "()"}, Nest{"", "a", "!"},
        Nest{"class{m(){", "", "}}"}, Nest{"a?b:", "c", ""}}) {
    std::string text = "x = ";
    for (int i = 0; i < 5000; ++i)
      text += nest.open;
    text += nest.middle;
    for (int i = 0; i < 5000; ++i)
      text += nest.close;
    const ir::Module &module = read(text + "; after();");
    ASSERT_TRUE(module.code) << text.substr(0, 20);
    EXPECT_TRUE(module.code->isCut) << text.substr(0, 20);
  }
  for (Nest nest :
       {Nest{"{", "", "}"}, Nest{"if(a)", "b", ""}, Nest{"for(;;)", "b", ""},
        Nest{"l:", "b", ""}, Nest{"namespace N{", "", "}"},
        Nest{"function f(){", "", "}"}}) {
    std::string text;
    for (int i = 0; i < 5000; ++i)
      text += nest.open;
    text += nest.middle;
    for (int i = 0; i < 5000; ++i)
      text += nest.close;
    const ir::Module &module = read(text + "; after();");
    ASSERT_TRUE(module.code) << text.substr(0, 20);
    EXPECT_TRUE(module.code->isCut) << text.substr(0, 20);
  }
}

// Types do not run, so that a deep one is just not known.
TEST_F(LoweringErrorsTest, DeepType) {
  std::string text = "type X = ";
  for (int i = 0; i < 3000; ++i)
    text += "A<";
  text += "B";
  for (int i = 0; i < 3000; ++i)
    text += ">";
  EXPECT_FALSE(read(text + ";").code->isCut);
}

TEST_F(LoweringErrorsTest, DeepJson) {
  std::string text = std::string(5000, '[') + "1" + std::string(5000, ']');
  EXPECT_TRUE(read("[" + text + ", 2]", "x.json").code->isCut);
  EXPECT_TRUE(
      StringRef(lower("[" + text + ", 2]", "x.json")).ends_with(" 2]) CUT"));
}

// A union of many types is a deep tree, but one list.
TEST_F(LoweringErrorsTest, LongUnion) {
  std::string text = "type X = 'a0'";
  for (int i = 1; i < 2000; ++i)
    text += " | 'a" + std::to_string(i) + "'";
  const ir::Module &module = read(text + ";");
  EXPECT_EQ(module.code->body[0]->type->items.size(), 2000u);
}

// Each place is within the file and holds what it names.
TEST_F(LoweringErrorsTest, Places) {
  StringRef text = "const a = { key: f(b.name) }; class C { m() {} }";
  const ir::Code &code = *read(text).code;
  auto at = [&](Span span) { return text.slice(span.begin, span.end).str(); };
  EXPECT_EQ(at(code.body[0]->span), "const a = { key: f(b.name) };");
  const ir::Declarator &a = code.body[0]->declarators[0];
  EXPECT_EQ(at(a.pattern->span), "a");
  const ir::Property &key = a.value->properties[0];
  EXPECT_EQ(at(key.keySpan), "key");
  EXPECT_EQ(at(key.span), "key: f(b.name)");
  EXPECT_EQ(at(key.value->items[0]->nameSpan), "name");
  const ir::ClassMember &m = code.body[1]->classCode->members[0];
  EXPECT_EQ(at(m.function->nameSpan), "m");
}
