// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What follows a certain end is not reached.
export default async function run(ctx, input) {
  for (const name of ["alpha", "beta"]) {
    ctx.dependency(name);
    break;
  }
}
// CHECK-DAG: dependency alpha
// CHECK: end
