import type { Context } from "tentacular";
import { decodeBase64 } from "jsr:@std/encoding@1.0.10/base64";
import { words } from "./lib/words.ts";
import table from "./lib/table.json" with { type: "json" };

export default async function run(ctx: Context, _input: unknown) {
  const api = ctx.dependency("api");
  const mirror = ctx.dependency("mirror");
  const answers = await Promise.all([
    api.fetch!("/items", { headers: { authorization: `Bearer ${api.secret}` } }),
    mirror.fetch!("/items"),
    ctx.dependency("cache").fetch!("/items"),
  ]);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  return { words: texts.flatMap(words), table, key: decodeBase64("AA==").length };
}
