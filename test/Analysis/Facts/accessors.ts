// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Getters and setters run.
export default async function run(ctx, input) {
  const box = {
    dep: null,
    set name(value) {
      this.dep = ctx.dependency(value);
    },
    get host() {
      return this.dep.host;
    },
  };
  box.name = "alpha";
  return box.host;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: maybe read alpha host
// CHECK: end
