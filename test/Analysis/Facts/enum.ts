// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Members of enums are constants.
enum Dep { Main = "alpha", Other = "beta" }
export default async function run(ctx, input) {
  ctx.dependency(Dep.Main);
  ctx.dependency(Dep["Other"]);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
