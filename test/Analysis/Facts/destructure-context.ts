// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// ctx is taken apart, with a new name and a default.
export default async function run(ctx, input) {
  const { dependency: dep, config: { top = 3 }, log } = ctx;
  log.info("x", top);
  dep("alpha");
}
// CHECK-DAG: config top
// CHECK-DAG: log info
// CHECK-DAG: dependency alpha
// CHECK: end
