// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A secret that is an address.
export default async function run(ctx, input) {
  await fetch(ctx.dependency("alpha").secret, { method: "POST" });
}
// CHECK-DAG: network alpha fetch POST fromSecret
// CHECK-DAG: read alpha secret
// CHECK: end
