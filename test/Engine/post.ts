// Does a CronJob's pod tell success from failure, and send once only?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q --allow-net=127.0.0.1 --allow-run %s

import { deepEqual, equal, match } from "node:assert/strict";

async function post(answer: () => Response, ...args: string[]) {
  const bodies: string[] = [];
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    onListen: () => {},
  }, async (request) => {
    bodies.push(`${request.method} ${await request.text()}`);
    return answer();
  });
  const address = `127.0.0.1:${server.addr.port}`;
  const output = await run(
    `--allow-net=${address}`,
    `http://${address}/run`,
    ...args,
  );
  await server.shutdown();
  return { ...output, bodies };
}

async function run(grant: string, ...args: string[]) {
  const entry = new URL("../../templates/engine/post.ts", import.meta.url);
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--no-config",
      "--no-lock",
      "--no-remote",
      "--no-npm",
      "--cached-only",
      grant,
      entry.pathname,
      ...args,
    ],
    env: { NO_COLOR: "1" },
  }).output();
  const text = new TextDecoder();
  return { code, text: text.decode(stdout) + text.decode(stderr) };
}

Deno.test("a named trigger is sent by name, an unnamed one is not", async () => {
  const good = () => Response.json({ success: true });
  const named = await post(good, "daily");
  deepEqual(named.bodies, ['POST {"trigger":"daily"}']);
  equal(named.code, 0);
  match(named.text, /^http:\/\/127\.0\.0\.1:\d+\/run: done\n$/);
  deepEqual((await post(good)).bodies, ["POST {}"]);
});

Deno.test("a run that failed fails the Job, and is not sent again", async () => {
  const failed = () =>
    Response.json({ success: false, errors: { n: "no disk" } }, {
      status: 500,
    });
  const { code, text, bodies } = await post(failed);
  equal(code, 1);
  match(text, /\/run: 500 .*no disk/);
  equal(bodies.length, 1);
});

Deno.test("what is no engine fails the Job", async () => {
  const { code, text } = await post(() => new Response("hello"));
  equal(code, 1);
  match(text, /\/run: .*JSON/);
});

Deno.test("a host that is not granted is told at once", async () => {
  const { code, text } = await run(
    "--allow-net=127.0.0.1:1",
    "http://127.0.0.1:2/run",
  );
  equal(code, 1);
  match(text, /Requires net access to "127\.0\.0\.1:2"/);
});
