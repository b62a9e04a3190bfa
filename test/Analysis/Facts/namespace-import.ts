// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A module is an object.
import * as lib from "./lib.ts";
export default async function run(ctx, input) {
  await lib.get(ctx, lib.NAME);
}
// CHECK-DAG: import ./lib.ts
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
//--- lib.ts
export const NAME = "alpha";
export const get = (c, n) => c.dependency(n).fetch("/x");
