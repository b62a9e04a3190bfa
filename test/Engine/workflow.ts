// Is a faulty workflow.json refused with the place of its fault?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q --allow-read %s

import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import {
  parseWorkflow,
  readWorkflow,
} from "../../templates/engine/workflow.ts";

const good = {
  formatVersion: 1,
  name: "w",
  version: "1.10",
  triggers: [{
    type: "cron",
    name: "daily",
    schedule: "0 9 * * *",
    timeZone: "UTC",
  }, {
    type: "queue",
    subject: "jobs.>",
    queueGroup: "team.w",
  }],
  nodes: {
    b: { path: "nodes/b.ts" },
    a: { path: "nodes/a.ts", description: "A" },
  },
  edges: [{ from: "b", to: "a" }],
  config: { timeout: "30s" },
  dependencies: {},
};

function parse(change: Record<string, unknown> = {}) {
  return parseWorkflow(JSON.stringify({ ...good, ...change }), "w.json");
}

Deno.test("a good one is read, in the order of the file", () => {
  const workflow = parse({ later: "keys of a newer compiler are left alone" });
  equal(workflow.version, "1.10");
  deepEqual([...workflow.nodes.keys()], ["b", "a"]);
  equal(workflow.triggers[0]?.schedule, "0 9 * * *");
  equal(workflow.triggers[1]?.queueGroup, "team.w");
  deepEqual(workflow.sidecars, []);
});

Deno.test("each fault is located", () => {
  const faults: [Record<string, unknown>, string][] = [
    [
      { formatVersion: 2 },
      "formatVersion: expected 1, the format that this engine reads",
    ],
    [{ name: undefined }, "name: expected a string, got nothing"],
    [{ version: 1.1 }, "version: expected a string, got 1.1"],
    [{ triggers: null }, "triggers: expected a list, got null"],
    [
      { triggers: [{ type: "timer" }] },
      "triggers[0].type: expected 'manual' or 'cron' or 'webhook' or 'queue', got \"timer\"",
    ],
    [{ nodes: {} }, "nodes: expected at least one node"],
    [{ nodes: [] }, "nodes: expected a mapping, got a list"],
    [{ nodes: { a: {} } }, "nodes.a.path: expected a string, got nothing"],
    [{ edges: undefined }, "edges: expected a list, got nothing"],
    [{ edges: [{ from: "a" }] }, "edges[0].to: expected a string, got nothing"],
    [{ config: undefined }, "config: expected a mapping, got nothing"],
    [
      { dependencies: { d: null } },
      "dependencies.d: expected a mapping, got null",
    ],
    [
      { dependencies: { d: { protocol: "https", port: "443" } } },
      'dependencies.d.port: expected a port from 1 to 65535, got "443"',
    ],
    [
      { dependencies: { d: { protocol: "https", port: 65536 } } },
      "dependencies.d.port: expected a port from 1 to 65535, got 65536",
    ],
    [
      { dependencies: { d: { protocol: "https", type: "x" } } },
      "dependencies.d.type: expected 'dynamic-target', got \"x\"",
    ],
    [
      { dependencies: { d: { protocol: "https", auth: {} } } },
      "dependencies.d.auth.type: expected a string, got nothing",
    ],
    [
      { sidecars: [{ name: "s" }] },
      "sidecars[0].port: expected a port from 1 to 65535, got nothing",
    ],
  ];
  for (const [change, message] of faults) {
    throws(() => parse(change), { message: `w.json: ${message}` });
  }
  throws(() => parseWorkflow("[]", "w.json"), {
    message: "w.json: top level: expected a mapping, got a list",
  });
  throws(
    () => parseWorkflow("{", "w.json"),
    /^StartError: w\.json: not JSON: /,
  );
});

Deno.test("a file that cannot be read is named", async () => {
  await rejects(readWorkflow("/no/such.json"), /such\.json: cannot be read: /);
});
