// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// Code from texts.
export default async function run(ctx, input) {
  eval("1");
  new Function("return 1")();
  new Worker("./w.ts");
}
// CHECK-DAG: forbidden eval
// CHECK-DAG: forbidden Function
// CHECK-DAG: forbidden Worker
// CHECK-DAG: abstain everything
// CHECK: end
