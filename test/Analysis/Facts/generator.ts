// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Generators run when they are asked.
function* names() {
  yield "alpha";
  yield* ["beta"];
}
export default async function run(ctx, input) {
  for (const name of names()) ctx.dependency(name);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
