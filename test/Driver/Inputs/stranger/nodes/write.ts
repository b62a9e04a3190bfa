import type { Context } from "tentacular";

interface Input {
  release: { version: string; text: string }[];
  heading: string;
}

export default async function run(ctx: Context, input: Input) {
  const lines = input.release.map((one) => `* ${one.version}: ${one.text}`);
  await Deno.writeTextFile("/var/cache/notes.md", lines.join("\n"));
  const home = Deno.env.get("HOME");
  const limit = Number(ctx.config["limit"]);
  ctx.log.info(`wrote ${lines.length} lines in ${home}`);
  return { text: [input.heading, ...lines.slice(0, limit)].join("\n") };
}
