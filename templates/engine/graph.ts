// SPDX-License-Identifier: Apache-2.0
// The nodes in the order in which they may run.

import { StartError } from "./start_error.ts";
import type { Edge } from "./workflow.ts";

/** Nodes that may run at the same time. */
export type Stage = string[];

export interface Graph {
  stages: Stage[];
  /** For each node, those whose outputs it is given, in declaration order. */
  sources: Map<string, string[]>;
}

/** A node's stage is one past the latest of its sources. `where` prefixes the
 * place in each fault. */
export function buildGraph(
  ids: Iterable<string>,
  edges: Edge[],
  where = "workflow.json",
): Graph {
  const sources = new Map<string, string[]>();
  const targets = new Map<string, string[]>();
  for (const id of ids) {
    sources.set(id, []);
    targets.set(id, []);
  }
  edges.forEach(({ from, to }, i) => {
    const at = `${where}: edges[${i}]`;
    const known = sources.get(to);
    if (!targets.has(from)) {
      throw new StartError(`${at}.from`, `undefined node '${from}'`);
    }
    if (!known) throw new StartError(`${at}.to`, `undefined node '${to}'`);
    if (from === to) throw new StartError(at, `Self-loop on node '${to}'`);
    // Said twice, it would look like two sources and change the input's shape.
    if (known.includes(from)) return;
    known.push(from);
    targets.get(from)?.push(to);
  });
  return { stages: stagesOf(sources, targets, where), sources };
}

/** Kahn's algorithm, always taking the ready node with the smallest name, so
 * that the order does not hang on that of the file. */
function stagesOf(
  sources: Map<string, string[]>,
  targets: Map<string, string[]>,
  where: string,
): Stage[] {
  const waitsFor = new Map([...sources].map(([id, from]) => [id, from.length]));
  const stageOf = new Map<string, number>();
  const stages: Stage[] = [];
  const ready = [...sources.keys()].filter((id) => waitsFor.get(id) === 0);
  for (let id; (id = ready.sort().shift()) !== undefined;) {
    const stage = Math.max(
      -1,
      ...(sources.get(id) ?? []).map((from) => stageOf.get(from) ?? 0),
    ) + 1;
    stageOf.set(id, stage);
    (stages[stage] ??= []).push(id);
    for (const to of targets.get(id) ?? []) {
      const left = (waitsFor.get(to) ?? 0) - 1;
      waitsFor.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  if (stageOf.size < sources.size) {
    const stuck = [...sources.keys()].filter((id) => !stageOf.has(id));
    const cycle = cycleThrough(stuck, sources);
    throw new StartError(
      `${where}: edges`,
      `Cycle detected: ${cycle.join(" -> ")}`,
    );
  }
  return stages;
}

/** Every stuck node has a stuck source, so walking back must come round. */
function cycleThrough(
  stuck: string[],
  sources: Map<string, string[]>,
): string[] {
  const seen: string[] = [];
  let id: string | undefined = stuck[0];
  while (id !== undefined && !seen.includes(id)) {
    seen.push(id);
    id = sources.get(id)?.find((from) => stuck.includes(from));
  }
  return [...seen.slice(seen.indexOf(id ?? "")), id ?? ""].reverse();
}
