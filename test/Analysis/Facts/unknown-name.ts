// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// A name that shows only when the node runs.
export default async function run(ctx, input) {
  ctx.dependency(input.name);
}
// CHECK-DAG: input-read name
// CHECK-DAG: abstain any-dependency
// CHECK: end
