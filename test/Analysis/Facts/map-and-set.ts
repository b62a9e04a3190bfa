// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Maps and sets hold values.
export default async function run(ctx, input) {
  const deps = new Map([["main", ctx.dependency("alpha")]]);
  deps.get("main").user;
  for (const name of new Set(["beta"])) ctx.dependency(name);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha user
// CHECK-DAG: dependency beta
// CHECK: end
