0import type { Context } from "tentacular";
export default async function run(ctx: Context, input: unknown): Promise<unknown> {
  const r = await ctx.dependency("a").fetch!("/x");
  return { r };
}
