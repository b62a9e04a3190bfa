// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The right side of && and || is used.
export default async function run(ctx, input) {
  const dep = input.a && ctx.dependency("alpha");
  const other = input.b || ctx.dependency("beta");
  return [dep?.port, other?.user];
}
// CHECK-DAG: input-read a
// CHECK-DAG: input-read b
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: read alpha port
// CHECK-DAG: read beta user
// CHECK: end
