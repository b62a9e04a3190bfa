// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// A host that comes with the input.
export default async function run(ctx, input) {
  await fetch(`https://${input.host}/x`);
}
// CHECK-DAG: network fetch GET https://*/x unknownHost
// CHECK-DAG: abstain network
// CHECK: end
