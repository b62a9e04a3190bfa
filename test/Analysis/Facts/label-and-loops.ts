// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// All kinds of loops.
export default async function run(ctx, input) {
  outer: for (let i = 0; i < 3; i++) {
    while (input.more) {
      if (input.stop) break outer;
      ctx.dependency("alpha");
    }
    do {
      ctx.dependency("beta");
      continue outer;
    } while (true);
  }
  ctx.dependency("gamma");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: dependency gamma
// CHECK: end
