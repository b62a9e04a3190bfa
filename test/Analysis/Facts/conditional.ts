// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Either side of a condition is used in some run.
export default async function run(ctx, input) {
  ctx.dependency(input.isTest ? "alpha" : "beta");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: input-read isTest
// CHECK: end
