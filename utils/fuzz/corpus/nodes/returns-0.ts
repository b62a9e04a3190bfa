async function f0(ctx: any, input: any) { return { a: 1 }; }
async function f1(ctx: any, input: any) { const r: any = { a: 1 }; r.b = 2; return r; }
async function f2(ctx: any, input: any) { const r: any = { a: 1 }; r["b" + 1] = 2; return r; }
async function f3(ctx: any, input: any) { const r: any = { a: 1 }; Object.assign(r, { c: 3 }); return r; }
async function f4(ctx: any, input: any) { const r: any = { a: 1 }; Object.assign(r, JSON.parse('{"z":1}')); return r; }
async function f5(ctx: any, input: any) { const r: any = {}; for (const k of ["x", "y"]) r[k] = 1; return r; }
async function f6(ctx: any, input: any) { const r: any = { a: 1 }; delete r.a; return r; }
async function f7(ctx: any, input: any) { return { ...{ a: 1 }, b: 2 }; }
async function f8(ctx: any, input: any) { return { ...JSON.parse('{"z":1}'), b: 2 }; }
async function f9(ctx: any, input: any) { return JSON.parse('{"z":1}'); }
async function f10(ctx: any, input: any) { class A { x = 1; get y() { return 2; } } return new A(); }
async function f11(ctx: any, input: any) { class A { x = 1; } class B extends A { z = 3; } return new B(); }
export default async function run(ctx: any, input: any) { return [await f0(ctx, input), await f1(ctx, input), await f2(ctx, input), await f3(ctx, input), await f4(ctx, input), await f5(ctx, input), await f6(ctx, input), await f7(ctx, input), await f8(ctx, input), await f9(ctx, input), await f10(ctx, input), await f11(ctx, input)]; }
//---
import type { Context } from 'tentacular';
interface In { a?: string; items: { id: number }[] }
export default async function run(ctx: Context, input: unknown) {
  const i = input as In;
  const { secret, fetch } = ctx.dependency('api');
  for (const x of i.items) ctx.log.info(`${x.id} ${secret}`);
  return { n: i.items.map((x) => x.id).length, ...(await (await fetch!('/p')).json()) };
}
