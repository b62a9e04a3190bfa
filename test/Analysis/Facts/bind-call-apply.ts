// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Functions are called in all ways.
export default async function run(ctx, input) {
  const get = ctx.dependency.bind(ctx, "alpha");
  get();
  ctx.dependency.call(ctx, "beta");
  ctx.dependency.apply(ctx, ["gamma"]);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: dependency gamma
// CHECK: end
