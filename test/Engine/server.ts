// What does a pod answer to which request?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q %s

import { deepEqual, equal, match } from "node:assert/strict";
import type { ExecutionResult } from "../../templates/engine/mod.ts";
import { makeHandler } from "../../templates/engine/server.ts";

const payloads: unknown[] = [];
const handler = makeHandler((payload) => {
  payloads.push(payload);
  const outputs = { n: payload === "late" ? failsSecondTime() : payload };
  const time = { startedAt: 1, completedAt: 2, durationMs: 1 };
  const result: ExecutionResult = {
    success: payload !== "fail",
    outputs,
    errors: {},
    timing: { ...time, nodeTimings: {} },
  };
  return Promise.resolve(result);
});

/** Written as JSON once, as the executor does, it cannot be any more. */
function failsSecondTime() {
  return {
    toJSON: () => {
      throw new Error("not again");
    },
  };
}

async function ask(method: string, path: string, body?: BodyInit) {
  payloads.length = 0;
  const url = `http://localhost:8080${path}`;
  const response = await handler(new Request(url, { method, body }));
  return { status: response.status, text: await response.text(), response };
}

Deno.test("health is one word", async () => {
  const { status, text, response } = await ask("GET", "/health");
  equal(status, 200);
  deepEqual(JSON.parse(text), { status: "ok" });
  equal(response.headers.get("content-type"), "application/json");
});

Deno.test("a body is the payload; without one it is an empty mapping", async () => {
  await ask("POST", "/run", '{"trigger": "daily"}');
  deepEqual(payloads, [{ trigger: "daily" }]);
  await ask("POST", "/run", "null");
  deepEqual(payloads, [null]);
  for (
    const [method, body] of [["POST", undefined], ["POST", " \n"], [
      "GET",
      undefined,
    ]] as const
  ) {
    await ask(method, "/run", body);
    deepEqual(payloads, [{}]);
  }
});

Deno.test("the status tells success, the body all of the result", async () => {
  const good = await ask("POST", "/run", "1");
  equal(good.status, 200);
  equal(JSON.parse(good.text).outputs.n, 1);
  match(good.text, /^\{\n  "success": true,\n/);
  const bad = await ask("POST", "/run", '"fail"');
  equal(bad.status, 500);
  equal(JSON.parse(bad.text).success, false);
});

Deno.test("a result that cannot be written is told in JSON all the same", async () => {
  const { status, text } = await ask("POST", "/run", '"late"');
  equal(status, 500);
  deepEqual(JSON.parse(text), {
    error: "result cannot be written as JSON: not again",
  });
});

Deno.test("a body that is not JSON runs nothing", async () => {
  const { status, text } = await ask("POST", "/run", "{trigger: daily}");
  equal(status, 400);
  match(JSON.parse(text).error, /^body is not JSON: /);
  deepEqual(payloads, []);
});

Deno.test("a huge body runs nothing", async () => {
  const { status, text } = await ask("POST", "/run", " ".repeat(9 << 20));
  equal(status, 413);
  match(JSON.parse(text).error, /over 8388608 bytes/);
  deepEqual(payloads, []);
});

Deno.test("text in several chunks stays whole", async () => {
  const bytes = new TextEncoder().encode('"\u{1F980}"');
  const body = ReadableStream.from([bytes.slice(0, 3), bytes.slice(3)]);
  await ask("POST", "/run", body);
  deepEqual(payloads, ["\u{1F980}"]);
});

Deno.test("nothing else is there", async () => {
  for (
    const [method, path] of [["PUT", "/run"], ["GET", "/"], [
      "POST",
      "/webhook/github",
    ], ["GET", "/run/"]] as const
  ) {
    const { status, text } = await ask(method, path);
    equal(status, 404, path);
    equal(text, "Not Found");
  }
  deepEqual(payloads, []);
});
