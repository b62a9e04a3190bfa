import type { Context } from "tentacular";
import { withDatabase } from "./lib/database.ts";
import type { Snapshot } from "./lib/snapshot.ts";

export default async function run(
  ctx: Context,
  _input: unknown,
): Promise<{ snapshots: Snapshot[] }> {
  const hours = Number(ctx.config["hours"] ?? 24);
  const snapshots = await withDatabase(ctx, async (sql) => {
    // Before the collector's first run there is no table yet.
    const [table] = await sql`
      SELECT to_regclass('cluster_snapshots') IS NOT NULL AS exists`;
    if (!table?.["exists"]) return [];
    const rows = await sql<{ snapshot: Snapshot }[]>`
      SELECT snapshot FROM cluster_snapshots
      WHERE taken_at > now() - make_interval(hours => ${hours})
      ORDER BY taken_at`;
    return rows.map((row) => row.snapshot);
  });
  ctx.log.info(`${snapshots.length} snapshots of the last ${hours} hours`);
  return { snapshots };
}
