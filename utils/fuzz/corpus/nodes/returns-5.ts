async function f0(ctx: any, input: any) { const o: any = { a: 1 }; Object.setPrototypeOf(o, { inherited: 1 }); return o; }
async function f1(ctx: any, input: any) { return { ...[10, 20] }; }
async function f2(ctx: any, input: any) { return { ..."ab" }; }
async function f3(ctx: any, input: any) { return Object.assign({}, { a: 1 }, { b: 2 }); }
async function f4(ctx: any, input: any) { function* g() { yield { a: 1 }; } return [...g()]; }
async function f5(ctx: any, input: any) { async function* g() { yield { a: 1 }; } const out: any[] = []; for await (const x of g()) out.push(x); return out; }
async function f6(ctx: any, input: any) { const o: any = { a: 1 }; (() => { const add = o; add["dyn" + Date.now()] = 1; })(); return o; }
async function f7(ctx: any, input: any) { const list = [{ id: 1 }]; list.forEach((x: any) => { x.seen = true; }); return list; }
async function f8(ctx: any, input: any) { const list = [{ id: 1 }]; for (const x of list as any[]) x.tag = "t"; return list; }
async function f9(ctx: any, input: any) { const by: any = {}; for (const x of [{ id: "q" }]) by[x.id] = x; return by; }
async function f10(ctx: any, input: any) { const list: any[] = [{ id: 1 }]; list[0].first = 1; return list; }
async function f11(ctx: any, input: any) { const list: any[] = [{ id: 1 }]; list.at(-1).last = 1; return list; }
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
