// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Classes have members of their own.
class Deps {
  static NAME = "alpha";
  static of(ctx) {
    return ctx.dependency(this.NAME);
  }
}
export default async function run(ctx, input) {
  return Deps.of(ctx).port;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha port
// CHECK: end
