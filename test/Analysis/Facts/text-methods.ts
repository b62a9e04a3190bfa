// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Methods of known texts.
export default async function run(ctx, input) {
  ctx.dependency("ALPHA".toLowerCase());
  ctx.dependency("beta,gamma".split(",")[1].trim());
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency gamma
// CHECK: end
