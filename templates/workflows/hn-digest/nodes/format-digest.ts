import type { Context } from "tentacular";
import type { Story } from "./fetch-stories.ts";

export default async function run(
  _ctx: Context,
  input: unknown,
): Promise<{ digest: string; count: number }> {
  const { stories } = input as { stories: Story[] };
  const lines = stories.map((story, i) =>
    `${i + 1}. [${escapeMarkdown(story.title)}](${escapeUrl(story.url)}) ` +
    `(${story.score} points, ${story.comments} comments)`
  );
  const body = lines.length > 0 ? lines.join("\n") : "Nothing stood out.";
  return { digest: `# Hacker News digest\n\n${body}\n`, count: stories.length };
}

/** Titles are other people's text. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, "\\$&");
}

/** Addresses are too: a bracket or a blank would end the link early. */
function escapeUrl(url: string): string {
  return url.replace(
    /[\s()<>\\]/g,
    (c) => "%" + c.charCodeAt(0).toString(16).padStart(2, "0"),
  );
}
