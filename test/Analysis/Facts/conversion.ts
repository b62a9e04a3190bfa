// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Objects are asked for a text.
export default async function run(ctx, input) {
  const text = `${{ toString: () => ctx.dependency("alpha").user }}`;
  +{ valueOf: () => ctx.dependency("beta").port };
  return JSON.stringify({ toJSON: () => ctx.dependency("gamma").user }) + text;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: dependency gamma
// CHECK: end
