// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A loop over a list of literals is run for each.
export default async function run(ctx, input) {
  for (const name of ["alpha", "beta"]) {
    await ctx.dependency(name).fetch(`/${name}`);
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /alpha
// CHECK-DAG: fetch beta GET /beta
// CHECK: end
