// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A variable that is assigned twice may be either; neither is certain.
export default async function run(ctx, input) {
  let name = "alpha";
  if (input.other) name = "beta";
  ctx.dependency(name);
}
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: input-read other
// CHECK: end
