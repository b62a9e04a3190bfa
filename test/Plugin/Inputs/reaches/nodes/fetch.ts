import type { Context } from "tentacular";

export default async function run(ctx: Context): Promise<unknown> {
  const answer = await ctx.dependency("stories").fetch!("/top");
  return { ok: answer.ok };
}
