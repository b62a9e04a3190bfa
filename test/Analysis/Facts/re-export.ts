// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A name is handed on by a module, or all of them are.
import { get, NAME } from "./index.ts";
export default async function run(ctx, input) {
  await get(ctx, NAME);
}
// CHECK-DAG: import ./index.ts
// CHECK-DAG: import ./get.ts
// CHECK-DAG: import ./name.ts
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
//--- index.ts
export { load as get } from "./get.ts";
export * from "./name.ts";
//--- get.ts
export const load = (c, n) => c.dependency(n).fetch("/x");
//--- name.ts
export const NAME = "alpha";
