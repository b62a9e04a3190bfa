// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Whoever has a method then is waited for.
export default async function run(ctx, input) {
  const dep = await { then: (resolve) => resolve(ctx.dependency("alpha")) };
  return dep.user;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha user
// CHECK: end
