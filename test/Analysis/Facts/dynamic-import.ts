// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// An import by a literal is followed when it runs.
export default async function run(ctx, input) {
  const { get } = await import("./lib.ts");
  get(ctx);
}
// CHECK-DAG: import ./lib.ts
// CHECK-DAG: dependency alpha
// CHECK: end
//--- lib.ts
export const get = (c) => c.dependency("alpha");
