import type { Context } from "tentacular";

export default async function run(ctx: Context) {
  const visitors = ctx.dependency("visitors");
  const cache = ctx.dependency("cache");
  await cache.fetch!("/last");
  const response = await visitors.fetch!("/today", {
    headers: { authorization: `Bearer ${visitors.secret}` },
  });
  return { visits: await response.json() };
}
