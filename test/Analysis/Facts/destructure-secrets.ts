// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Secrets are taken apart.
export default async function run(ctx, input) {
  const { github: { token = "" }, ...others } = ctx.secrets;
  return { has: token !== "" };
}
// CHECK-DAG: secret github
// CHECK-DAG: secret github token
// CHECK: end
