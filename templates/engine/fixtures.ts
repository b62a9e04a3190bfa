// SPDX-License-Identifier: Apache-2.0
// Runs the nodes of a compiled workflow against fixtures: files named
// <node>*.json. For tests; the engine itself never loads this file.
//
// usage: fixtures.ts WORKFLOW_JSON FOLDER
// FOLDER is the workflow's source folder, with nodes/ and tests/fixtures/.
// Exit code 1 when a fixture fails, or a node has none.

import { makeContext } from "./context.ts";
import { loadNodes } from "./loader.ts";
import type { NodeFunction } from "./mod.ts";
import { readWorkflow, type Workflow } from "./workflow.ts";

interface Fixture {
  input: unknown;
  /** In place of the workflow's own. */
  config?: Record<string, unknown>;
  secrets?: Record<string, Record<string, string>>;
  /** What the world answers, by "METHOD URL". Any other request fails as a
   * network without a route would. */
  responses?: Record<string, CannedResponse>;
  expected?: unknown;
  /** With "partial", mappings may hold more than is expected. */
  expectedMatch?: "partial";
  /** Part of the message of the error that the node must throw. */
  expectedError?: string;
  /** What the node must have sent, in any order; bodies compared in part. */
  requests?: {
    request: string;
    headers?: Record<string, string>;
    json?: unknown;
  }[];
}

interface CannedResponse {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
  text?: string;
}

interface SentRequest {
  request: string;
  headers: Headers;
  body: string;
}

/** A fixture belongs to the longest node name that its own begins with, so
 * that `notify-slack.json` is not one of `notify`'s. */
function ownerOf(file: string, ids: string[]): string | undefined {
  const stem = file.replace(/\.json$/, "");
  return ids
    .filter((id) => stem === id || /^[-.]/.test(stem.slice(id.length)))
    .filter((id) => stem.startsWith(id))
    .sort((a, b) => b.length - a.length)[0];
}

function cannedFetch(fixture: Fixture, sent: SentRequest[]): typeof fetch {
  return async (resource, init) => {
    const request = new Request(resource, init);
    const line = `${request.method} ${request.url}`;
    const body = await request.text();
    sent.push({ request: line, headers: request.headers, body });
    const canned = fixture.responses?.[line];
    if (!canned) throw new TypeError(`no response to '${line}' in the fixture`);
    const text = canned.json === undefined
      ? canned.text ?? ""
      : JSON.stringify(canned.json);
    const { status = 200, headers } = canned;
    return new Response(text, { status, headers });
  };
}

/** Everything of `expected` is in `actual`; lists must have equal length. */
function holds(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(actual) && actual.length === expected.length &&
      expected.every((item, i) => holds(actual[i], item));
  }
  if (typeof expected === "object" && expected !== null) {
    return typeof actual === "object" && actual !== null &&
      Object.entries(expected).every(([key, item]) =>
        holds((actual as Record<string, unknown>)[key], item)
      );
  }
  return Object.is(actual, expected);
}

function checkRequests(fixture: Fixture, sent: SentRequest[]) {
  for (const wanted of fixture.requests ?? []) {
    const met = sent.some((one) =>
      one.request === wanted.request &&
      Object.entries(wanted.headers ?? {}).every(([name, value]) =>
        one.headers.get(name) === value
      ) &&
      (wanted.json === undefined || holds(JSON.parse(one.body), wanted.json))
    );
    if (!met) {
      throw new Error(
        `never sent ${JSON.stringify(wanted)}; sent: ` +
          JSON.stringify(sent.map(({ request, body }) => `${request} ${body}`)),
      );
    }
  }
}

async function runFixture(
  id: string,
  node: NodeFunction,
  workflow: Workflow,
  fixture: Fixture,
) {
  const sent: SentRequest[] = [];
  globalThis.fetch = cannedFetch(fixture, sent);
  const ctx = makeContext(
    id,
    { ...workflow, config: fixture.config ?? {} },
    fixture.secrets ?? {},
  );
  let output: unknown;
  try {
    output = await node(ctx, fixture.input);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { expectedError } = fixture;
    if (expectedError === undefined || !message.includes(expectedError)) {
      throw error;
    }
    return checkRequests(fixture, sent);
  }
  if (fixture.expectedError !== undefined) {
    throw new Error(`expected an error with '${fixture.expectedError}'`);
  }
  checkRequests(fixture, sent);
  const { expected } = fixture;
  if (expected === undefined) return;
  // As the result would show it.
  const actual: unknown = JSON.parse(JSON.stringify(output));
  const same = holds(actual, expected) &&
    (fixture.expectedMatch === "partial" || holds(expected, actual));
  if (!same) {
    throw new Error(
      `expected ${JSON.stringify(expected)}\n     got ${
        JSON.stringify(actual)
      }`,
    );
  }
}

const [file = "", folder = ""] = Deno.args;
const fixtures = `${folder}/tests/fixtures`;
const workflow = await readWorkflow(file);
const nodes = await loadNodes(workflow.nodes, folder);
const ids = [...nodes.keys()];
const tried = new Set<string>();
let failures = 0;
for (const name of [...Deno.readDirSync(fixtures)].map((f) => f.name).sort()) {
  try {
    const id = ownerOf(name, ids);
    const node = id && nodes.get(id);
    if (!node) throw new Error("belongs to no node");
    tried.add(id);
    const text = await Deno.readTextFile(`${fixtures}/${name}`);
    await runFixture(id, node, workflow, JSON.parse(text));
    console.log(`ok   ${workflow.name}/${name}`);
  } catch (error) {
    failures += 1;
    console.log(`FAIL ${workflow.name}/${name}: ${(error as Error).message}`);
  }
}
for (const id of ids.filter((id) => !tried.has(id))) {
  failures += 1;
  console.log(`FAIL ${workflow.name}: no fixture for node '${id}'`);
}
Deno.exit(failures > 0 ? 1 : 0);
