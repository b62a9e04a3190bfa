// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Values in an object are found again.
export default async function run(ctx, input) {
  const deps = { main: ctx.dependency("alpha"), ["other"]: ctx.dependency("beta") };
  await deps.main.fetch("/m");
  await deps["other"].fetch("/o");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /m
// CHECK-DAG: fetch beta GET /o
// CHECK: end
