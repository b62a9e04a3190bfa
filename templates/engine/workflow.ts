// SPDX-License-Identifier: Apache-2.0
// The workflow as the compiler normalised it: workflow.json, format 1.
// Everything is explicit there, so nothing is inferred here; unknown keys are
// left alone, so that a newer compiler may add some.

import { StartError } from "./start_error.ts";

export interface Workflow {
  name: string;
  version: string;
  description?: string;
  triggers: Trigger[];
  /** In declaration order. */
  nodes: Map<string, NodeSpec>;
  edges: Edge[];
  config: Readonly<Record<string, unknown>>;
  dependencies: Map<string, Dependency>;
  sidecars: Sidecar[];
}

export interface Trigger {
  type: "manual" | "cron" | "webhook" | "queue";
  name?: string;
  schedule?: string;
  timeZone?: string;
  provider?: string;
  event?: string;
  actions?: string[];
  path?: string;
  subject?: string;
  /** Queue, with several pods: they share the subject's messages. */
  queueGroup?: string;
}

export interface NodeSpec {
  /** Relative to the folder of workflow.json. */
  path: string;
  description?: string;
}

export interface Edge {
  from: string;
  to: string;
}

export interface Dependency {
  protocol: string;
  type?: "dynamic-target";
  host?: string;
  port?: number;
  version?: string;
  database?: string;
  user?: string;
  subject?: string;
  container?: string;
  auth?: { type: string; secret: string };
  cidr?: string;
  dynPorts?: DynamicPort[];
  /** Every other key that holds a text. */
  extra: Readonly<Record<string, string>>;
}

export interface DynamicPort {
  port: number;
  protocol: "TCP" | "UDP" | "SCTP";
}

export interface Sidecar {
  name: string;
  port: number;
  protocol: "http" | "grpc";
}

const formatVersion = 1;

/** Throws StartError with the file and the place in it. */
export async function readWorkflow(file: string): Promise<Workflow> {
  let text: string;
  try {
    text = await Deno.readTextFile(file);
  } catch (error) {
    throw new StartError(file, `cannot be read: ${(error as Error).message}`);
  }
  return parseWorkflow(text, file);
}

export function parseWorkflow(text: string, file: string): Workflow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new StartError(file, `not JSON: ${(error as Error).message}`);
  }
  const root = new Field(value, file, "");
  const format = root.key("formatVersion").value;
  if (format !== formatVersion) {
    root.key("formatVersion").fail(
      `expected ${formatVersion}, the format that this engine reads`,
    );
  }
  return {
    name: root.key("name").text(),
    version: root.key("version").text(),
    description: root.key("description").maybeText(),
    triggers: root.key("triggers").items().map(readTrigger),
    nodes: readNodes(root.key("nodes")),
    edges: root.key("edges").items().map((edge) => ({
      from: edge.key("from").text(),
      to: edge.key("to").text(),
    })),
    config: deepFreeze(root.key("config").object()),
    dependencies: new Map(
      root.key("dependencies").entries().map((
        [name, field],
      ) => [name, readDependency(field)]),
    ),
    sidecars:
      root.key("sidecars").maybe((field) => field.items().map(readSidecar)) ??
        [],
  };
}

function readTrigger(field: Field): Trigger {
  return {
    type: field.key("type").oneOf("manual", "cron", "webhook", "queue"),
    name: field.key("name").maybeText(),
    schedule: field.key("schedule").maybeText(),
    timeZone: field.key("timeZone").maybeText(),
    provider: field.key("provider").maybeText(),
    event: field.key("event").maybeText(),
    actions: field.key("actions").maybe((actions) =>
      actions.items().map((action) => action.text())
    ),
    path: field.key("path").maybeText(),
    subject: field.key("subject").maybeText(),
    queueGroup: field.key("queueGroup").maybeText(),
  };
}

function readNodes(field: Field): Map<string, NodeSpec> {
  const nodes = new Map(
    field.entries().map(([id, node]) => [id, {
      path: node.key("path").text(),
      description: node.key("description").maybeText(),
    }]),
  );
  if (nodes.size === 0) field.fail("expected at least one node");
  return nodes;
}

function readDependency(field: Field): Dependency {
  const named: Omit<Dependency, "extra"> = {
    protocol: field.key("protocol").text(),
    type: field.key("type").maybe((type) => type.oneOf("dynamic-target")),
    host: field.key("host").maybeText(),
    port: field.key("port").maybe((port) => port.port()),
    version: field.key("version").maybeText(),
    database: field.key("database").maybeText(),
    user: field.key("user").maybeText(),
    subject: field.key("subject").maybeText(),
    container: field.key("container").maybeText(),
    auth: field.key("auth").maybe((auth) => ({
      type: auth.key("type").text(),
      secret: auth.key("secret").text(),
    })),
    cidr: field.key("cidr").maybeText(),
    dynPorts: field.key("dynPorts").maybe((ports) =>
      ports.items().map((entry) => ({
        port: entry.key("port").port(),
        protocol: entry.key("protocol").oneOf("TCP", "UDP", "SCTP"),
      }))
    ),
  };
  const others = Object.entries(field.object()).filter(([key, value]) =>
    !(key in named) && typeof value === "string"
  ) as [string, string][];
  return { ...named, extra: Object.freeze(Object.fromEntries(others)) };
}

function readSidecar(field: Field): Sidecar {
  return {
    name: field.key("name").text(),
    port: field.key("port").port(),
    protocol: field.key("protocol").oneOf("http", "grpc"),
  };
}

/** A value with its place in the file, so that a fault can name it. */
class Field {
  constructor(
    readonly value: unknown,
    readonly file: string,
    readonly path: string,
  ) {}

  fail(what: string): never {
    throw new StartError(`${this.file}: ${this.path || "top level"}`, what);
  }

  private expected(what: string): never {
    const { value } = this;
    const got = value === undefined
      ? "nothing"
      : value === null
      ? "null"
      : Array.isArray(value)
      ? "a list"
      : typeof value === "object"
      ? "a mapping"
      : JSON.stringify(value);
    this.fail(`expected ${what}, got ${got}`);
  }

  object(): Record<string, unknown> {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      this.expected("a mapping");
    }
    return value as Record<string, unknown>;
  }

  /** Own keys only: 'constructor' is a legal name of a node. */
  key(name: string): Field {
    const object = this.object();
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    return new Field(
      value,
      this.file,
      this.path ? `${this.path}.${name}` : name,
    );
  }

  entries(): [string, Field][] {
    return Object.keys(this.object()).map((name) => [name, this.key(name)]);
  }

  items(): Field[] {
    if (!Array.isArray(this.value)) this.expected("a list");
    return this.value.map((item, i) =>
      new Field(item, this.file, `${this.path}[${i}]`)
    );
  }

  maybe<T>(read: (field: Field) => T): T | undefined {
    return this.value === undefined ? undefined : read(this);
  }

  text(): string {
    if (typeof this.value !== "string") this.expected("a string");
    return this.value;
  }

  maybeText(): string | undefined {
    return this.maybe((field) => field.text());
  }

  oneOf<const T extends string>(...words: T[]): T {
    const word = words.find((word) => word === this.value);
    return word ?? this.expected(words.map((word) => `'${word}'`).join(" or "));
  }

  port(): number {
    const { value } = this;
    if (
      !Number.isInteger(value) || Number(value) < 1 || Number(value) > 65535
    ) {
      this.expected("a port from 1 to 65535");
    }
    return Number(value);
  }
}

/** For trees of JSON only, which have no cycles. */
export function deepFreeze<T>(value: T): Readonly<T> {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
