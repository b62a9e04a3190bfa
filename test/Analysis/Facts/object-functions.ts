// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Object.entries and its like.
export default async function run(ctx, input) {
  for (const [name, path] of Object.entries({ alpha: "/a", beta: "/b" })) await ctx.dependency(name).fetch(path);
  Object.assign({}, { dep: ctx.dependency("gamma") }).dep.user;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: dependency gamma
// CHECK-DAG: fetch alpha GET /a
// CHECK-DAG: fetch beta GET /b
// CHECK-DAG: read gamma user
// CHECK: end
