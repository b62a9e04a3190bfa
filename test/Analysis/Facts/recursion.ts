// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Functions that call themselves come to an end.
export default async function run(ctx, input) {
  const walk = (n, name) => n === 0 ? ctx.dependency(name) : walk(n - 1, name);
  walk(input.depth, "alpha");
}
// CHECK-DAG: input-read depth
// CHECK-DAG: dependency alpha
// CHECK: end
