// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma --implicit-check-not=maybe
// A variable is what it was assigned last, on each way that leads here.
export default async function run(ctx: any, input: any) {
  let name = "gamma";
  name = "alpha";
  ctx.dependency(name);
  if (input.stop) {
    name = "gamma";
    return;
  }
  ctx.dependency(name);
  let thrown = "beta";
  if (input.fail) {
    thrown = "gamma";
    throw new Error("no");
  }
  ctx.dependency(thrown);
  let set;
  switch (input.kind) {
    default:
      set = "beta";
  }
  ctx.dependency(set);
  let lazy: string | undefined;
  lazy ??= "alpha";
  ctx.dependency(lazy);
  let swapped = "gamma";
  [swapped] = ["beta"];
  ctx.dependency(swapped);
  for (let i = 0; i < input.many; i++) {
    let inner = "gamma";
    inner = "beta";
    ctx.dependency(inner);
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
