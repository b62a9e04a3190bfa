// SPDX-License-Identifier: Apache-2.0
// The mounted credentials, by service and key.

import type { Secrets } from "./mod.ts";
import { StartError } from "./start_error.ts";
import { deepFreeze } from "./workflow.ts";

/** Reads a mounted Secret: one file a key. `<service>.<key>` holds one value;
 * `<service>` holds a JSON object of values, or a single one under `value`.
 * Where both forms name a key the object wins. A missing folder is an empty
 * one: a workflow may have no secrets. No message ever quotes a value. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const tree: Record<string, Record<string, string>> = Object.create(null);
  const files = await listFiles(folder);
  for (const file of files.filter((name) => name.includes("."))) {
    const dot = file.indexOf(".");
    const service = tree[file.slice(0, dot)] ??= Object.create(null);
    service[file.slice(dot + 1)] = withoutLastBreak(await read(folder, file));
  }
  for (const file of files.filter((name) => !name.includes("."))) {
    const service = tree[file] ??= Object.create(null);
    Object.assign(service, valuesOf(await read(folder, file)));
  }
  return deepFreeze(tree);
}

/** Skips names with a leading dot: the kubelet keeps its own links there. */
async function listFiles(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) {
      if (entry.name.startsWith(".") || entry.isDirectory) continue;
      names.push(entry.name);
    }
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw new StartError(folder, `cannot be read: ${(error as Error).message}`);
  }
  return names.sort();
}

async function read(folder: string, file: string): Promise<string> {
  try {
    return await Deno.readTextFile(`${folder}/${file}`);
  } catch (error) {
    throw new StartError(
      `${folder}/${file}`,
      `cannot be read: ${(error as Error).message}`,
    );
  }
}

function valuesOf(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [
          key,
          typeof part === "string" ? part : JSON.stringify(part),
        ]),
      );
    }
  } catch {
    // Not JSON: a plain value.
  }
  return { value: text.trim() };
}

/** Editors and `echo` leave one; no header or password wants it. */
function withoutLastBreak(text: string): string {
  return text.replace(/\r?\n$/, "");
}
