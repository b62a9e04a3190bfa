// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Reflect is another way to write a member.
export default async function run(ctx, input) {
  Reflect.get(ctx, "dependency")("alpha");
  Reflect.apply(ctx.dependency, ctx, ["beta"]);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
