// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A loop that is left early tells the iterator.
export default async function run(ctx: any, input: any) {
  {
    const iter = {
      from: 0,
      [Symbol.iterator]() {
        let i = this.from;
        return {
          next: () =>
            i++ < 2
              ? {
                done: false,
                value: ctx.dependency(i === 1 ? "alpha" : "beta"),
              }
              : { done: true, value: null },
          return() {
            ctx.dependency("gamma").fetch("/r");
            return { done: true, value: 0 };
          },
        };
      },
    };
    for (const c of iter as any) {
      await c.fetch("/");
      break;
    }
  }
}
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: maybe dependency gamma
// CHECK-DAG: maybe fetch gamma GET /r
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK: end
