async function f0(ctx: any, input: any) { const list: any[] = [{ id: 1 }]; const f = list.find((x) => x.id); f.found = 1; return list; }
async function f1(ctx: any, input: any) { const list: any[] = [{ id: 1 }]; const s = list.slice().sort(); s[0].sorted = 1; return list; }
async function f2(ctx: any, input: any) { const map = new Map<string, any>(); const v: any = { a: 1 }; map.set("k", v); map.get("k").b = 2; return v; }
async function f3(ctx: any, input: any) { const set = new Set<any>(); const v: any = { a: 1 }; set.add(v); for (const x of set) x.b = 2; return v; }
async function f4(ctx: any, input: any) { const w: any = { a: 1 }; const box = { w }; box.w.b = 1; return w; }
async function f5(ctx: any, input: any) { const w: any = { a: 1 }; const box = [w]; const [first] = box; first.b = 1; return w; }
async function f6(ctx: any, input: any) { const w: any = { a: 1 }; const f = () => w; f().b = 1; return w; }
async function f7(ctx: any, input: any) { const w: any = { a: 1 }; const bound = ((o: any) => { o.b = 1; }).bind(null, w); bound(); return w; }
async function f8(ctx: any, input: any) { const w: any = { a: 1 }; ((...args: any[]) => { args[0].b = 1; })(w); return w; }
async function f9(ctx: any, input: any) { const w: any = { a: 1 }; (function () { arguments[0].b = 1; } as any)(w); return w; }
async function f10(ctx: any, input: any) { const w: any = { a: 1 }; setTimeout(() => { w.b = 1; }, 0); await new Promise((r) => setTimeout(r, 5)); return w; }
async function f11(ctx: any, input: any) { const w: any = { a: 1 }; await (async () => { await 0; w.b = 1; })(); return w; }
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
