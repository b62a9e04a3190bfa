// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Lists that lost some elements.
export default async function run(ctx, input) {
  ctx.dependency(["alpha", "beta"].filter(Boolean).find((n) => n === input.n) ?? "gamma");
}
// CHECK-DAG: input-read n
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: maybe dependency gamma
// CHECK: end
