import type { Context } from "tentacular";

export interface Repo {
  name: string;
  stars: number;
  openIssues: number;
  pushedAt: string;
}

/** What GitHub's list holds of each repository, as far as we read it. */
interface Listed {
  full_name: string;
  stargazers_count: number;
  open_issues_count: number;
  pushed_at: string | null;
  archived: boolean;
}

export default async function run(
  ctx: Context,
  _input: unknown,
): Promise<{ repos: Repo[]; asOf: string }> {
  const github = ctx.dependency("github");
  if (!github.secret) throw new Error("secret github.token is not mounted");
  const organisation = String(ctx.config["organisation"] ?? "");
  if (organisation === "") throw new Error("config.organisation is not set");
  const pages = Number(ctx.config["pages"] ?? 1);

  const repos: Repo[] = [];
  for (let page = 1; page <= pages; page++) {
    const query = `sort=pushed&per_page=100&page=${page}`;
    const path = `/orgs/${encodeURIComponent(organisation)}/repos?${query}`;
    const response = await github.fetch!(path, {
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${github.secret}`,
        "user-agent": "tentacular",
      },
    });
    if (!response.ok) {
      const text = await response.text();
      throw new Error(
        `GitHub answered ${response.status}: ${text.slice(0, 200)}`,
      );
    }
    const listed: Listed[] = await response.json();
    for (const repo of listed) {
      if (repo.archived || !repo.pushed_at) continue;
      repos.push({
        name: repo.full_name,
        stars: repo.stargazers_count,
        openIssues: repo.open_issues_count,
        pushedAt: repo.pushed_at,
      });
    }
    if (listed.length < 100) break;
  }
  ctx.log.info(`${repos.length} repositories of ${organisation}`);
  return { repos, asOf: new Date().toISOString() };
}
