// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What is left of ctx is still ctx.
export default async function run(ctx, input) {
  const { log, ...rest } = ctx;
  rest.dependency("alpha");
}
// CHECK-DAG: dependency alpha
// CHECK: end
