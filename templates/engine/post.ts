// SPDX-License-Identifier: Apache-2.0
// What a CronJob's pod runs: tells the engine, by its Service, that it is time.
//
// usage: post.ts URL [TRIGGER]
// Exit code 1 when the run failed, so that the Job fails too.

const [address = "", trigger] = Deno.args;

/** While the engine's pod is being replaced nobody answers; to wait for a
 * connection is safe, to send a request twice is not. */
async function waitFor(url: URL, seconds: number) {
  const port = Number(url.port || 80);
  for (let i = 1;; i++) {
    try {
      (await Deno.connect({ hostname: url.hostname, port })).close();
      return;
    } catch (error) {
      // Not granted: waiting would not help.
      if (error instanceof Deno.errors.NotCapable || i >= seconds) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

try {
  const url = new URL(address);
  await waitFor(url, 30);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(trigger ? { trigger } : {}),
  });
  const { success, errors, error } = await response.json();
  if (success) {
    console.log(`${address}: done`);
  } else {
    console.error(`${address}: ${response.status}`, errors ?? error);
    Deno.exit(1);
  }
} catch (error) {
  console.error(`${address}: ${(error as Error).message}`);
  Deno.exit(1);
}
