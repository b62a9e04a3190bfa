// Does the order of the nodes follow the edges, and nothing else?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q %s

import { deepEqual, equal, throws } from "node:assert/strict";
import { buildGraph } from "../../templates/engine/graph.ts";

function edges(...pairs: string[]) {
  return pairs.map((pair) => {
    const [from = "", to = ""] = pair.split(">");
    return { from, to };
  });
}

Deno.test("a stage is one past the latest source", () => {
  const { stages } = buildGraph(
    ["d", "c", "b", "a"],
    edges("a>b", "b>c", "a>c", "c>d", "a>d"),
  );
  deepEqual(stages, [["a"], ["b"], ["c"], ["d"]]);
});

Deno.test("nodes of a stage stand in the order of their names", () => {
  const { stages } = buildGraph(
    ["z", "m", "a", "end"],
    edges("z>end", "a>end"),
  );
  deepEqual(stages, [["a", "m", "z"], ["end"]]);
});

Deno.test("sources stand in the order of the edges", () => {
  const { sources } = buildGraph(["a", "b", "c"], edges("b>c", "a>c"));
  deepEqual(sources.get("c"), ["b", "a"]);
  deepEqual(sources.get("a"), []);
});

Deno.test("an edge that is said twice counts once", () => {
  const { sources } = buildGraph(["a", "b"], edges("a>b", "a>b"));
  deepEqual(sources.get("b"), ["a"]);
});

Deno.test("names that every object has are names like any other", () => {
  const { stages } = buildGraph(
    ["constructor", "valueOf"],
    edges("constructor>valueOf"),
  );
  deepEqual(stages, [["constructor"], ["valueOf"]]);
  throws(() => buildGraph(["a"], edges("toString>a")), {
    message: "workflow.json: edges[0].from: undefined node 'toString'",
  });
});

Deno.test("an unknown node, a self-loop and a cycle are told with their place", () => {
  throws(() => buildGraph(["a"], edges("a>b")), {
    message: "workflow.json: edges[0].to: undefined node 'b'",
  });
  throws(() => buildGraph(["a", "b"], edges("a>b", "b>b")), {
    message: "workflow.json: edges[1]: Self-loop on node 'b'",
  });
  throws(
    () =>
      buildGraph(
        ["r", "a", "b", "c", "x"],
        edges("r>a", "a>b", "b>c", "c>a", "c>x"),
      ),
    {
      message:
        /edges: Cycle detected: (a -> b -> c -> a|b -> c -> a -> b|c -> a -> b -> c)$/,
    },
  );
});

Deno.test("ten thousand nodes in a row are no trouble", () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => `n${i}`);
  const row = ids.slice(1).map((to, i) => ({ from: ids[i] ?? "", to }));
  equal(buildGraph(ids, row).stages.length, 10_000);
});
