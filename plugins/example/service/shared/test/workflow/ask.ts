import type { Context } from "tentacular";

export default async function run(ctx: Context) {
  const server = ctx.dependency("tentacular-skeleton");
  const connection = await Deno.connect({ hostname: server.host!, port: server.port! });
  connection.close();
  return { user: server.user };
}
