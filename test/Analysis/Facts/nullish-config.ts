// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// Whether a default is used when config has the key is not certain.
export default async function run(ctx, input) {
  ctx.dependency(ctx.config.dep ?? "alpha");
}
// CHECK-DAG: config dep
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: abstain any-dependency
// CHECK: end
