// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=never
// Jumps to labels go on where the label is, not in the loop around them.
export default async function run(ctx: any, input: any) {
  {
    outer: for (const n of ["alpha", "beta"]) {
      while (true) {
        await ctx.dependency(n).fetch("/");
        continue outer;
      }
    }
  }
  {
    outer: for (const n of ["alpha", "beta"]) {
      for (const p of ["/a", "/b"]) {
        await ctx.dependency(n).fetch(p);
        continue outer;
      }
      await ctx.dependency("gamma").fetch("/never");
    }
  }
  {
    a: for (const x of ["alpha", "beta"]) {
      b: for (const y of ["/1", "/2"]) {
        if (input.c1) continue a;
        if (input.c2) break a;
        if (input.c3) break b;
        await ctx.dependency(x).fetch(y);
      }
      await ctx.dependency(x).fetch("/end");
    }
    await ctx.dependency("gamma").fetch("/");
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /
// CHECK-DAG: fetch beta GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /a
// CHECK-DAG: fetch beta GET /a
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /1
// CHECK-DAG: fetch alpha GET /2
// CHECK-DAG: fetch beta GET /1
// CHECK-DAG: fetch beta GET /2
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /end
// CHECK-DAG: fetch beta GET /end
// CHECK-DAG: dependency gamma
// CHECK-DAG: fetch gamma GET /
// CHECK: end
