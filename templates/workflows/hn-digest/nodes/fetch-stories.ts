import type { Context } from "tentacular";

export interface Story {
  id: number;
  title: string;
  url: string;
  score: number;
  comments: number;
}

/** What the API calls an item; a story may lack any of these. */
interface Item {
  id: number;
  type?: string;
  title?: string;
  url?: string;
  score?: number;
  descendants?: number;
}

export default async function run(
  ctx: Context,
  _input: unknown,
): Promise<{ stories: Story[] }> {
  const hackerNews = ctx.dependency("hacker-news");
  const top = Number(ctx.config["top"] ?? 30);

  const get = async <T>(path: string): Promise<T> => {
    const response = await hackerNews.fetch!(path);
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`Hacker News answered ${response.status} to ${path}`);
    }
    return await response.json();
  };

  const ids = await get<number[]>("/v0/topstories.json");
  const found = await Promise.allSettled(
    ids.slice(0, top).map((id) => get<Item | null>(`/v0/item/${id}.json`)),
  );

  const stories: Story[] = [];
  for (const result of found) {
    if (result.status === "rejected") {
      ctx.log.warn("left out a story", String(result.reason));
      continue;
    }
    // A deleted item is null; jobs and polls stand among the stories.
    const item = result.value;
    if (item?.type !== "story" || !item.title) continue;
    stories.push({
      id: item.id,
      title: item.title,
      url: item.url ?? `https://news.ycombinator.com/item?id=${item.id}`,
      score: item.score ?? 0,
      comments: item.descendants ?? 0,
    });
  }
  if (stories.length === 0 && ids.length > 0) {
    throw new Error("none of the top stories could be fetched");
  }
  ctx.log.info(`fetched ${stories.length} of ${ids.length} top stories`);
  return { stories };
}
