// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// Of two sources the last one counts: the first is not certain.
export default async function run(ctx: any, input: any) {
  {
    const o: any = Object.assign({}, { a: "alpha" }, { a: "beta" });
    await ctx.dependency(o.a).fetch("/");
  }
}
// CHECK-DAG: maybe dependency undefined
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK: end
