// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What constants say by more than a glance is left out of nothing, and
// nothing is certain where they say otherwise.
export default async function run(ctx: any, input: any) {
  {
    const a = [1, 2, 3].includes(2) ? "alpha" : "beta";
    await ctx.dependency(a).fetch("/");
  }
  {
    const nested = async (d: number, n: string): Promise<void> => {
      if (d > 2) return;
      const next = d === 0 ? "beta" : "gamma";
      await ctx.dependency(n).fetch("/" + d);
      await nested(d + 1, next);
    };
    await nested(0, "alpha");
  }
  {
    const even = async (n: number): Promise<any> =>
      n === 0 ? ctx.dependency("alpha").fetch("/") : odd(n - 1);
    const odd = async (n: number): Promise<any> =>
      n === 0 ? ctx.dependency("beta").fetch("/") : even(n - 1);
    await even(3);
  }
}
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: dependency gamma
// CHECK-DAG: fetch alpha GET /0
// CHECK-DAG: fetch beta GET /1
// CHECK-DAG: fetch gamma GET /2
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch beta GET /
// CHECK: end
