// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The object of all arguments.
export default async function run(ctx, input) {
  function pick() {
    return arguments[0].dependency(arguments[1]);
  }
  pick(ctx, "alpha");
}
// CHECK-DAG: dependency alpha
// CHECK: end
