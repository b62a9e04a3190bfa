// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The logger goes around.
export default async function run(ctx, input) {
  const warn = ctx.log.warn;
  warn("x");
  ["y"].forEach(ctx.log.info);
}
// CHECK-DAG: log warn
// CHECK-DAG: log info
// CHECK: end
