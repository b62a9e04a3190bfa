// SPDX-License-Identifier: Apache-2.0
// What a node imports as "tentacular". Types only: importing it costs nothing
// at run time, and a node file runs on any engine that keeps these promises.

export type { Graph as CompiledDAG, Stage } from "./graph.ts";
export type { NodeRunner } from "./executor.ts";
export type {
  Dependency,
  Edge,
  NodeSpec,
  Sidecar,
  Trigger,
  Workflow as WorkflowSpec,
} from "./workflow.ts";

/** The default export of a node file. */
export type NodeFunction<Input = unknown, Output = unknown> = (
  ctx: Context,
  input: Input,
) => Output | Promise<Output>;

/** A node file as a module. */
export interface NodeModule {
  default: NodeFunction;
}

/** Everything that a node may use of its surroundings. */
export interface Context {
  /** Where and how to reach what the contract names. Throws at once when the
   * contract does not name it. */
  dependency(name: string): DependencyConnection;

  readonly log: Logger;

  /** The `config` block of workflow.yaml; frozen. */
  readonly config: Readonly<Record<string, unknown>>;

  /** Older form: `https://api.<service>.com` + path, with the service's `token`
   * and `api_key` secrets as headers. Prefer `dependency()`. */
  fetch(service: string, path: string, init?: RequestInit): Promise<Response>;

  /** Older form: all mounted secrets, by service and key; frozen. Prefer
   * `dependency(name).secret`. */
  readonly secrets: Secrets;
}

export type Secrets = Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

export interface Logger {
  info(msg: string, ...args: unknown[]): void;
  warn(msg: string, ...args: unknown[]): void;
  error(msg: string, ...args: unknown[]): void;
  debug(msg: string, ...args: unknown[]): void;
}

/** One dependency of the contract, ready to be connected to. */
export interface DependencyConnection {
  protocol: string;
  /** Empty for a dynamic target, which is no single host. */
  host: string;
  port: number;
  authType?: string;
  /** The value that `auth.secret` names; undefined when it is not mounted. */
  secret?: string;
  database?: string;
  user?: string;
  subject?: string;
  container?: string;
  /** What else the platform or the contract says of it, such as the `prefix` of
   * an object store; texts only, frozen. */
  extra: Readonly<Record<string, string>>;
  /** For `https` and `http` only. The path begins with `/` or `?` (or is
   * empty); a dynamic target takes a whole URL instead. Adds no credentials. */
  fetch?: (path: string, init?: RequestInit) => Promise<Response>;
}

/** What a run leaves behind; the body of the answer to `/run`. */
export interface ExecutionResult {
  success: boolean;
  outputs: Record<string, unknown>;
  errors: Record<string, string>;
  timing: Timing & { nodeTimings: Record<string, Timing> };
}

/** Milliseconds since 1970. */
export interface Timing {
  startedAt: number;
  completedAt: number;
  durationMs: number;
}
