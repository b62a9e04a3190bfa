import type { Context } from "tentacular";

interface Input {
  words: string[];
  total: number;
}

interface Report {
  total: number;
  distinct: number;
  top: { word: string; count: number }[];
}

export default async function run(ctx: Context, input: Input): Promise<Report> {
  const counts = new Map<string, number>();
  for (const word of input.words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const top = [...counts]
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, Number(ctx.config["top"] ?? 5));
  return { total: input.total, distinct: counts.size, top };
}
