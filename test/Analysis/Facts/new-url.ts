// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// So is one made by new URL.
export default async function run(ctx, input) {
  const { host } = ctx.dependency("alpha");
  const url = new URL("/v1/items", `https://${host}`);
  await fetch(url);
  await fetch(new Request(url.href, { method: "PUT" }));
}
// CHECK-DAG: network alpha fetch https GET /v1/items
// CHECK-DAG: network alpha fetch https PUT /v1/items
// CHECK: end
