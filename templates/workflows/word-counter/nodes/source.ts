import type { Context } from "tentacular";

const sample = "The quick brown fox jumps over the lazy dog. " +
  "The dog sleeps; the fox does not.";

interface Payload {
  text?: unknown;
}

export default async function run(
  ctx: Context,
  input: Payload,
): Promise<{ text: string }> {
  if (input.text === undefined) {
    ctx.log.info("no text in the request: taking the sample");
    return { text: sample };
  }
  if (typeof input.text !== "string") {
    throw new Error("'text' in the request must be a string");
  }
  return { text: input.text };
}
