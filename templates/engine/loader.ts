// SPDX-License-Identifier: Apache-2.0
// The node files as functions.

import type { NodeFunction } from "./mod.ts";
import { StartError } from "./start_error.ts";
import type { NodeSpec } from "./workflow.ts";

/** Loads all nodes before the port opens, so that a pod with a broken node
 * never becomes ready; each fault is told, not only the first. */
export async function loadNodes(
  nodes: Map<string, NodeSpec>,
  folder: string,
): Promise<Map<string, NodeFunction>> {
  const functions = new Map<string, NodeFunction>();
  const faults: StartError[] = [];
  for (const [id, { path }] of nodes) {
    try {
      functions.set(id, await loadNode(`${folder}/${path}`, path, folder));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      faults.push(error);
    }
  }
  if (faults.length === 1) throw faults[0];
  if (faults.length > 1) {
    throw new AggregateError(faults, `${faults.length} nodes cannot be loaded`);
  }
  return functions;
}

async function loadNode(
  file: string,
  path: string,
  folder: string,
): Promise<NodeFunction> {
  const real = await Deno.realPath(file).catch((error) => {
    throw new StartError(path, `cannot be read: ${(error as Error).message}`);
  });
  if (!real.startsWith(await Deno.realPath(folder) + "/")) {
    throw new StartError(path, "resolves outside workflow directory");
  }
  let module: { default?: unknown };
  try {
    module = await import(toFileUrl(file));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new StartError(path, `cannot be loaded: ${text}`);
  }
  if (typeof module.default !== "function") {
    throw new StartError(path, "must export a default function");
  }
  return module.default as NodeFunction;
}

/** Not the real path: the mount's links change on an update, and the helper
 * files beside a node must be found by the same names. */
function toFileUrl(file: string): string {
  const url = new URL("file:///");
  url.pathname = file.split("/").map(encodeURIComponent).join("/");
  return url.href;
}
