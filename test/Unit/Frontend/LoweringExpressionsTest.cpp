//===- LoweringExpressionsTest.cpp - what each expression becomes ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "LoweringFixture.h"

using namespace tntc;

namespace {
using LoweringExpressionsTest = LoweringFixture;
}

TEST_F(LoweringExpressionsTest, NamesAndLiterals) {
  expectAll({
      {"a", "a"},
      {"undefined", "undefined"},
      {"this", "this"},
      {"super.x", "(. super x)"},
      {R"('a\'b')", R"("a'b")"},
      {R"("\x41\u0042\u{43}\t")", "\"ABC\t\""},
      {"\"a\\\nb\"", R"("ab")"},
      {"'😀 é'", R"("😀 é")"},
      {R"("\ud83d\ude00")", R"("😀")"},
      {R"("\ud83d")", "?"},
      {R"("\ude00")", "?"},
      {R"("\0")", R"("\0")"},
      {R"("\01")", "?"},
      {R"("\8")", "?"},
      {"\"a\\\r\nb\"", R"("ab")"},
      {"12", "12"},
      {"0x1F", "0x1F"},
      {"10n", "10n"},
      {"1_000.5e3", "1_000.5e3"},
      {"true", "true"},
      {"false", "false"},
      {"null", "null"},
      {R"(/a[/]b\/c/gi)", R"(/a[/]b\/c/gi)"},
      {"`plain`", R"((template "plain"))"},
      {"`a${b}c${d}`", R"((template "a" b "c" d))"},
      {"`${a}`", "(template a)"},
      {"``", "(template)"},
      {R"(`\u0041\`\${x}`)", R"((template "A`${x}"))"},
      {"`one\r\ntwo`", R"((template "one\ntwo"))"},
      {R"(`\01`)", "(template ?)"},
      {"`a${`b${c}`}d`", R"((template "a" (template "b" c) "d"))"},
      {"tag`a${b}`", R"((tag tag (template "a" b)))"},
      {"tag<T>`a`", R"((tag tag (template "a")))"},
      {"a.b.tag`x`", R"((tag (. (. a b) tag) (template "x")))"},
  });
}

TEST_F(LoweringExpressionsTest, Composites) {
  expectAll({
      {"[1, 'a', ...b]", R"([1 "a" (... b)])"},
      {"[, 1, , 2, ]", "[_ 1 _ 2]"},
      {"[]", "[]"},
      {"{}", "{}"},
      {"({})", "{}"},
      {"({ a: 1, 'b-c': 2, 3: 4, 0x10: 5, [d]: 6, ['e']: 7 })",
       "{a:1 b-c:2 3:4 [0x10]:5 [d]:6 e:7}"},
      {"({ a, async, get, undefined, ...b })", "{a async get undefined ...b}"},
      {"({ m() {}, get x() { return 1; }, set x(v) {}, async n() {}, "
       "*g() {}, async *h() {}, [c]() {}, 'q'() {} })",
       "{method m:(function () {}) get x:(function () {(return 1)}) "
       "set x:(function (v) {}) method n:(async function () {}) "
       "method g:(function* () {}) method h:(async function* () {}) "
       "method [c]:(function () {}) method q:(function () {})}"},
      {"({ __proto__: a, b: 1 })", "{...(? a) b:1}"},
      {"({ ['__proto__']: a })", "{__proto__:a}"},
      {"({ __proto__ })", "{__proto__}"},
      {"a.b.c", "(. (. a b) c)"},
      {"a?.b", "(?. a b)"},
      {"a?.b.c", "(. (?. a b) c)"},
      {"a?.[b]", "(?at a b)"},
      {"a?.(b)", "(?call a b)"},
      {"a.b?.(c)", "(?call (. a b) c)"},
      {"a.#b", "(. a #b)"},
      {"#b in a", "(in #b a)"},
      {"a['b']", R"((at a "b"))"},
      {"a[b, c]", "(at a (, b c))"},
      {"a[0]", "(at a 0)"},
      {"f()", "(call f)"},
      {"f(a, ...b)", "(call f a (... b))"},
      {"f<T>(a)", "(call f a)"},
      {"f?.<T>(a)", "(?call f a)"},
      {"a.b<T>()", "(call (. a b))"},
      {"new A", "(new A)"},
      {"new A()", "(new A)"},
      {"new A(1, ...b)", "(new A 1 (... b))"},
      {"new a.B<T>(1)", "(new (. a B) 1)"},
      {"new (f())()", "(new (call f))"},
      {"import('x')", R"((import "x"))"},
      {"import(a)", "(import a)"},
      {"import('x', { with: { type: 'json' } })",
       R"((import "x" {with:{type:"json"}}))"},
      {"import.meta.url", "(. import.meta url)"},
      {"new.target", "new.target"},
      {"(a)", "a"},
      {"((a, b))", "(, a b)"},
      {"(a as T)", "(as a T)"},
      {"function () {}", "(function () {})"},
      {"(function () {})", "(function () {})"},
      {"(function f(a) { return a; })", "(function f (a) {(return a)})"},
      {"(async function* () { yield 1; yield* b; yield; })",
       "(async function* () {(yield 1) (yield* b) (yield)})"},
      {"() => {}", "(=> () {})"},
      {"() => 1", "(=> () 1)"},
      {"x => x", "(=> (x) x)"},
      {"async x => await x", "(async => (x) (await x))"},
      {"async () => {}", "(async => () {})"},
      {"(a, b = 1, ...c) => ({ a })", "(=> (a b=1 ...c) {a})"},
      {"({ a, b: c, d = 1, e: f = 2, 'g-h': i, [j]: k, ...l }) => a",
       "(=> ({a:a b:c d:d=1 e:f=2 g-h:i [j]:k ...l}) a)"},
      {"([a, , b = 1, [c], ...d]) => a", "(=> ([a _ b=1 [c] ...d]) a)"},
      {"(a: string, b?: number): Promise<void> => {}",
       "(=> (a::string b::number?)::(Promise void) {})"},
      {"(this: Foo, a) => a", "(=> (a) a)"},
      {"<T,>(a: T): a is string => true", "(=> (a::T) true)"},
      {"(class {})", "(class)"},
      {"(class A extends B {})", "(class A < B)"},
  });
}

TEST_F(LoweringExpressionsTest, Operators) {
  expectAll({
      {"-a", "(- a)"},
      {"!a", "(! a)"},
      {"~a", "(~ a)"},
      {"+a", "(+ a)"},
      {"typeof a", "(typeof a)"},
      {"void 0", "(void 0)"},
      {"delete a.b", "(delete (. a b))"},
      {"++a", "(++ a)"},
      {"a--", "(-- a)"},
      {"a + b * c", "(+ a (* b c))"},
      {"a && b || c", "(|| (&& a b) c)"},
      {"a ?? b", "(?? a b)"},
      {"a ** b", "(** a b)"},
      {"a in b", "(in a b)"},
      {"a instanceof B", "(instanceof a B)"},
      {"a === b", "(=== a b)"},
      {"a >>> b", "(>>> a b)"},
      {"a ? b : c", "(if a b c)"},
      {"a = b", "(= a b)"},
      {"a.b = c", "(= <(. a b)> c)"},
      {"a[b] = c", "(= <(at a b)> c)"},
      {"[a, b] = c", "(= [a b] c)"},
      {"({ a, b: c.d } = e)", "(= {a:a b:<(. c d)>} e)"},
      {"({ a = 1, ...b } = c)", "(= {a:a=1 ...b} c)"},
      {"[a.b, ...c] = d", "(= [<(. a b)> ...c] d)"},
      {"(a) = b", "(= a b)"},
      {"a += b", "(+= a b)"},
      {"a.b ?\?= c", "(?\?= <(. a b)> c)"},
      {"a ||= b", "(||= a b)"},
      {"a = b = c", "(= a (= b c))"},
      {"await a", "(await a)"},
      {"await a.b()", "(await (call (. a b)))"},
      {"a as T", "(as a T)"},
      {"a as const", "(as a const)"},
      {"<T>a", "(<> a T)"},
      {"<const>['a']", R"((<> ["a"] const))"},
      {"a!", "(! a)"},
      {"a!.b", "(. (! a) b)"},
      {"a.b!()", "(call (! (. a b)))"},
      {"a satisfies T", "(satisfies a T)"},
      {"a as unknown as { b: string }", "(as (as a unknown) {b:string})"},
      {"f<T>", "f"},
      {"a, b", "(, a b)"},
      {R"(\u0061bc.d\u0065)", "(. abc de)"},
      {"a.\nb", "(. a b)"},
      {"a/*c*/.b// x", "(. a b)"},
  });
}

// Only what runs is kept of it.
TEST_F(LoweringExpressionsTest, Jsx) {
  expectAll(
      {
          {R"(<div a="x" b={c} {...d}>text {e} <Foo.Bar x={<A/>}/> {...f} )"
           R"({/* c */}</div>)",
           "(jsx c (... d) e (jsx (. Foo Bar) (jsx A)) (... f))"},
          {"<></>", "(jsx)"},
          {"<Foo<T> a={1}/>", "(jsx Foo 1)"},
          {"a as T", "(as a T)"},
          {"<T,>(a: T) => a", "(=> (a::T) a)"},
      },
      "x.tsx");
}
