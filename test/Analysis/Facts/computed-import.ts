// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// One by a name that is not known is not.
export default async function run(ctx, input) {
  const lib = await import(input.name);
  lib.get();
}
// CHECK-DAG: forbidden import
// CHECK-DAG: input-read name
// CHECK-DAG: abstain everything
// CHECK: end
