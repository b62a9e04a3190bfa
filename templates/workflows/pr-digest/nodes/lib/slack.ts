import type { Context } from "tentacular";

export interface Sent {
  sent: boolean;
  reason?: string;
}

/** Posts a message through the incoming webhook. Without one it only says so:
 * the summary is still in the result. */
export async function postToSlack(ctx: Context, text: string): Promise<Sent> {
  const slack = ctx.dependency("slack");
  if (!slack.secret) {
    ctx.log.warn("secret slack.webhook_url is not mounted: nothing is posted");
    return { sent: false, reason: "no webhook" };
  }
  // The secret is the whole address; its path is what tells hooks apart.
  const webhook = new URL(slack.secret);
  if (webhook.hostname !== slack.host) {
    throw new Error(`secret slack.webhook_url does not lead to ${slack.host}`);
  }
  const response = await slack.fetch!(webhook.pathname, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(
      `Slack answered ${response.status}: ${answer.slice(0, 200)}`,
    );
  }
  return { sent: true };
}
