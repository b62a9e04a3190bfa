// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// Groups of a list.
export default async function run(ctx: any, input: any) {
  {
    const g = Map.groupBy(["alpha", "beta"], (n) => n.length);
    for (const [, l] of g) {
      for (const n of l) await ctx.dependency(n).fetch("/");
    }
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /
// CHECK-DAG: fetch beta GET /
// CHECK: end
