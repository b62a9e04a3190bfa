// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// One that gets the connection may use all of it.
import { Client } from "npm:pkg@1.0.0";
export default async function run(ctx, input) {
  new Client(ctx.dependency("alpha"));
}
// CHECK-DAG: abstain dependency alpha
// CHECK: end
