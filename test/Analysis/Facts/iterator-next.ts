// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// An iterator is asked step by step.
export default async function run(ctx: any, input: any) {
  {
    const it = ["alpha", "beta"][Symbol.iterator]();
    let s = it.next();
    while (!s.done) {
      await ctx.dependency(s.value).fetch("/");
      s = it.next();
    }
  }
}
// CHECK-DAG: maybe dependency undefined
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK: end
