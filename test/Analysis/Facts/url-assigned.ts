// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not="network fetch https never"
// A part that is assigned takes the place of what was there before.
export default async function run(ctx, input) {
  const alpha = ctx.dependency("alpha");
  const host = new URL("https://never.test/host");
  host.host = alpha.host;
  await fetch(host);
  // CHECK-DAG: network alpha fetch https GET /host
  const all = new URL("https://never.test/all?page=1");
  all.protocol = alpha.protocol;
  all.hostname = alpha.host;
  all.port = String(alpha.port);
  await fetch(all.href);
  // CHECK-DAG: network alpha fetch GET /all?page=1
  const href = new URL("https://never.test/");
  href.href = `https://${alpha.host}/href`;
  await fetch(href);
  // CHECK-DAG: network alpha fetch https GET /href
  const port = new URL("https://one.test/port");
  port.port = "8443";
  await fetch(port);
  // CHECK-DAG: network fetch https one.test 8443 GET /port
  for (const path of ["/a", "/b"]) {
    const each = new URL(path, "https://never.test/");
    each.host = "each.test";
    await fetch(each);
  }
  // CHECK-DAG: network fetch https each.test 443 GET /a
  // CHECK-DAG: network fetch https each.test 443 GET /b
  const some = new URL("https://some.test/");
  if (input.other) some.host = "other.test";
  await fetch(some);
  // CHECK-DAG: maybe network fetch https some.test 443 GET /
  // CHECK-DAG: maybe network fetch https other.test 443 GET /
  const first = new URL("https://first.test/"), same = first;
  first.host = "second.test";
  await fetch(same);
  // CHECK-DAG: maybe network fetch https second.test 443 GET /
  const query = new URL(`https://never.test/q?id=${input.id}`);
  query.host = alpha.host;
  await fetch(query);
  // CHECK-DAG: network alpha fetch https GET /q?id=*
}
// CHECK: end
