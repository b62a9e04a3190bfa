// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A list is taken apart.
export default async function run(ctx, input) {
  const [first, , third] = ["alpha", "beta", "gamma"];
  ctx.dependency(first);
  ctx.dependency(third);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency gamma
// CHECK: end
