import type { Context } from "tentacular";

export default async function run(ctx: Context, _input: unknown) {
  const targets = ctx.dependency("targets");
  const answer = await targets.fetch!("https://203.0.113.7/");
  await answer.body?.cancel();
  return { status: answer.status };
}
