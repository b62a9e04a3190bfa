async function f0(ctx: any, input: any) { const w: any = { a: 1 }; Array.from([w]).forEach((x: any) => x.b = 1); return w; }
async function f1(ctx: any, input: any) { const w: any = { a: 1 }; Object.values({ w }).map((x: any) => { x.b = 1; }); return w; }
async function f2(ctx: any, input: any) { const w: any = { a: 1 }; Promise.resolve(w).then((x) => { x.b = 1; }); await null; await null; return w; }
async function f3(ctx: any, input: any) { const w: any = { a: 1 }; [w].concat([]).flat().filter(Boolean).forEach((x: any) => x.b = 1); return w; }
async function f4(ctx: any, input: any) { const w: any = { a: 1 }; Reflect.apply((x: any) => { x.b = 1; }, null, [w]); return w; }
async function f5(ctx: any, input: any) { const w: any = { a: 1 }; new (class { constructor(x: any) { x.b = 1; } })(w); return w; }
async function f6(ctx: any, input: any) { const w: any = { a: 1 }; (globalThis as any).shared = w; (globalThis as any).shared.b = 1; return w; }
async function f7(ctx: any, input: any) { const w: any = { a: 1 }; input.w = w; input.w.b = 1; return w; }
async function f8(ctx: any, input: any) { const w: any = { a: 1 }; ctx.log.info("x", w); return w; }
export default async function run(ctx: any, input: any) { return [await f0(ctx, input), await f1(ctx, input), await f2(ctx, input), await f3(ctx, input), await f4(ctx, input), await f5(ctx, input), await f6(ctx, input), await f7(ctx, input), await f8(ctx, input)]; }
//---
import type { Context } from 'tentacular';
interface In { a?: string; items: { id: number }[] }
export default async function run(ctx: Context, input: unknown) {
  const i = input as In;
  const { secret, fetch } = ctx.dependency('api');
  for (const x of i.items) ctx.log.info(`${x.id} ${secret}`);
  return { n: i.items.map((x) => x.id).length, ...(await (await fetch!('/p')).json()) };
}
