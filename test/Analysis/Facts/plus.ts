// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// So are the parts of a sum.
export default async function run(ctx, input) {
  await ctx.dependency("al" + "pha").fetch("/a" + "/" + input.id, { method: "DELETE" });
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha DELETE /a/*
// CHECK-DAG: input-read id
// CHECK: end
