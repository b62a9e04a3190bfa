// What is handed from node to node, and what a failing one leaves behind?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q %s

import { deepEqual, equal, match, ok } from "node:assert/strict";
import { execute } from "../../templates/engine/executor.ts";
import { buildGraph } from "../../templates/engine/graph.ts";
import type { NodeRunner } from "../../templates/engine/mod.ts";

function run(
  nodes: Record<string, (input: unknown) => unknown>,
  pairs: string[],
  payload: unknown = {},
) {
  const edges = pairs.map((pair) => {
    const [from = "", to = ""] = pair.split(">");
    return { from, to };
  });
  const runner: NodeRunner = async (id, input) => await nodes[id]?.(input);
  return execute(buildGraph(Object.keys(nodes), edges), runner, payload);
}
const same = (input: unknown) => input;

Deno.test("a root is given the payload, and a mapping where there is none", async () => {
  deepEqual((await run({ a: same }, [], { n: 1 })).outputs, { a: { n: 1 } });
  deepEqual((await run({ a: same }, [], null)).outputs, { a: {} });
  deepEqual((await run({ a: same }, [], undefined)).outputs, { a: {} });
  deepEqual((await run({ a: same }, [], 0)).outputs, { a: 0 });
  deepEqual((await run({ a: same }, [], "")).outputs, { a: "" });
});

Deno.test("one source is given bare, several by name in the order of the edges", async () => {
  const { outputs } = await run(
    { a: () => 1, b: () => 2, one: same, both: same },
    ["a>one", "b>both", "a>both"],
  );
  equal(outputs["one"], 1);
  equal(JSON.stringify(outputs["both"]), '{"b":2,"a":1}');
});

Deno.test("no output is no input", async () => {
  const seen: unknown[] = [];
  const result = await run(
    { a: () => undefined, b: (input) => void seen.push(input) },
    ["a>b"],
  );
  deepEqual(seen, [undefined]);
  equal(JSON.stringify(result.outputs), "{}");
});

Deno.test("a node cannot change what another one is given, nor the result", async () => {
  const push = (input: unknown) => {
    (input as number[]).push(9);
    return (input as number[]).length;
  };
  const { outputs } = await run(
    { a: () => [1], b: push, c: push },
    ["a>b", "a>c"],
  );
  deepEqual(outputs, { a: [1], b: 2, c: 2 });
});

Deno.test("dates and maps arrive as such, functions are left out", async () => {
  const { outputs, success } = await run({
    a: () => ({ when: new Date(0), map: new Map([[1, 2]]) }),
    b: (input) => {
      const { when, map } = input as { when: Date; map: Map<number, number> };
      return when.getTime() + (map.get(1) ?? 0);
    },
    c: () => ({ n: 1, f: () => 1 }),
    d: same,
  }, ["a>b", "c>d"]);
  ok(success);
  equal(outputs["b"], 2);
  deepEqual(outputs["d"], { n: 1 });
});

Deno.test("siblings of a failing node finish, later stages never begin", async () => {
  const result = await run({
    bad: () => {
      throw new Error("no");
    },
    good: () => "yes",
    later: () => "never",
    apart: () => "never",
  }, ["bad>later", "good>apart"]);
  equal(result.success, false);
  deepEqual(result.outputs, { good: "yes" });
  deepEqual(result.errors, { bad: "no" });
  deepEqual(Object.keys(result.timing.nodeTimings).sort(), ["bad", "good"]);
});

Deno.test("what is thrown need not be an error", async () => {
  const { errors } = await run({
    a: () => {
      throw "text";
    },
    b: () => Promise.reject(undefined),
  }, []);
  deepEqual(errors, { a: "text", b: "undefined" });
});

Deno.test("what is thrown may resist being told", async () => {
  const throwing = (value: unknown) => () => {
    throw value;
  };
  const refuse = () => {
    throw new Error("again");
  };
  const getter = new Error("m");
  Object.defineProperty(getter, "message", { get: refuse });
  const circle = new Error("round");
  circle.cause = circle;
  const { success, errors } = await run({
    text: throwing({ toString: refuse }),
    proxy: throwing(new Proxy({}, { get: refuse, getPrototypeOf: refuse })),
    getter: throwing(getter),
    number: throwing(Object.assign(new Error(), { message: 10n })),
    empty: throwing(new RangeError()),
    caused: throwing(new Error("outer", { cause: new Error("inner") })),
    circle: throwing(circle),
  }, []);
  equal(success, false);
  const unseen = "a value was thrown that cannot be shown";
  deepEqual(errors, {
    text: unseen,
    proxy: unseen,
    getter: unseen,
    number: "10",
    empty: "RangeError",
    caused: "outer: inner",
    circle: "round: round: round: round",
  });
});

Deno.test("an output that JSON cannot hold is the node's fault", async () => {
  const loop: Record<string, unknown> = {};
  loop["self"] = loop;
  const result = await run({ big: () => 1n, loop: () => loop }, []);
  equal(result.success, false);
  match(result.errors["big"] ?? "", /cannot be written as JSON.*BigInt/);
  match(result.errors["loop"] ?? "", /cannot be written as JSON.*circular/);
  JSON.stringify(result);
});

Deno.test("nodes of a stage run at the same time", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const { outputs } = await run({
    a: () => promise,
    b: () => resolve("from b"),
  }, []);
  deepEqual(outputs["a"], "from b");
});

Deno.test("times add up", async () => {
  const { timing } = await run({ a: same }, []);
  equal(timing.durationMs, timing.completedAt - timing.startedAt);
  ok(timing.startedAt <= (timing.nodeTimings["a"]?.startedAt ?? 0));
});

Deno.test("a node may be called like a member of every object", async () => {
  const { outputs } = await run({ constructor: () => 1, b: same }, [
    "constructor>b",
  ]);
  deepEqual(outputs, { constructor: 1, b: 1 });
});
