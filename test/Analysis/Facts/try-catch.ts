// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What was thrown is caught.
export default async function run(ctx, input) {
  try {
    throw ctx.dependency("alpha");
  } catch (dep) {
    return dep.user;
  } finally {
    ctx.log.info("x");
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha user
// CHECK-DAG: log info
// CHECK: end
