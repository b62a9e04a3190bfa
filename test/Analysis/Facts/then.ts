// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Promises hand on what they hold.
export default async function run(ctx, input) {
  await Promise.resolve(ctx.dependency("alpha")).then((dep) => dep.fetch("/t")).then((r) => r.ok).catch(() => ctx.log.error("x")).finally(() => ctx.log.debug("y"));
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /t
// CHECK-DAG: log error
// CHECK-DAG: log debug
// CHECK: end
