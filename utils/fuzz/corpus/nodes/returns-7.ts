async function f0(ctx: any, input: any) { const w: any = { a: 1 }; JSON.stringify({ toJSON() { w.b = 1; return 1; } }); return w; }
async function f1(ctx: any, input: any) { const w: any = { a: 1 }; `${{ toString() { w.b = 1; return ""; } }}`; return w; }
async function f2(ctx: any, input: any) { const w: any = { a: 1 }; try { throw w; } catch (e: any) { e.b = 1; } return w; }
async function f3(ctx: any, input: any) { const w: any = { a: 1 }; const o = { get x() { w.b = 1; return 1; } }; o.x; return w; }
async function f4(ctx: any, input: any) { const w: any = { a: 1 }; const o = { set x(v: any) { v.b = 1; } }; o.x = w; return w; }
async function f5(ctx: any, input: any) { const w: any = { a: 1 }; class K { static { w.b = 1; } } return w; }
async function f6(ctx: any, input: any) { const w: any = { a: 1 }; class K { #p: any = w; go() { this.#p.b = 1; } } new K().go(); return w; }
async function f7(ctx: any, input: any) { const w: any = { a: 1 }; label: { w.b = 1; break label; } return w; }
async function f8(ctx: any, input: any) { const w: any = { a: 1 }; switch (1 as number) { case 1: w.b = 1; } return w; }
async function f9(ctx: any, input: any) { const w: any = { a: 1 }; do { w.b = 1; } while (false); return w; }
async function f10(ctx: any, input: any) { const w: any = { a: 1 }; void (w.b = 1, w.c = 2); return w; }
async function f11(ctx: any, input: any) { const w: any = { a: 1 }; const t = (s: any, ...v: any[]) => { v[0].b = 1; }; t`${w}`; return w; }
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
