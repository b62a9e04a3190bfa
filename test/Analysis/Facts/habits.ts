// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Promises that nobody waits for, answers that nobody looks at.
export default async function run(ctx, input) {
  ctx.dependency("alpha").fetch("/floating");
  const answer = await ctx.dependency("alpha").fetch("/x");
  return await answer.json();
}
// CHECK-DAG: habit not-awaited
// CHECK-DAG: habit not-checked
// CHECK: end
