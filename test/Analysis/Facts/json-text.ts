// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// JSON.parse of a known text.
export default async function run(ctx, input) {
  ctx.dependency(JSON.parse('{"dep": "alpha"}').dep);
}
// CHECK-DAG: dependency alpha
// CHECK: end
