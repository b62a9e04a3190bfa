// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// An address made of a connection is one of that dependency.
export default async function run(ctx, input) {
  const dep = ctx.dependency("alpha");
  await fetch(`https://${dep.host}/x`);
  await fetch(dep.protocol + "://" + dep.host + ":" + dep.port + "/y", { method: "POST" });
}
// CHECK-DAG: network alpha fetch https GET /x
// CHECK-DAG: network alpha fetch POST /y
// CHECK-DAG: read alpha host
// CHECK-DAG: read alpha protocol
// CHECK-DAG: read alpha port
// CHECK-DAG: dependency alpha
// CHECK: end
