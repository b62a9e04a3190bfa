import type { Context } from "tentacular";
import stopwords from "./lib/stopwords.json" with { type: "json" };
import { wordsOf } from "./lib/words.ts";

export default async function run(
  _ctx: Context,
  input: { text: string },
): Promise<{ words: string[]; total: number }> {
  const all = wordsOf(input.text);
  const common = new Set(stopwords);
  return { words: all.filter((word) => !common.has(word)), total: all.length };
}
