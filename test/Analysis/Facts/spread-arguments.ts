// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A list is spread into arguments.
export default async function run(ctx, input) {
  const call = (name, path) => ctx.dependency(name).fetch(path);
  await call(...["alpha", "/s"]);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /s
// CHECK: end
