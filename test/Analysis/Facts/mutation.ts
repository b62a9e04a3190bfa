// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Objects and lists are filled later.
export default async function run(ctx, input) {
  const deps = {};
  deps.main = ctx.dependency("alpha");
  const list = [];
  list.push("beta");
  await deps.main.fetch("/m");
  for (const name of list) ctx.dependency(name);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /m
// CHECK-DAG: dependency beta
// CHECK: end
