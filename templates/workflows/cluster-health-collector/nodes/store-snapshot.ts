import type { Context } from "tentacular";
import type { Snapshot } from "./fetch-state.ts";
import { withDatabase } from "./lib/database.ts";

export default async function run(
  ctx: Context,
  input: unknown,
): Promise<{ stored: number; dropped: number }> {
  const snapshot = input as Snapshot;
  const days = Number(ctx.config["retention_days"] ?? 30);

  return await withDatabase(ctx, async (sql) => {
    await sql`
      CREATE TABLE IF NOT EXISTS cluster_snapshots (
        taken_at timestamptz PRIMARY KEY,
        snapshot jsonb NOT NULL
      )`;
    // A retry may come with the same snapshot.
    const stored = await sql`
      INSERT INTO cluster_snapshots (taken_at, snapshot)
      VALUES (${snapshot.takenAt}, ${JSON.stringify(snapshot)}::text::jsonb)
      ON CONFLICT (taken_at) DO NOTHING`;
    const dropped = await sql`
      DELETE FROM cluster_snapshots
      WHERE taken_at < now() - make_interval(days => ${days})`;
    ctx.log.info(`stored the snapshot, dropped ${dropped.count} old ones`);
    return { stored: stored.count, dropped: dropped.count };
  });
}
