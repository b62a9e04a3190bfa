// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Keys of config.
export default async function run(ctx, input) {
  const { a, b: { c } = {} } = ctx.config;
  return [a, c, ctx.config.d, ctx.config["e"], Object.keys(ctx.config).length];
}
// CHECK-DAG: config a
// CHECK-DAG: config b
// CHECK-DAG: config d
// CHECK-DAG: config e
// CHECK-DAG: config
// CHECK: end
