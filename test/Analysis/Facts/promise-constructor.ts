// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Values come out of promises made by hand.
export default async function run(ctx, input) {
  const dep = await new Promise((resolve) => setTimeout(() => resolve(ctx.dependency("alpha")), 1));
  return dep.user;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha user
// CHECK: end
