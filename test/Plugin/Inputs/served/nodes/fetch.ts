import type { Context } from "tentacular";

export default async function run(ctx: Context) {
  const demo = ctx.dependency("tentacular-demo");
  return { where: `${demo.host}:${demo.port}`, known: demo.secret !== null };
}
