// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Functions of other files are followed.
import load, { get as fetchIt } from "./helper.ts";
export default async function run(ctx, input) {
  await load(ctx);
  await fetchIt(ctx.dependency("beta"), "/b");
}
// CHECK-DAG: import ./helper.ts
// CHECK-DAG: dependency beta
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /a
// CHECK-DAG: fetch beta GET /b
// CHECK: end
//--- helper.ts
export function get(dep, path) {
  return dep.fetch(path);
}
export default (c) => get(c.dependency("alpha"), "/a");
