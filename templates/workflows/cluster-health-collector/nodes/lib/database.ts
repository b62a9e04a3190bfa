import type { Context } from "tentacular";
import postgres from "npm:postgres@3.4.7";

export type Database = postgres.Sql;

/** Connects, does the work, and closes the connection however it ends. */
export async function withDatabase<T>(
  ctx: Context,
  work: (sql: Database) => Promise<T>,
): Promise<T> {
  const pg = ctx.dependency("postgres");
  if (!pg.secret) throw new Error("secret postgres.password is not mounted");
  const sql = postgres({
    host: pg.host,
    port: pg.port,
    database: pg.database,
    username: pg.user,
    password: pg.secret,
    max: 1,
    connect_timeout: 10,
    onnotice: (notice) => ctx.log.debug(String(notice["message"])),
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
