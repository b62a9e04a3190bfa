import type { Context } from "tentacular";

export default async function run(ctx: Context): Promise<unknown> {
  const postgres = ctx.dependency("tentacular-postgres");
  const nats = ctx.dependency("tentacular-nats");
  const rustfs = ctx.dependency("tentacular-rustfs");
  return { hosts: [postgres.host, nats.host, rustfs.host] };
}
