// SPDX-License-Identifier: Apache-2.0
// What one node sees of the world.

import { connect, hostUrl } from "./connection.ts";
import type { Context, Logger, Secrets } from "./mod.ts";
import type { Workflow } from "./workflow.ts";

/** Made anew for each call of a node. Nothing in it depends on `this`, so a
 * node may take it apart. */
export function makeContext(
  nodeId: string,
  workflow: Workflow,
  secrets: Secrets,
): Context {
  return Object.freeze({
    dependency: (name: string) => {
      const dependency = workflow.dependencies.get(name);
      if (!dependency) {
        throw new Error(`Dependency "${name}" not declared in contract`);
      }
      return connect(name, dependency, secrets);
    },
    log: makeLogger(nodeId),
    config: workflow.config,
    fetch: (service: string, path: string, init?: RequestInit) =>
      serviceFetch(secrets, service, path, init),
    secrets,
  });
}

function makeLogger(nodeId: string): Logger {
  return Object.freeze({
    info: (msg: string, ...args: unknown[]) =>
      console.log(`[${nodeId}] INFO`, msg, ...args),
    warn: (msg: string, ...args: unknown[]) =>
      console.warn(`[${nodeId}] WARN`, msg, ...args),
    error: (msg: string, ...args: unknown[]) =>
      console.error(`[${nodeId}] ERROR`, msg, ...args),
    debug: (msg: string, ...args: unknown[]) =>
      console.debug(`[${nodeId}] DEBUG`, msg, ...args),
  });
}

/** Credentials go to the service's own host only, never to that of a whole
 * URL which the node was handed; a header that the caller set stays. */
async function serviceFetch(
  secrets: Secrets,
  service: string,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  if (!/^[a-z][a-z0-9_-]*$/.test(service)) {
    throw new Error(`ctx.fetch: '${service}' is not the name of a service`);
  }
  const own = `https://api.${service}.com`;
  const url = /^https?:\/\//.test(path) ? new URL(path) : hostUrl(own, path);
  const headers = new Headers(init?.headers);
  if (url.origin === own) {
    const { token, api_key } = secrets[service] ?? {};
    if (token && !headers.has("authorization")) {
      headers.set("authorization", `Bearer ${token}`);
    }
    if (api_key && !headers.has("x-api-key")) {
      headers.set("x-api-key", api_key);
    }
  }
  return await fetch(url, { ...init, headers });
}
