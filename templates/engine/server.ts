// SPDX-License-Identifier: Apache-2.0
// The two addresses that a pod answers at.

import { messageOf } from "./message.ts";
import type { ExecutionResult } from "./mod.ts";

export type RunWorkflow = (payload: unknown) => Promise<ExecutionResult>;

/** Far above any trigger's payload, far below the pod's memory. */
const maxBodyBytes = 8 * 1024 * 1024;

export function makeHandler(
  run: RunWorkflow,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/health") return json(200, { status: "ok" });
    if (pathname === "/run") {
      if (request.method === "GET") return answer(await run({}));
      if (request.method === "POST") return await post(request, run);
    }
    await request.body?.cancel();
    return new Response("Not Found", { status: 404 });
  };
}

/** A body that is not JSON is refused: running with an empty payload instead
 * would do something that nobody asked for. */
async function post(request: Request, run: RunWorkflow): Promise<Response> {
  const text = await readBody(request);
  if (text === undefined) {
    return json(413, { error: `body is over ${maxBodyBytes} bytes` });
  }
  let payload: unknown = {};
  try {
    if (text.trim() !== "") payload = JSON.parse(text);
  } catch (error) {
    return json(400, {
      error: `body is not JSON: ${(error as Error).message}`,
    });
  }
  return answer(await run(payload));
}

/** Undefined when there is more than the limit. */
async function readBody(request: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Each output was written as JSON before; but one whose text differs from
 * time to time, or fits just so, can still fail as a part of the whole. */
function answer(result: ExecutionResult): Response {
  try {
    return json(result.success ? 200 : 500, result);
  } catch (error) {
    return json(500, {
      error: `result cannot be written as JSON: ${messageOf(error)}`,
    });
  }
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body, null, 2), {
    status,
    headers: { "content-type": "application/json" },
  });
}
