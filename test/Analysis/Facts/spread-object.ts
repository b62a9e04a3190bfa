// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Spreading copies, and later keys win.
export default async function run(ctx, input) {
  const base = { name: "alpha", path: "/a" };
  const { name, path } = { ...base, path: "/b" };
  await ctx.dependency(name).fetch(path);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /b
// CHECK: end
