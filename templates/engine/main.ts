// SPDX-License-Identifier: Apache-2.0
// The engine's entry: reads everything, then opens the port.

import { makeContext } from "./context.ts";
import { execute } from "./executor.ts";
import { buildGraph } from "./graph.ts";
import { loadNodes } from "./loader.ts";
import { parseOptions } from "./options.ts";
import { makeRedact, redactConsole } from "./redact.ts";
import { readSecrets } from "./secrets.ts";
import { makeHandler } from "./server.ts";
import { StartError } from "./start_error.ts";
import { readWorkflow } from "./workflow.ts";

const { exit } = Deno;

async function start(args: string[]) {
  const options = parseOptions(args);
  const workflow = await readWorkflow(options.workflow);
  const graph = buildGraph(
    workflow.nodes.keys(),
    workflow.edges,
    options.workflow,
  );
  const secrets = await readSecrets(options.secrets);
  const redact = makeRedact(secrets);
  redactConsole(redact);
  survive();
  const folder = options.workflow.replace(/\/?[^/]*$/, "") || ".";
  const nodes = await loadNodes(workflow.nodes, absolute(folder));

  const handler = makeHandler((payload) =>
    execute(
      graph,
      (id, input) => {
        const node = nodes.get(id);
        return node?.(makeContext(id, workflow, secrets), input);
      },
      payload,
      redact,
    )
  );
  const server = listen(options.port, handler);
  console.log(
    `${workflow.name} ${workflow.version} listens on port ${server.addr.port}: ` +
      graph.stages.map((stage) => stage.join(", ")).join(" -> "),
  );
  stopOnSignal(server);
  await server.finished;
}

function listen(
  port: number,
  handler: Deno.ServeHandler,
): Deno.HttpServer<Deno.NetAddr> {
  try {
    const hostname = "0.0.0.0";
    return Deno.serve({ hostname, port, onListen: () => {} }, handler);
  } catch (error) {
    throw new StartError(`port ${port}`, (error as Error).message);
  }
}

/** As the first process of a container it gets no default action: without
 * this every stop would wait for the kubelet's patience to end. Runs that are
 * under way finish; a second signal ends them. */
function stopOnSignal(server: Deno.HttpServer) {
  let stopping = false;
  const stop = () => {
    if (stopping) exit(1);
    stopping = true;
    server.shutdown();
  };
  Deno.addSignalListener("SIGTERM", stop);
  Deno.addSignalListener("SIGINT", stop);
}

/** What one node forgot or does wrong must not end the runs of all the others:
 * a promise, a timer that throws, `Deno.exit` and what is made of it. */
function survive() {
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    console.error("unhandled rejection in a node:", event.reason);
  });
  globalThis.addEventListener("error", (event) => {
    event.preventDefault();
    console.error("uncaught error in a node:", event.error);
  });
  Object.defineProperty(Deno, "exit", {
    value: () => {
      throw new Error("a node cannot end the engine");
    },
  });
}

/** Asks for the working directory only where it is needed: to know it takes a
 * permission that the pod does not have. */
function absolute(folder: string): string {
  return folder.startsWith("/") ? folder : `${Deno.cwd()}/${folder}`;
}

try {
  await start(Deno.args);
  exit(0);
} catch (error) {
  const faults = error instanceof AggregateError ? error.errors : [error];
  for (const fault of faults) {
    console.error(
      "tentacular:",
      fault instanceof StartError ? fault.message : fault,
    );
  }
  exit(1);
}
