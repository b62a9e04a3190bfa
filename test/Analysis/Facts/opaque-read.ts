// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A package that gets members learns nothing else.
import { Client } from "npm:pkg@1.0.0";
export default async function run(ctx, input) {
  const dep = ctx.dependency("alpha");
  new Client({ host: dep.host, password: dep.secret });
}
// CHECK-DAG: import npm:pkg@1.0.0
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha host
// CHECK-DAG: read alpha secret
// CHECK: end
