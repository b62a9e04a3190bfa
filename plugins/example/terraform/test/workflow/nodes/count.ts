import type { Context } from "tentacular";

export default async function run(ctx: Context, input: unknown) {
  const store = ctx.dependency("store");
  if (!store.secret) throw new Error("store wants a password");
  const connection = await Deno.connect({
    hostname: store.host!,
    port: store.port!,
  });
  connection.close();
  return { counted: input };
}
