import type { Context } from "tentacular";
import { parse } from "npm:semver@7.6.0";
import markdown from "./lib/markdown.json";

export default async function run(ctx: Context) {
  const github = ctx.dependency("gihub");
  const repository = ctx.config["repositry"];
  const answer = await github.fetch!(`/repos/${repository}/releases`, {
    headers: { authorization: `Bearer ${ctx.secrets.github.token}` },
  });
  if (!answer.ok) {
    throw new Error(`GitHub refused ${ctx.dependency("github").secret}`);
  }
  const releases = (await answer.json()) as { tag_name: string; body: string }[];
  return {
    releases: releases.map((one) => ({ version: parse(one.tag_name), text: one.body })),
    heading: markdown.heading,
  };
}
