// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A tag is a function.
export default async function run(ctx, input) {
  const get = (parts, name) => ctx.dependency(name).fetch(parts[0]);
  await get`/t${"alpha"}`;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /t
// CHECK: end
