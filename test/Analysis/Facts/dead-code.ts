// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What never runs uses nothing.
const DEBUG = false;
export default async function run(ctx, input) {
  if (DEBUG) ctx.dependency("alpha");
  if (!DEBUG) return ctx.dependency("beta").host;
  ctx.dependency("gamma");
}
// CHECK-DAG: dependency beta
// CHECK-DAG: read beta host
// CHECK: end
