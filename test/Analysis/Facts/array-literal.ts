// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// So are values in a list.
export default async function run(ctx, input) {
  const list = ["alpha", "beta"];
  ctx.dependency(list[1]);
}
// CHECK-DAG: dependency beta
// CHECK: end
