// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What is taken out of a list makes the others move up, and the list end.
export default async function run(ctx: any, input: any) {
  {
    const q = [ctx.dependency("alpha"), ctx.dependency("beta")];
    while (q.length) {
      const c = q.shift()!;
      await c.fetch!("/");
    }
    await ctx.dependency("gamma").fetch("/after");
  }
  {
    const q = [ctx.dependency("alpha"), ctx.dependency("beta")];
    q.shift();
    await q[0].fetch!("/");
  }
  {
    const q = [ctx.dependency("alpha"), ctx.dependency("beta")];
    q.pop();
    q.push(ctx.dependency("gamma"));
    await q[1].fetch!("/");
  }
  {
    const node = {
      v: ctx.dependency("alpha"),
      next: { v: ctx.dependency("beta"), next: null as any },
    };
    for (let n: any = node; n; n = n.next) await n.v.fetch("/");
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK-DAG: dependency gamma
// CHECK-DAG: fetch gamma GET /after
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: dependency gamma
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK-DAG: maybe fetch gamma GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK: end
