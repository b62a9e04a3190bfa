import type { Context } from "tentacular";
import postgres from "npm:postgres@3.4.7";

interface Booked {
  user: string;
  schema: string;
  total: number;
}

export default async function run(ctx: Context): Promise<Booked> {
  const { host, port, database, user, secret, extra } = ctx.dependency(
    "tentacular-postgres",
  );
  const sql = postgres({
    host,
    port,
    database,
    username: user,
    password: secret,
    max: 1,
  });
  try {
    await sql`CREATE TABLE IF NOT EXISTS bookings (amount integer)`;
    await sql`INSERT INTO bookings VALUES (40), (2)`;
    const [row] = await sql`
      SELECT current_user AS "user", current_schema AS "schema",
             sum(amount)::integer AS total FROM bookings`;
    if (row.schema !== extra.schema) throw new Error(`not ${extra.schema}`);
    return row as unknown as Booked;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
