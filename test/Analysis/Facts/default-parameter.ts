// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A default stands in for what is not given.
export default async function run(ctx, input) {
  const get = (path = "/default", dep = ctx.dependency("alpha")) => dep.fetch(path);
  await get();
  await get("/given");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /default
// CHECK-DAG: fetch alpha GET /given
// CHECK: end
