// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=never --implicit-check-not=unknownHost
// Parts of an address are what the URL Standard makes of them, before they are
// compared and before they are asked for.
export default async function run(ctx) {
  const { host } = ctx.dependency("alpha");
  await fetch(new URL("../items?x=1", `https://${host}/v1/users/7`));
  // CHECK-DAG: network alpha fetch https GET /v1/items?x=1
  await fetch(new URL("?page=2", "https://ONE.test:443/list?page=1#top"));
  // CHECK-DAG: network fetch https one.test 443 GET /list?page=2
  const kept = new URL("https://u:p@two.test:443/a/../b c");
  if (kept.port === "" && kept.pathname === "/b%20c" && kept.host === "two.test") await fetch("https://three.test/");
  // CHECK-DAG: network fetch https three.test 443 GET /
  if (kept.port === "443" || kept.hostname !== "two.test") ctx.dependency("never");
  const url = new URL(kept);
  url.host = "four.test";
  await fetch(url);
  // CHECK-DAG: {{.*}}network fetch https four.test 443 GET /b%20c*
  Object.assign(url, { hostname: host });
  await fetch(url);
  // CHECK-DAG: {{.*}}network alpha fetch https GET /b%20c*
  url.searchParams.set("q", "1");
  if (url.search === "?q=1") ctx.dependency("beta");
  // CHECK-DAG: {{.*}}dependency beta
}
// CHECK: end
