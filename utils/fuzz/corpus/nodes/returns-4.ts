async function f0(ctx: any, input: any) { return { m() { return 1; }, get g() { return 2; } }; }
async function f1(ctx: any, input: any) { const o = { a: 1, self: null as any }; o.self = { back: o.a }; return o; }
async function f2(ctx: any, input: any) { async function load() { return { items: [1] }; } const r: any = await load(); r.count = r.items.length; return r; }
async function f3(ctx: any, input: any) { const make = (k: string) => ({ [k]: true }); return { ...make("one"), ...make("two") }; }
async function f4(ctx: any, input: any) { const cache: Record<string, any> = {}; cache.hit ??= { n: 1 }; return cache; }
async function f5(ctx: any, input: any) { const o: any = { n: 0 }; o.n++; o.m ||= 3; return o; }
async function f6(ctx: any, input: any) { const arr: any = [1]; arr.extra = 2; return { len: arr.extra, arr }; }
async function f7(ctx: any, input: any) { const o: any = {}; [o.x, o.y] = [1, 2]; return o; }
async function f8(ctx: any, input: any) { const o: any = {}; ({ p: o.q } = { p: 1 }); return o; }
async function f9(ctx: any, input: any) { const o: any = {}; for (o.i of [1, 2]); return o; }
async function f10(ctx: any, input: any) { const o: any = {}; for (o.k in { z: 1 }); return o; }
async function f11(ctx: any, input: any) { function F(this: any) { this.made = 1; } return new (F as any)(); }
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
