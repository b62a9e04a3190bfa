// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// A member that shows only when the node runs.
export default async function run(ctx, input) {
  const dep = ctx.dependency("alpha");
  return { value: dep[input.member] };
}
// CHECK-DAG: abstain dependency alpha
// CHECK: end
