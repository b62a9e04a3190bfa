// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A name is taken from a constant.
const name = "alpha";
export default async function run(ctx, input) {
  await ctx.dependency(name).fetch("/x");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
