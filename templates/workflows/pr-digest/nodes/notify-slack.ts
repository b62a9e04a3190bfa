import type { Context } from "tentacular";
import { postToSlack, type Sent } from "./lib/slack.ts";

export default async function run(ctx: Context, input: unknown): Promise<Sent> {
  const { text, count } = input as { text: string; count: number };
  return await postToSlack(ctx, `*Open pull requests: ${count}*\n${text}`);
}
