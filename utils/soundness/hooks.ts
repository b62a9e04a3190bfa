// SPDX-License-Identifier: Apache-2.0
// The globals that a node may reach, replaced by ones that only take notes.

import { answer, methodOf, note, sink } from "./recorder.ts";

// deno-lint-ignore no-explicit-any
type Any = any;

function network(api: string, url: string, method?: string) {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const usual: Record<string, number> = { "https:": 443, "http:": 80, "wss:": 443, "ws:": 80 };
  note({
    kind: "network",
    api,
    url,
    host: hostname,
    port: Number(port) || usual[protocol],
    path: pathname + search,
    method,
  });
}

function permission(api: string, result: unknown) {
  return (target?: Any) => {
    note({ kind: "permission", api, target: typeof target === "string" ? target : undefined });
    return result;
  };
}

class Socket extends EventTarget {
  onopen: Any;
  onmessage: Any;
  constructor(url: string | URL) {
    super();
    network(new.target.name, String(url));
  }
  send() {}
  close() {}
}

export function install() {
  const world = globalThis as Any;
  world.fetch = (url: Any, init?: RequestInit) => {
    network("fetch", url instanceof Request ? url.url : String(url), methodOf(init));
    sink(String(url), init?.headers, init?.body);
    return Promise.resolve(answer());
  };
  world.WebSocket = class WebSocket extends Socket {};
  world.EventSource = class EventSource extends Socket {};
  world.Worker = class Worker extends EventTarget {
    constructor() {
      super();
      note({ kind: "forbidden", api: "Worker" });
    }
  };
  const { Function: RealFunction, eval: evaluate } = world;
  world.Function = new Proxy(RealFunction, {
    construct: (target, values) => (note({ kind: "forbidden", api: "Function" }), new target(...values)),
    apply: (target, _, values) => (note({ kind: "forbidden", api: "Function" }), target(...values)),
  });
  world.eval = (text: string) => (note({ kind: "forbidden", api: "eval" }), evaluate(text));
  for (const level of ["log", "info", "warn", "error", "debug"] as const) {
    console[level] = (...values: unknown[]) => sink(...values);
  }
  world.setTimeout = (run: Any, _?: number, ...values: Any[]) => (queueMicrotask(() => run(...values)), 0);
  const connect = (api: string) => (options: Any) => {
    note({ kind: "network", api, host: options?.hostname, port: Number(options?.port) });
    return Promise.resolve({ close() {}, write() {}, read() {} });
  };
  const text = Promise.resolve("text");
  Object.assign(Deno, {
    connect: connect("Deno.connect"),
    connectTls: connect("Deno.connectTls"),
    readTextFile: permission("Deno.readTextFile", text),
    readTextFileSync: permission("Deno.readTextFileSync", "text"),
    readFile: permission("Deno.readFile", Promise.resolve(new Uint8Array())),
    writeTextFile: permission("Deno.writeTextFile", text),
    stat: permission("Deno.stat", Promise.resolve({ isFile: true })),
    remove: permission("Deno.remove", text),
    hostname: permission("Deno.hostname", "host"),
  });
  Object.defineProperty(Deno, "env", {
    value: { get: permission("Deno.env.get", "value"), toObject: permission("Deno.env.toObject", {}) },
  });
  Object.defineProperty(Deno, "Command", {
    value: class {
      constructor(target: string) {
        note({ kind: "permission", api: "Deno.Command", target });
      }
      output = () => Promise.resolve({ code: 0 });
    },
  });
}
