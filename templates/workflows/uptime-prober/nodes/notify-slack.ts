import type { Context } from "tentacular";
import { postToSlack, type Sent } from "./lib/slack.ts";

export default async function run(ctx: Context, input: unknown): Promise<Sent> {
  const { alert, text } = input as { alert: boolean; text: string };
  if (!alert) return { sent: false, reason: "nothing is down" };
  return await postToSlack(ctx, text);
}
