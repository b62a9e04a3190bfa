import type { Context } from "tentacular";
import type { Repo } from "./fetch-repos.ts";

const day = 24 * 60 * 60 * 1000;

export default async function run(
  ctx: Context,
  input: unknown,
): Promise<{ text: string; active: number; stale: number }> {
  const { repos, asOf } = input as { repos: Repo[]; asOf: string };
  const age = (repo: Repo) =>
    (Date.parse(asOf) - Date.parse(repo.pushedAt)) / day;
  const activeDays = Number(ctx.config["active_days"] ?? 7);
  const staleDays = Number(ctx.config["stale_days"] ?? 365);

  const active = repos.filter((repo) => age(repo) <= activeDays);
  const stale = repos.filter((repo) => age(repo) > staleDays);
  const popular = repos.toSorted((a, b) => b.stars - a.stars).slice(0, 5);

  const text = [
    `*${repos.length} repositories*, ${active.length} active in the last ` +
    `${activeDays} days, ${stale.length} without a push for ${staleDays}`,
    ...section(
      "Active",
      active.slice(0, 10),
      (repo) => `${repo.openIssues} open issues`,
    ),
    ...section("Most starred", popular, (repo) => `${repo.stars} stars`),
  ].join("\n");
  return { text, active: active.length, stale: stale.length };
}

function section(
  title: string,
  repos: Repo[],
  tell: (repo: Repo) => string,
): string[] {
  if (repos.length === 0) return [];
  return [
    "",
    `*${title}*`,
    ...repos.map((repo) => `- ${repo.name}: ${tell(repo)}`),
  ];
}
