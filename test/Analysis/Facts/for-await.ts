// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Streams and lists of promises.
export default async function run(ctx, input) {
  for await (const dep of [Promise.resolve(ctx.dependency("alpha"))]) dep.user;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha user
// CHECK: end
