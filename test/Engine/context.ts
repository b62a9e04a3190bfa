// What does a node see, and where can its requests go?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q %s

import { deepEqual, equal, ok, rejects, throws } from "node:assert/strict";
import { makeContext } from "../../templates/engine/context.ts";
import { parseWorkflow } from "../../templates/engine/workflow.ts";

const workflow = parseWorkflow(
  JSON.stringify({
    formatVersion: 1,
    name: "w",
    version: "1.0",
    triggers: [{ type: "manual" }],
    nodes: { n: { path: "nodes/n.ts" } },
    edges: [],
    config: { list: [1] },
    dependencies: {
      api: {
        protocol: "https",
        host: "api.example.com",
        port: 443,
        auth: { type: "api-token", secret: "github.token" },
      },
      plain: { protocol: "http", host: "svc.ns.svc", port: 8080 },
      six: { protocol: "http", host: "2001:db8::1", port: 80 },
      db: {
        protocol: "postgres",
        host: "db",
        port: 5432,
        database: "d",
        user: "u",
        auth: { type: "password", secret: "db.password" },
        schema: "s",
        description: "more",
        tuning: { size: 1 },
      },
      anywhere: {
        protocol: "https",
        type: "dynamic-target",
        cidr: "0.0.0.0/0",
        dynPorts: [
          { port: 443, protocol: "TCP" },
          { port: 80, protocol: "TCP" },
          { port: 8443, protocol: "UDP" },
        ],
      },
    },
  }),
  "workflow.json",
);
const secrets = { github: { token: "t0", api_key: "k0" } };
const ctx = makeContext("n", workflow, secrets);

/** What a call would send; nothing is sent. */
async function sent(call: () => Promise<Response>): Promise<Request> {
  const real = globalThis.fetch;
  let request: Request | undefined;
  globalThis.fetch = (resource, init) => {
    request = new Request(resource, init);
    return Promise.resolve(new Response());
  };
  try {
    await call();
  } finally {
    globalThis.fetch = real;
  }
  if (!request) throw new Error("nothing was sent");
  return request;
}

Deno.test("an undeclared dependency throws at once", () => {
  throws(() => ctx.dependency("nope"), {
    message: 'Dependency "nope" not declared in contract',
  });
  throws(() => ctx.dependency("constructor"), /not declared/);
});

Deno.test("a connection carries what the contract says and the secret", () => {
  const { fetch, ...api } = ctx.dependency("api");
  equal(typeof fetch, "function");
  deepEqual(api, {
    protocol: "https",
    host: "api.example.com",
    port: 443,
    authType: "api-token",
    secret: "t0",
    database: undefined,
    user: undefined,
    subject: undefined,
    container: undefined,
    extra: {},
  });
  const db = ctx.dependency("db");
  equal(db.database, "d");
  equal(db.user, "u");
  equal(db.secret, undefined, "not mounted");
  equal(db.fetch, undefined, "not HTTP");
  deepEqual(db.extra, { schema: "s", description: "more" }, "texts only");
  ok(Object.isFrozen(db.extra));
});

Deno.test("a path is put behind the declared host, without credentials", async () => {
  const { fetch } = ctx.dependency("api");
  const request = await sent(() => fetch!("/a?b=c", { method: "POST" }));
  equal(request.url, "https://api.example.com/a?b=c");
  equal(request.method, "POST");
  equal(request.headers.get("authorization"), null);
  equal((await sent(() => fetch!(""))).url, "https://api.example.com/");
  equal((await sent(() => fetch!("?q"))).url, "https://api.example.com/?q");
  equal(
    (await sent(() => ctx.dependency("plain").fetch!("/x"))).url,
    "http://svc.ns.svc:8080/x",
  );
  equal(
    (await sent(() => ctx.dependency("six").fetch!("/x"))).url,
    "http://[2001:db8::1]/x",
  );
});

Deno.test("no path leads to another host", async () => {
  const { fetch } = ctx.dependency("api");
  for (
    const path of [
      "@evil.example/",
      ".evil.example/",
      "https://evil.example/",
      "\\\\evil.example/",
      "80/",
      ":80/",
      "#@evil.example",
    ]
  ) {
    await rejects(() => fetch!(path), /must begin with/, path);
  }
  for (
    const path of [
      "//evil.example/",
      "/\\evil.example",
      "/../../@evil",
      "/\t/e",
    ]
  ) {
    const { hostname } = new URL((await sent(() => fetch!(path))).url);
    equal(hostname, "api.example.com", path);
  }
});

Deno.test("a dynamic target is a whole URL at a declared port", async () => {
  const { fetch, host, port } = ctx.dependency("anywhere");
  equal(host, "");
  equal(port, 0);
  equal(
    (await sent(() => fetch!("https://any.example/x"))).url,
    "https://any.example/x",
  );
  equal((await sent(() => fetch!("http://any.example/"))).method, "GET");
  await rejects(() => fetch!("/x"), /is not a URL/);
  await rejects(() => fetch!("ftp://any.example/"), /neither http nor https/);
  await rejects(
    () => fetch!("https://any.example:444/"),
    /port 444 .* not declared/,
  );
  await rejects(() => fetch!("https://any.example:8443/"), /port 8443 /, "UDP");
});

Deno.test("the older form adds the service's credentials to its own host only", async () => {
  const own = await sent(() => ctx.fetch("github", "/user"));
  equal(own.url, "https://api.github.com/user");
  equal(own.headers.get("authorization"), "Bearer t0");
  equal(own.headers.get("x-api-key"), "k0");
  const mine = await sent(() =>
    ctx.fetch("github", "/user", { headers: { Authorization: "mine" } })
  );
  equal(mine.headers.get("authorization"), "mine");
  const whole = await sent(() =>
    ctx.fetch("github", "https://api.github.com/x")
  );
  equal(whole.headers.get("authorization"), "Bearer t0");
  const foreign = await sent(() =>
    ctx.fetch("github", "https://evil.example/")
  );
  equal(foreign.headers.get("authorization"), null);
  equal(foreign.headers.get("x-api-key"), null);
  const clear = await sent(() => ctx.fetch("github", "http://api.github.com/"));
  equal(clear.headers.get("authorization"), null, "not over plain HTTP");
  equal(
    (await sent(() => ctx.fetch("other", "/"))).url,
    "https://api.other.com/",
  );
  await rejects(
    () => ctx.fetch("evil.example/", "/x"),
    /not the name of a service/,
  );
  await rejects(() => ctx.fetch("github", ".evil.example"), /must begin with/);
});

Deno.test("nodes cannot change what they share, and may take the context apart", () => {
  throws(() => (ctx.config["list"] as number[]).push(2), TypeError);
  throws(() => {
    (ctx.config as Record<string, unknown>)["x"] = 1;
  }, TypeError);
  const { dependency, log, config } = ctx;
  ok(dependency("api").fetch);
  deepEqual(config, { list: [1] });
  equal(typeof log.info, "function");
});

Deno.test("a log line names the node and the level", () => {
  const lines: unknown[][] = [];
  const real = console.warn;
  console.warn = (...words: unknown[]) => lines.push(words);
  ctx.log.warn("low", { disk: 3 });
  console.warn = real;
  deepEqual(lines, [["[n] WARN", "low", { disk: 3 }]]);
});
