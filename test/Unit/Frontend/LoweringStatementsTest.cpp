//===- LoweringStatementsTest.cpp - what each statement becomes -----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "LoweringFixture.h"

using namespace tntc;

namespace {
using LoweringStatementsTest = LoweringFixture;
}

TEST_F(LoweringStatementsTest, Control) {
  expectAll({
      {";", "empty"},
      {"debugger;", "empty"},
      {"{ a; b }", "{a b}"},
      {"var a, b = 1; let c: string = 'x'; const { d, e: [f] } = g, h "
       "= 1 as const;",
       R"((var a b=1) (let c::string="x") (const {d:d e:[f]}=g h=(as 1 )"
       R"(const)))"},
      {"let a!: string;", "(let a::string)"},
      {"using a = b();", "(using a=(call b))"},
      {"await using a = b();", "(await-using a=(call b))"},
      {"if (a) b; else if (c) d; else { e }", "(if a b (if c d {e}))"},
      {"for (let i = 0, n = 2; i < n; i++) a;",
       "(for (let i=0 n=2) (< i n) (++ i) a)"},
      {"for (;;) a;", "(for _ _ _ a)"},
      {"for (a = 1; b; c) {}", "(for (= a 1) b c {})"},
      {"for (a, b; c, d; e, f) {}", "(for (, a b) (, c d) (, e f) {})"},
      {"for (const a of b) c(a);", "(for-of const a b (call c a))"},
      {"for (var [a, { b }] of c) {}", "(for-of var [a {b:b}] c {})"},
      {"for (a.b of c) d;", "(for-of <(. a b)> c d)"},
      {"for await (const a of b()) c;", "(for-of await const a (call b) c)"},
      {"for (const k in o) {}", "(for-in const k o {})"},
      {"for (x in o) {}", "(for-in x o {})"},
      {"for (var i = 0 in o) {}", "(?? 0) (for-in var i o {})"},
      {"while (a) b;", "(while a b)"},
      {"do { a } while (b)", "(do-while b {a})"},
      {"switch (a) { case 1: case b: c; break; default: d }",
       "(switch a (case 1) (case b c break) (default d))"},
      {"try { a } catch { b }", "(try {a} catch {b} finally _)"},
      {"try { a } catch (e: unknown) { b } finally { c }",
       "(try {a} catch e {b} finally {c})"},
      {"try { a } finally { c }", "(try {a} catch _ finally {c})"},
      {"try {} catch ({ message }) {}",
       "(try {} catch {message:message} {} finally _)"},
      {"outer: for (;;) { continue outer; break outer; break; "
       "continue; }",
       "(label outer (for _ _ _ {(continue outer) (break outer) break "
       "continue}))"},
      {"return a;", "(return a)"},
      {"return;", "(return)"},
      {"throw new Error('x');", R"((throw (new Error "x")))"},
      {"label: { break label; }", "(label label {(break label)})"},
      {"if (a) function f() {}", "(if a (function f () {}))"},
      {"x = <T>(a) => b", "(= x (=> (a) b))"},
      {"'use strict'", R"("use strict")"},
      {"async () => { for await (const x of y) z; }",
       "(async => () {(for-of await const x y z)})"},
  });
}

TEST_F(LoweringStatementsTest, Declarations) {
  expectAll({
      {"function f(a, { b } = {}) { return a; }",
       "(function f (a {b:b}={}) {(return a)})"},
      {"async function* f() {}", "(async function* f () {})"},
      {"function f(a: string): void; function f(a) {}",
       "(function f (a::string)::void) (function f (a) {})"},
      {"class A {}", "(class A)"},
      {"class A extends f(B)<T> implements C, D { x = 1; static y: "
       "string; #z?: number = 2; readonly ['w'] = 3; declare v: "
       "string; [u] = 4; accessor t = 5; private static async *s() {} "
       "get r() { return 1; } set r(v) {} constructor(private a: "
       "string, readonly b = 1, c?: number) { super(); } #m() {} "
       "static { a(); } abstract q(): void; [key: string]: unknown; "
       "static get p() { return 1; } 'quoted'() {} 12() {} get; set = "
       "1; static static = 1 }",
       "(class A < (call f B) field x=1 static field y::string field "
       "#z::number=2 field w=3 field [u]=4 field t=5 static method "
       "s:(async function* s () {}) get r:(function r () {(return "
       "1)}) set r:(function r (v) {}) new constructor:(function "
       "constructor (field a::string field b=1 c::number?) {(call "
       "super)}) method #m:(function m () {}) static {(call a)} "
       "static get p:(function p () {(return 1)}) method "
       "quoted:(function quoted () {}) method 12:(function 12 () {}) "
       "field get field set=1 static field static=1)"},
      {"@dec() @a.b class A { @c x; @d() m(@e p) {} }",
       "(class A @(call dec) @(. a b) @c @(call d) @e field x method "
       "m:(function m (p) {}))"},
      {"@dec export class A { @x y; }", "(export (class A @dec @x field y))"},
      {"export @dec class A {}", "(export (class A @dec))"},
      {"abstract class A<T> { abstract m(): void; abstract x: string; "
       "protected y() {} }",
       "(class A method y:(function y () {}))"},
      {"enum A { B, C = 'c', 'D-E' = 1 << 2, F = B }",
       R"((enum A B C="c" D-E=(<< 1 2) F=B))"},
      {"const enum A { B }", "(enum A B)"},
      {"declare const a: string; declare function f(): void; declare "
       "global { interface X {} } declare module 'x' { }",
       "(erased (const a::string)) (erased (function f ()::void)) "
       "(erased {(interface X {})}) (erased (namespace x))"},
      {"namespace A.B { export const c = 1; }",
       "(namespace A.B (export (const c=1)))"},
      {"module A { a; }", "(namespace A a)"},
      {"interface A<T, U = string> extends B, C.D<T> { a: string; b?: "
       "number; readonly c: T[]; 'd-e': X; m(): void; [k: string]: "
       "unknown; (): void; new (): A; get g(): string }",
       "(interface A<T,U> < B < (C.D T) {a:string b?:number c:(array "
       "T) d-e:X m:(fn) []:unknown g:(fn)})"},
      {"type A = string; type B<T> = { [K in keyof T]?: T[K] };",
       "(type A string) (type B<T> {[]:(lookup T K)})"},
  });
}

TEST_F(LoweringStatementsTest, ImportsAndExports) {
  expectAll({
      {"import 'x'", R"((import "x"))"},
      {R"(import a from 'x'; import * as b from 'y'; import c, { d, e )"
       R"(as f, default as g, type h, 'i-j' as k } from "z";)",
       R"((import default->a "x") (import *->b "y") (import default->c )"
       R"(d->d e->f default->g type h->h i-j->k "z"))"},
      {"import type { A } from 'x'; import type B from 'y'; import a "
       "= require('x'); import b = c.d.e; import type c = "
       "require('y');",
       R"((erased (import A->A "x")) (erased (import default->B "y")) )"
       R"((import =->a "x") (const b=(. (. c d) e)) (erased (import )"
       R"(=->c "y")))"},
      {"import d, * as e from 'x'; import f from './x.json' with { "
       "type: 'json' };",
       R"((import default->d *->e "x") (import default->f "./x.json"))"},
      {"export * from 'a'; export * as b from 'c'; export { d, e as "
       "f, type g } from 'h'; export { i as default, j as 'k-l' };",
       R"((export * "a") (export *->b "c") (export d->d e->f type g->g )"
       R"("h") (export i->default j->k-l))"},
      {"export const a = 1, b = 2; export function f() {} export "
       "class D {} export enum E {} export namespace N {} export "
       "declare const x: number;",
       "(export (const a=1 b=2)) (export (function f () {})) (export "
       "(class D)) (export (enum E)) (export (namespace N)) (export "
       "(erased (const x::number)))"},
      {"export default a", "(export default a)"},
      {"export default function () {}", "(export default (function () {}))"},
      {"export default async function run(ctx: Context, input: "
       "unknown): Promise<R> { return {}; }",
       "(export default (async function run (ctx::Context "
       "input::unknown)::(Promise R) {(return {})}))"},
      {"export default class extends A {}", "(export default (class < A))"},
      {"export default (a, b) => {}", "(export default (=> (a b) {}))"},
      {"export default { a } satisfies B;",
       "(export default (satisfies {a} B))"},
      {"export = a;", "(export a)"},
      {"export as namespace foo;", "(export)"},
      {"#!/usr/bin/env deno\na", "a"},
      {"with (a) { b; }", "(?? (? a (=> () {{b}})))"},
  });
}

TEST_F(LoweringStatementsTest, Types) {
  expectAll({
      {"let x: any | null | undefined | 'a' | 1 | -1 | true | void | "
       "never | unique symbol;",
       R"((let x::(| any null undefined "a" 1 -1 true void never unique )"
       R"(symbol)))"},
      {"let x: A.B.C<D, E[]> & F & { a };",
       "(let x::(& (A.B.C D (array E)) F {a}))"},
      {"let x: [a: string, b?: number, ...c: X[]]; let y: readonly "
       "string[]; let z: Array<string>; let w: [string, number?];",
       "(let x::(tuple string number (array X))) (let y::(array "
       "string)) (let z::(Array string)) (let w::(tuple string "
       "number))"},
      {"let x: (a: string) => void; let y: new () => A; let z: typeof "
       "a.b; let w: keyof A; let v: A['b']; let u: A extends B ? C : "
       "D; let t: `a${string}`; let s: this; let r: import('x').Y; "
       "let q: typeof import('x'); let p: (string | number)[]; let o: "
       "object; let n: asserts; let m: A extends infer U ? U : never",
       R"((let x::(fn void)) (let y::?) (let z::(typeof a.b)) (let )"
       R"(w::?) (let v::(lookup A "b")) (let u::?) (let t::string) (let )"
       R"(s::?) (let r::?) (let q::(typeof import('x'))) (let p::(array )"
       R"((| string number))) (let o::object) (let n::asserts) (let )"
       R"(m::?))"},
      {R"(let x = a as { "k": T; b?: U, c: { d } };)",
       "(let x=(as a {k:T b?:U c:{d}}))"},
      {"let x: | 'a' | 'b' | ('c' | 'd');",
       R"((let x::(| "a" "b" (| "c" "d"))))"},
  });
}

TEST_F(LoweringStatementsTest, JavaScript) {
  expectAll(
      {
          {"import a from './b.js'; export default function run(ctx) { "
           "return a(ctx); }",
           R"((import default->a "./b.js") (export default (function run )"
           R"((ctx) {(return (call a ctx))})))"},
      },
      "x.mjs");
}

// A value, with half a pair in a string not being one.
TEST_F(LoweringStatementsTest, Json) {
  expectAll(
      {
          {R"({"a": [1, -2.5e3, true, false, null, "x\u0041"], "b": {}, )"
           R"("\ud800": [], "c d": [[]]})",
           "none"},
          {"[]", "(export default [])"},
          {R"("a")", R"((export default "a"))"},
          {"null", "(export default null)"},
          {" 12 ", "(export default 12)"},
          {R"({"a": )", "none"},
      },
      "x.json");
}
