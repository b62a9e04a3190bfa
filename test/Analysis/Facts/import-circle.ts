// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Modules that import one another.
import { a } from "./a.ts";
export default async function run(ctx, input) {
  a(ctx, 3);
}
// CHECK-DAG: import ./a.ts
// CHECK-DAG: import ./b.ts
// CHECK-DAG: import ./a.ts
// CHECK-DAG: dependency alpha
// CHECK: end
//--- a.ts
import { b } from "./b.ts";
export const a = (c, n) => n > 0 ? b(c, n - 1) : c.dependency("alpha");
//--- b.ts
import { a } from "./a.ts";
export const b = (c, n) => a(c, n);
