import type { Context } from "tentacular";
import { postToSlack, type Sent } from "./lib/slack.ts";

export default async function run(ctx: Context, input: unknown): Promise<Sent> {
  const { text } = input as { text: string };
  return await postToSlack(ctx, text);
}
