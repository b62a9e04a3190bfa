// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// `yield*` gives what the other generator returns.
export default async function run(ctx: any, input: any) {
  {
    function* inner() {
      yield 1;
      return ctx.dependency("alpha");
    }
    function* outer() {
      const c = yield* inner();
      yield c;
    }
    const g = outer();
    g.next();
    const c: any = g.next().value;
    await c.fetch("/");
  }
}
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe fetch alpha GET /
// CHECK: end
