// SPDX-License-Identifier: Apache-2.0
// One run: the stages one after the other, the nodes of a stage together.

import type { Graph } from "./graph.ts";
import { messageOf } from "./message.ts";
import type { ExecutionResult, Timing } from "./mod.ts";
import type { Redact } from "./redact.ts";

export type NodeRunner = (nodeId: string, input: unknown) => unknown;

/** Never throws: what goes wrong in a node is told under its name. The other
 * nodes of its stage still finish; later stages do not begin. */
export async function execute(
  graph: Graph,
  run: NodeRunner,
  payload: unknown,
  redact: Redact = (text) => text,
): Promise<ExecutionResult> {
  const startedAt = Date.now();
  const outputs = new Map<string, unknown>();
  const errors = new Map<string, string>();
  const timings = new Map<string, Timing>();

  const runNode = async (id: string) => {
    const nodeStartedAt = Date.now();
    try {
      const sources = graph.sources.get(id) ?? [];
      const output = await run(id, inputOf(sources, outputs, payload));
      checkJson(output);
      outputs.set(id, output);
    } catch (error) {
      errors.set(id, redact(messageOf(error)));
    }
    timings.set(id, since(nodeStartedAt));
  };

  for (const stage of graph.stages) {
    await Promise.all(stage.map(runNode));
    if (errors.size > 0) break;
  }
  return {
    success: errors.size === 0,
    outputs: Object.fromEntries(outputs),
    errors: Object.fromEntries(errors),
    timing: {
      ...since(startedAt),
      nodeTimings: Object.fromEntries(timings),
    },
  };
}

/** No source: the payload. One: its output as it is. Several: a mapping by
 * node. Always a copy, so that no node can change what another one sees. */
function inputOf(
  sources: string[],
  outputs: Map<string, unknown>,
  payload: unknown,
): unknown {
  const [first, second] = sources;
  if (first === undefined) return copyOf(payload ?? {});
  if (second === undefined) return copyOf(outputs.get(first));
  return Object.fromEntries(sources.map((id) => [id, copyOf(outputs.get(id))]));
}

/** Dates, maps and the like stay what they are; what cannot be cloned (a
 * function in an object) is handed on as the result shows it. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    const text = JSON.stringify(value);
    return text === undefined ? undefined : JSON.parse(text);
  }
}

/** A BigInt or a cycle would only be found when the result is written, after
 * everything has run. */
function checkJson(output: unknown) {
  try {
    JSON.stringify(output);
  } catch (error) {
    throw new Error(
      `output cannot be written as JSON: ${messageOf(error)}`,
    );
  }
}

function since(startedAt: number): Timing {
  const completedAt = Date.now();
  return { startedAt, completedAt, durationMs: completedAt - startedAt };
}
