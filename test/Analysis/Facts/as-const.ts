// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Casts change nothing.
const NAMES = ["alpha", "beta"] as const;
export default async function run(ctx, input) {
  ctx.dependency(NAMES[0] as string);
  ctx.dependency(<any> NAMES[1]!);
  (ctx satisfies unknown).log.warn("x");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: log warn
// CHECK: end
