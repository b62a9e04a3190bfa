// SPDX-License-Identifier: Apache-2.0
// The command line of the engine.

import { StartError } from "./start_error.ts";

export interface Options {
  workflow: string;
  port: number;
  secrets: string;
}

export const usage =
  "usage: main.ts --workflow FILE [--port 8080] [--secrets /app/secrets]";

export function parseOptions(args: string[]): Options {
  const values = new Map([["port", "8080"], ["secrets", "/app/secrets"]]);
  for (let i = 0; i < args.length; i += 2) {
    const flag = args[i] ?? "";
    const value = args[i + 1];
    if (!/^--(workflow|port|secrets)$/.test(flag)) {
      throw new StartError(flag, `unknown option; ${usage}`);
    }
    if (!value) throw new StartError(flag, `expects a value; ${usage}`);
    values.set(flag.slice(2), value);
  }
  const workflow = values.get("workflow");
  if (!workflow) throw new StartError("--workflow", `is missing; ${usage}`);
  const port = values.get("port") ?? "";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new StartError("--port", `'${port}' is not a port`);
  }
  return { workflow, port: Number(port), secrets: values.get("secrets") ?? "" };
}
