import type { Context, DependencyConnection } from "tentacular";
import { hmac, sha256 } from "./digest.ts";

/** AWS Signature 4 with path style, as every object store speaks it. */
async function ask(
  store: DependencyConnection,
  method: string,
  path: string,
  query = "",
  body = "",
): Promise<{ status: number; text: string }> {
  const { host, port, container, user, secret, extra } = store;
  const at = `${host}:${port}`;
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const hash = await sha256(body);
  const names = "host;x-amz-content-sha256;x-amz-date";
  const canonical = [
    method,
    `/${container}/${path}`,
    query,
    `host:${at}`,
    `x-amz-content-sha256:${hash}`,
    `x-amz-date:${time}`,
    "",
    names,
    hash,
  ].join("\n");
  const scope = [time.slice(0, 8), extra.region, "s3", "aws4_request"];
  let key = new TextEncoder().encode(`AWS4${secret}`);
  for (const part of scope) key = await hmac(key, part);
  const signature = await hmac(
    key,
    ["AWS4-HMAC-SHA256", time, scope.join("/"), await sha256(canonical)]
      .join("\n"),
  );
  const answer = await fetch(
    `${extra.scheme}://${at}/${container}/${path}${query && `?${query}`}`,
    {
      method,
      body: body || undefined,
      headers: {
        "x-amz-content-sha256": hash,
        "x-amz-date": time,
        authorization: `AWS4-HMAC-SHA256 Credential=${user}/${
          scope.join("/")
        }, SignedHeaders=${names}, Signature=${signature.toHex()}`,
      },
    },
  );
  return { status: answer.status, text: await answer.text() };
}

export default async function run(ctx: Context, input: unknown) {
  const store = ctx.dependency("tentacular-rustfs");
  const { prefix } = store.extra;
  const text = JSON.stringify(input);
  return {
    put: (await ask(store, "PUT", `${prefix}total.json`, "", text)).status,
    got: (await ask(store, "GET", `${prefix}total.json`)).text === text,
    outside: (await ask(store, "PUT", "elsewhere/total.json", "", text)).status,
    sameKey: ctx.secrets["tentacular-rustfs"]?.access_key === store.user,
  };
}
