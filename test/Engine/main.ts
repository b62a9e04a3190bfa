// Does the whole engine live through careless nodes, and stop with care?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q --allow-net --allow-run --allow-read --allow-write %s

import {
  deepEqual,
  doesNotMatch,
  equal,
  match,
  rejects,
} from "node:assert/strict";

const nodes = {
  stray: `export default () => {
    Promise.reject(new Error("forgotten promise"));
    setTimeout(() => { throw new Error("forgotten timer"); });
    return 1;
  };`,
  slow: `import { pause } from "./lib/pause.mjs";
    import data from "./lib/data.json" with { type: "json" };
    export default async () => { await pause(data.ms); return "late"; };`,
  ends: `import process from "node:process";
    export default () => {
      try { process.exit(3); } catch (error) { console.error(error.message); }
      Deno.exit(3);
    };`,
  leaks: `export default async (ctx) => {
      console.log({ all: ctx.secrets });
      ctx.log.warn("with", ctx.secrets.hook.url, "short", ctx.secrets.hook.pin);
      await fetch(ctx.secrets.hook.url);
    };`,
  js: `export { run as default }; async function run() { return "js"; }`,
};

/** Starts an engine with these nodes on a free port; gives its address, its
 * words, its end. */
async function start(ids: (keyof typeof nodes)[] = ["stray", "slow", "js"]) {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/nodes/lib`, { recursive: true });
  for (const [name, text] of Object.entries(nodes)) {
    await Deno.writeTextFile(`${folder}/nodes/${name}.ts`, text);
  }
  await Deno.rename(`${folder}/nodes/js.ts`, `${folder}/nodes/js.js`);
  await Deno.writeTextFile(`${folder}/nodes/lib/data.json`, '{"ms": 700}');
  await Deno.writeTextFile(
    `${folder}/nodes/lib/pause.mjs`,
    "export const pause = (ms) => new Promise((done) => setTimeout(done, ms));",
  );
  await Deno.writeTextFile(
    `${folder}/workflow.json`,
    JSON.stringify({
      formatVersion: 1,
      name: "w",
      version: "1.0",
      triggers: [{ type: "manual" }],
      nodes: Object.fromEntries(ids.map((id) => [id, {
        path: `nodes/${id}.${id === "js" ? "js" : "ts"}`,
      }])),
      edges: ids.includes("slow") ? [{ from: "stray", to: "slow" }] : [],
      config: {},
      dependencies: {},
    }),
  );
  await Deno.mkdir(`${folder}/secrets`);
  await Deno.writeTextFile(
    `${folder}/secrets/hook.url`,
    "https://127.0.0.1:2/services/T0/s3cret",
  );
  await Deno.writeTextFile(`${folder}/secrets/hook.pin`, "1234");
  const engine = new URL("../../templates/engine/main.ts", import.meta.url);
  const process = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-lock",
      "--no-prompt",
      "--no-config",
      "--no-remote",
      "--no-npm",
      "--cached-only",
      "--ignore-env",
      "--allow-net=0.0.0.0,127.0.0.1:2",
      `--allow-read=${folder}`,
      engine.pathname,
      "--workflow",
      `${folder}/workflow.json`,
      "--port",
      "0",
      "--secrets",
      `${folder}/secrets`,
    ],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stderr = new Response(process.stderr).text();
  const lines = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { value: first = "" } = await lines.read();
  if (first === "") throw new Error(await stderr);
  match(first, /^w 1\.0 listens on port \d+: [a-z, >-]+\n$/);
  let stdout = first;
  const rest = (async () => {
    for (let read; !(read = await lines.read()).done;) stdout += read.value;
  })();
  const base = `http://127.0.0.1:${/port (\d+)/.exec(first)?.[1]}`;
  return {
    base,
    stop: async (signal: Deno.Signal) => {
      process.kill(signal);
      const { code } = await process.status;
      await rest;
      return { code, stdout, stderr: await stderr };
    },
  };
}

Deno.test("what a node forgets ends no run", async () => {
  const { base, stop } = await start();
  for (let i = 0; i < 2; i++) {
    const response = await fetch(`${base}/run`, { method: "POST" });
    equal(response.status, 200);
    const { outputs } = await response.json();
    deepEqual(outputs, { js: "js", stray: 1, slow: "late" });
  }
  const { code, stdout, stderr } = await stop("SIGTERM");
  equal(code, 0);
  match(stdout, /: js, stray -> slow\n$/);
  match(stderr, /unhandled rejection in a node: Error: forgotten promise/);
  match(stderr, /uncaught error in a node: Error: forgotten timer/);
});

Deno.test("no node ends the engine", async () => {
  const { base, stop } = await start(["ends", "js"]);
  for (let i = 0; i < 2; i++) {
    const response = await fetch(`${base}/run`, { method: "POST" });
    equal(response.status, 500);
    const { errors, outputs } = await response.json();
    deepEqual(errors, { ends: "a node cannot end the engine" });
    deepEqual(outputs, { js: "js" });
  }
  const { code, stderr } = await stop("SIGTERM");
  equal(code, 0);
  match(stderr, /^(a node cannot end the engine\n){2}$/);
});

Deno.test("no value of a secret is told, by the result or by the log", async () => {
  const { base, stop } = await start(["leaks"]);
  const response = await fetch(`${base}/run`, { method: "POST" });
  const { errors } = await response.json();
  match(
    errors.leaks,
    /^fetch failed: error sending request for url \(\[secret hook\.url\]\)/,
  );
  const { stdout, stderr } = await stop("SIGTERM");
  match(stdout, /url: "\[secret hook\.url\]"/);
  // What is too short to be told from other words stays.
  match(stderr, /with \[secret hook\.url\] short 1234/);
  doesNotMatch(stdout + stderr, /s3cret/);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`a run under way ends before the engine does (${signal})`, async () => {
    const { base, stop } = await start();
    const running = fetch(`${base}/run`, { method: "POST" });
    await new Promise((done) => setTimeout(done, 200));
    const stopped = stop(signal);
    await new Promise((done) => setTimeout(done, 100));
    await rejects(fetch(`${base}/health`), TypeError);
    const response = await running;
    equal((await response.json()).outputs.slow, "late");
    equal((await stopped).code, 0);
  });
}
