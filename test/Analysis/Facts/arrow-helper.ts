// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Arrows keep ctx.
export default async function run(ctx, input) {
  const get = (path) => ctx.dependency("alpha").fetch(path);
  await get("/1");
  await get("/2");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /1
// CHECK-DAG: fetch alpha GET /2
// CHECK: end
