async function f0(ctx: any, input: any) { const o: any = { inner: {} }; o.inner.x = 1; return o; }
async function f1(ctx: any, input: any) { const o: any = { list: [] }; o.list.push({ y: 1 }); return o; }
async function f2(ctx: any, input: any) { const o: any = {}; Object.defineProperty(o, "hid", { value: 1, enumerable: true }); return o; }
async function f3(ctx: any, input: any) { const o: any = {}; Reflect.set(o, "viaReflect", 1); return o; }
async function f4(ctx: any, input: any) { const p = new Proxy({ a: 1 } as any, {}); p.b = 1; return p; }
async function f5(ctx: any, input: any) { const key = ["a", "b"][1]; return { [key]: 1 }; }
async function f6(ctx: any, input: any) { const key = "k"; return { [key]: 1, [`x${key}`]: 2 }; }
async function f7(ctx: any, input: any) { return "text".split("").map((c) => ({ c })); }
async function f8(ctx: any, input: any) { return new Date(); }
async function f9(ctx: any, input: any) { return new URL("https://x.example/y?z=1"); }
async function f10(ctx: any, input: any) { return new Error("boom"); }
async function f11(ctx: any, input: any) { return /a(?<name>b)/.exec("ab")!.groups; }
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
