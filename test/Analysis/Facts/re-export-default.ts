// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The node itself may come from elsewhere.
export { default } from "./real.ts";
// CHECK-DAG: import ./real.ts
// CHECK-DAG: dependency alpha
// CHECK: end
//--- real.ts
export default (ctx) => ({ has: ctx.dependency("alpha") !== null });
