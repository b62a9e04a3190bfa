import type { Context } from "tentacular";
import type { Story } from "./fetch-stories.ts";

export default async function run(
  ctx: Context,
  input: unknown,
): Promise<{ stories: Story[] }> {
  const { stories } = input as { stories: Story[] };
  const minScore = Number(ctx.config["min_score"] ?? 100);
  const keep = Number(ctx.config["keep"] ?? 10);

  const best = stories
    .filter((story) => story.score >= minScore)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, keep);
  ctx.log.info(`kept ${best.length} of ${stories.length} stories`);
  return { stories: best };
}
