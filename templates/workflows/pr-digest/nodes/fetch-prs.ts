import type { Context, DependencyConnection } from "tentacular";

export interface PullRequest {
  repository: string;
  number: number;
  title: string;
  author: string;
  url: string;
  draft: boolean;
  createdAt: string;
  /** The beginning of the description; empty when there is none. */
  excerpt: string;
}

/** What GitHub's list holds of each, as far as we read it. */
interface Listed {
  number: number;
  title: string;
  html_url: string;
  draft?: boolean;
  created_at: string;
  body: string | null;
  /** Null when the account is gone. */
  user: { login: string } | null;
}

export default async function run(
  ctx: Context,
  _input: unknown,
): Promise<{ prs: PullRequest[] }> {
  const github = ctx.dependency("github");
  if (!github.secret) throw new Error("secret github.token is not mounted");
  const repositories = (ctx.config["repositories"] ?? []) as string[];
  const max = Number(ctx.config["max_prs"] ?? 20);

  const lists = await Promise.all(
    repositories.map((repository) => openPrs(github, repository, max)),
  );
  const prs = lists.flat();
  ctx.log.info(`${prs.length} open in ${repositories.length} repositories`);
  return { prs };
}

async function openPrs(
  github: DependencyConnection,
  repository: string,
  max: number,
): Promise<PullRequest[]> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    throw new Error(`config.repositories: '${repository}' is not owner/name`);
  }
  const query = `state=open&sort=created&direction=desc&per_page=${max}`;
  const response = await github.fetch!(`/repos/${repository}/pulls?${query}`, {
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${github.secret}`,
      "user-agent": "tentacular",
    },
  });
  if (!response.ok) {
    const text = await response.text();
    throw new Error(
      `GitHub answered ${response.status} for ${repository}: ${
        text.slice(0, 200)
      }`,
    );
  }
  const listed: Listed[] = await response.json();
  return listed.map((pr) => ({
    repository,
    number: pr.number,
    title: pr.title,
    author: pr.user?.login ?? "ghost",
    url: pr.html_url,
    draft: pr.draft ?? false,
    createdAt: pr.created_at,
    excerpt: (pr.body ?? "").slice(0, 500),
  }));
}
