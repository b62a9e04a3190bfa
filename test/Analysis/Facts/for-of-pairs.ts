// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What belongs together stays together.
export default async function run(ctx, input) {
  for (const [name, path] of [["alpha", "/a"], ["beta", "/b"]]) {
    await ctx.dependency(name).fetch(path);
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /a
// CHECK-DAG: fetch beta GET /b
// CHECK: end
