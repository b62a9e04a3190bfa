import type { Context } from "tentacular";

export default async function run(ctx: Context, input: { ok: boolean }) {
  await ctx.dependency("api").fetch!("/users/1", { method: "POST", body: String(input.ok) });
  await ctx.dependency("chat").fetch!("/post");
  return {};
}
