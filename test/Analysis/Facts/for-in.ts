// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Keys of a literal are known.
export default async function run(ctx, input) {
  for (const name in { alpha: 1, beta: 2 }) ctx.dependency(name);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
