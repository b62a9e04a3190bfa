// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// ctx and a connection are handed to functions.
async function load(c, name) {
  return await get(c.dependency(name), "/x");
}
function get(dep, path) {
  return dep.fetch(path);
}
export default async function run(ctx, input) {
  await load(ctx, "alpha");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
