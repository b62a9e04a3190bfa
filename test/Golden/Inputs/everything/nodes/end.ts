import type { Context } from "tentacular";
import postgres from "npm:postgres@3.4.5";

export default async function run(ctx: Context, input: unknown) {
  const { host, port, database, user, secret } = ctx.dependency("database");
  const sql = postgres({ host, port, database, user, password: secret });
  await sql`insert into report (content) values (${JSON.stringify(input)})`;
  await sql.end();
  return { stored: true };
}
