async function f0(ctx: any, input: any) { function f(o: any) { o.extra = 1; return o; } return f({ a: 1 }); }
async function f1(ctx: any, input: any) { const f = (o: any) => { o.extra = { deep: 1 }; }; const o = { a: 1 }; f(o); return o; }
async function f2(ctx: any, input: any) { const o: any = { a: 1 }; [1].forEach(() => { o.late = 1; }); return o; }
async function f3(ctx: any, input: any) { const o: any = { a: 1 }; await Promise.resolve().then(() => { o.then2 = 1; }); return o; }
async function f4(ctx: any, input: any) { return await Promise.all([{ a: 1 }, { b: 1 }]); }
async function f5(ctx: any, input: any) { return [1, 2, 3].reduce((acc: any, n) => { acc["k" + n] = n; return acc; }, {}); }
async function f6(ctx: any, input: any) { return [1, 2, 3].reduce((acc: any, n) => ({ ...acc, last: n }), { first: 0 }); }
async function f7(ctx: any, input: any) { return Object.groupBy([1, 2], (n) => (n > 1 ? "big" : "small")); }
async function f8(ctx: any, input: any) { let r: any = { a: 1 }; if (Math.random() > 2) r = { b: 1 }; return r; }
async function f9(ctx: any, input: any) { let r: any = { a: 1 }; try { r = { b: 1 }; throw 1; } catch { r.c = 1; } return r; }
async function f10(ctx: any, input: any) { const { a, ...rest } = { a: 1, b: 2, c: 3 }; return rest; }
async function f11(ctx: any, input: any) { const o: any = { a: 1 }; const alias = o; alias.viaAlias = 1; return o; }
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
