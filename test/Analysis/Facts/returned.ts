// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A connection comes back from a function.
const connect = (c) => ({ dep: c.dependency("alpha") });
export default async function run(ctx, input) {
  const { dep } = connect(ctx);
  return dep.database;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha database
// CHECK: end
