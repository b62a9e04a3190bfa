// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// A default for what cannot be followed is not certain to be used.
export default async function run(ctx, input) {
  const { host = "none.example.com" } = new WeakRef(ctx.dependency("alpha")).deref();
  await fetch(`https://${host}/`);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: maybe network fetch https none.example.com 443 GET /
// CHECK: end
