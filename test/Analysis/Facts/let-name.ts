// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A variable that is assigned once is as good as a constant.
export default async function run(ctx, input) {
  let name = "alpha";
  await ctx.dependency(name).fetch("/x");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
