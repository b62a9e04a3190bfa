import type { Context } from "tentacular";

export default async function run(ctx: Context) {
  const api = ctx.dependency("api");
  const answer = await api.fetch!("/users/1", { method: "POST" });
  await api.fetch!(`/users/${answer.status}/posts?x=1`);
  await ctx.dependency("six").fetch!("/");
  await fetch(`http://${ctx.dependency("cluster").host}/health`);
  return { ok: answer.ok };
}
