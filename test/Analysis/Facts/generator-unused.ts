// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// One that nobody asks does nothing.
export default async function run(ctx, input) {
  function* never() {
    yield ctx.dependency("alpha");
  }
  never();
}
// CHECK: end
