// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// One that gets ctx may use everything.
import pkg from "npm:pkg@1.0.0";
export default async function run(ctx, input) {
  await pkg.use({ deep: [ctx] });
}
// CHECK-DAG: abstain everything
// CHECK: end
