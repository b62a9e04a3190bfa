// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// So is what stands in for something that may be missing.
export default async function run(ctx, input) {
  const chosen = input.dep === "b" ? "beta" : null;
  ctx.dependency(chosen ?? "alpha");
}
// CHECK-DAG: input-read dep
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
