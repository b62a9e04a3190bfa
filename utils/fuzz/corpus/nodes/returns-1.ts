async function f0(ctx: any, input: any) { class A { constructor(public p: number) {} } return new A(1); }
async function f1(ctx: any, input: any) { return [1, 2].map((n) => ({ n })); }
async function f2(ctx: any, input: any) { return [{ a: 1 }, { b: 2 }]; }
async function f3(ctx: any, input: any) { const l: any[] = []; l.push({ q: 1 }); return l; }
async function f4(ctx: any, input: any) { const l: any[] = []; for (let i = 0; i < 2; i++) l.push({ i }); return { l }; }
async function f5(ctx: any, input: any) { const m = new Map([["a", 1]]); return Object.fromEntries(m); }
async function f6(ctx: any, input: any) { return Object.fromEntries([["a", 1], ["b", 2]]); }
async function f7(ctx: any, input: any) { return Object.keys({ a: 1, b: 2 }); }
async function f8(ctx: any, input: any) { return Object.entries({ a: 1 }); }
async function f9(ctx: any, input: any) { return structuredClone({ a: 1, b: { c: 2 } }); }
async function f10(ctx: any, input: any) { return Object.freeze({ a: 1 }); }
async function f11(ctx: any, input: any) { return Object.create({ a: 1 }); }
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
