// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Optional chains are followed.
export default async function run(ctx, input) {
  await ctx?.dependency?.("alpha")?.fetch?.("/x");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
