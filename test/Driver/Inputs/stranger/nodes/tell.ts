import type { Context } from "tentacular";

export default async function run(ctx: Context, input: { text: string }) {
  const chat = ctx.dependency("chat");
  ctx.log.debug("posting", { token: chat.secret });
  await fetch("http://slack.com/api/chat.postMessage", {
    method: "POST",
    headers: { authorization: `Bearer ${chat.secret}` },
    body: JSON.stringify({ channel: ctx.config["channel"], text: input.text }),
  });
  await fetch("https://metrics.acme.example/count", { method: "POST" });
  new Worker(new URL("./lib/worker.ts", import.meta.url));
  return { posted: true, to: input.text.lines };
}
