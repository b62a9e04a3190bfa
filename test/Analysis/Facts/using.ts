// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// What `using` declares is asked to go away.
export default async function run(ctx: any, input: any) {
  {
    {
      using x = {
        [Symbol.dispose]() {
          ctx.dependency("alpha").fetch("/");
        },
      };
    }
  }
  {
    {
      await using x = {
        async [Symbol.asyncDispose]() {
          await ctx.dependency("alpha").fetch("/");
        },
      };
    }
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /
// CHECK: end
