// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// The keys of a map go with their own values.
export default async function run(ctx: any, input: any) {
  {
    const obj = { a: 1, b: 2 } as any;
    const m = new Map(Object.entries({ x: "alpha", y: "beta" }));
    for (const [k, v] of m) await ctx.dependency(v).fetch("/" + k);
    const [first] = m.values();
    await ctx.dependency(first).fetch("/f");
    const [k1] = [...m.keys()];
    await ctx.dependency(m.get(k1)!).fetch("/g");
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: maybe fetch alpha GET /x
// CHECK-DAG: maybe fetch alpha GET /y
// CHECK-DAG: maybe fetch beta GET /x
// CHECK-DAG: maybe fetch beta GET /y
// CHECK-DAG: maybe dependency undefined
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: maybe fetch alpha GET /f
// CHECK-DAG: maybe fetch beta GET /f
// CHECK-DAG: maybe dependency undefined
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: maybe fetch alpha GET /g
// CHECK-DAG: maybe fetch beta GET /g
// CHECK: end
