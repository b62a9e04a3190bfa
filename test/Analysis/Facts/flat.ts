// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=gamma
// Lists in lists in lists.
export default async function run(ctx: any, input: any) {
  {
    const c: any = [[[ctx.dependency("alpha")]]].flat(Infinity)[0];
    await c.fetch("/");
  }
  {
    const some = [[ctx.dependency("beta")], [], ctx.dependency("beta")].flat();
    for (const one of some) await one.fetch("/once");
  }
}
// CHECK-DAG: fetch beta GET /once
// CHECK-DAG: dependency alpha
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: abstain dependency alpha
// CHECK: end
