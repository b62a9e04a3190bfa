import type { Context } from "tentacular";
import type { Analysis, Probe } from "./lib/probe.ts";

export default async function run(
  ctx: Context,
  input: unknown,
): Promise<Analysis> {
  const { probes } = input as { probes: Probe[] };
  const slowMs = Number(ctx.config["slow_ms"] ?? 3000);

  const isDown = (probe: Probe) =>
    probe.status === undefined || probe.status >= 500;
  const down = probes.filter(isDown);
  const up = probes.filter((probe) => !isDown(probe));
  const slow = up.filter((probe) => probe.ms > slowMs);
  ctx.log.info(`${down.length} down, ${slow.length} slow of ${probes.length}`);
  return { down, slow, healthy: up.length - slow.length };
}
