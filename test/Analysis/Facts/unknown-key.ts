// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// Keys of config and of secrets.
export default async function run(ctx, input) {
  return [ctx.config[input.a], ctx.secrets[input.b]];
}
// CHECK-DAG: abstain config
// CHECK-DAG: abstain secrets
// CHECK: end
