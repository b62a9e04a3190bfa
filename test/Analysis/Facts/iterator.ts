// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Objects that say how to iterate.
export default async function run(ctx, input) {
  const names = { *[Symbol.iterator]() { yield "alpha"; } };
  for (const name of names) ctx.dependency(name);
}
// CHECK-DAG: maybe dependency alpha
// CHECK: end
