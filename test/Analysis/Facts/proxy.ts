// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// What a proxy stands for is not followed.
export default async function run(ctx, input) {
  const dep = new Proxy(ctx.dependency("alpha"), {});
  await dep.fetch("/x");
}
// CHECK-DAG: abstain dependency alpha
// CHECK: end
