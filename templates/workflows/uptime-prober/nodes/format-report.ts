import type { Context } from "tentacular";
import type { Analysis, Probe } from "./lib/probe.ts";

export default async function run(
  _ctx: Context,
  input: unknown,
): Promise<{ alert: boolean; text: string }> {
  const { down, slow, healthy } = input as Analysis;
  const lines = [
    ...down.map((probe) => `:red_circle: ${probe.url}: ${reasonOf(probe)}`),
    ...slow.map((probe) =>
      `:large_yellow_circle: ${probe.url}: ${probe.ms} ms`
    ),
  ];
  const summary =
    `${down.length} down, ${slow.length} slow, ${healthy} healthy`;
  return { alert: down.length > 0, text: [summary, ...lines].join("\n") };
}

function reasonOf(probe: Probe): string {
  return probe.status === undefined
    ? probe.error ?? "no answer"
    : `answered ${probe.status}`;
}
