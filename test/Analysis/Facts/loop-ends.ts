// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// What follows a loop that every run leaves by `return` is never done.
export default async function run(ctx: any, input: any) {
  {
    const f = async () => {
      for (const n of ["alpha", "beta"]) {
        return await ctx.dependency(n).fetch("/");
      }
      return ctx.dependency("gamma").fetch("/never");
    };
    await f();
  }
  {
    const f = async () => {
      do {
        await ctx.dependency("alpha").fetch("/");
        return 1;
      } while (true);
      await ctx.dependency("gamma").fetch("/never");
    };
    await f();
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /
// CHECK: end
