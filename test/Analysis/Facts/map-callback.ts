// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Callbacks are called with each element.
export default async function run(ctx, input) {
  const names = ["alpha", "beta"];
  await Promise.all(names.map((name) => ctx.dependency(name).fetch("/x")));
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /x
// CHECK-DAG: fetch beta GET /x
// CHECK: end
