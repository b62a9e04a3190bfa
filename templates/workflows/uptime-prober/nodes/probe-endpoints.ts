import type { Context } from "tentacular";
import type { Probe } from "./lib/probe.ts";

export default async function run(
  ctx: Context,
  _input: unknown,
): Promise<{ probes: Probe[] }> {
  const targets = ctx.dependency("probe-targets");
  const endpoints = (ctx.config["endpoints"] ?? []) as string[];
  const limit = Number(ctx.config["probe_timeout_ms"] ?? 10_000);
  if (endpoints.length === 0) ctx.log.warn("config.endpoints names none");

  const probe = async (url: string): Promise<Probe> => {
    const startedAt = performance.now();
    const since = () => Math.round(performance.now() - startedAt);
    try {
      // A redirect is an answer; where it leads is not ours to probe.
      const response = await targets.fetch!(url, {
        redirect: "manual",
        signal: AbortSignal.timeout(limit),
      });
      const ms = since();
      await response.body?.cancel();
      return { url, status: response.status, ms };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { url, error: reason, ms: since() };
    }
  };
  return { probes: await Promise.all(endpoints.map(probe)) };
}
