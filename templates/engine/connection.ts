// SPDX-License-Identifier: Apache-2.0
// How a node reaches one dependency of the contract.

import type { DependencyConnection, Secrets } from "./mod.ts";
import type { Dependency } from "./workflow.ts";

/** A secret that is not mounted is undefined, not a fault: many nodes can do
 * something useful without it. */
export function connect(
  name: string,
  dependency: Dependency,
  secrets: Secrets,
): DependencyConnection {
  const { protocol, host = "", port = 0, auth } = dependency;
  return {
    protocol,
    host,
    port,
    authType: auth?.type,
    secret: auth && secretOf(auth.secret, secrets),
    database: dependency.database,
    user: dependency.user,
    subject: dependency.subject,
    container: dependency.container,
    extra: dependency.extra,
    fetch: fetchOf(name, dependency),
  };
}

/** `service.key`; only the first dot divides, as in the mounted file's name. */
function secretOf(reference: string, secrets: Secrets): string | undefined {
  const dot = reference.indexOf(".");
  return secrets[reference.slice(0, dot)]?.[reference.slice(dot + 1)];
}

function fetchOf(
  name: string,
  dependency: Dependency,
): DependencyConnection["fetch"] {
  const { protocol, host, port } = dependency;
  if (protocol !== "https" && protocol !== "http") return undefined;
  if (dependency.type === "dynamic-target") {
    return async (url, init) =>
      await fetch(targetUrl(name, dependency, url), init);
  }
  const base = `${protocol}://${bracketed(host ?? "")}:${port}`;
  return async (path, init) => await fetch(hostUrl(base, path), init);
}

/** Throws when the path would lead to another host, as '@evil.example' or
 * '.evil.example' would if they were simply appended. */
export function hostUrl(base: string, path: string): URL {
  if (path !== "" && !/^[/?]/.test(path)) {
    throw new Error(`path '${path}' must begin with '/' or '?'`);
  }
  return new URL(base + path);
}

/** The network policy holds the addresses; the port can be held here too. */
function targetUrl(name: string, dependency: Dependency, text: string): URL {
  if (!URL.canParse(text)) {
    throw new Error(`'${text}' is not a URL; "${name}" is a dynamic target`);
  }
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Error(`'${text}' is neither http nor https`);
  }
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const ports = dependency.dynPorts ?? [];
  if (!ports.some((entry) => entry.port === port && entry.protocol === "TCP")) {
    throw new Error(`port ${port} of '${text}' is not declared for "${name}"`);
  }
  return url;
}

/** An IPv6 address needs brackets in a URL. */
function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
