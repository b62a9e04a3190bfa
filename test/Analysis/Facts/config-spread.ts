// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// All of config is read.
export default async function run(ctx, input) {
  return { ...ctx.config };
}
// CHECK: config
// CHECK: end
