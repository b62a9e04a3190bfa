// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma --implicit-check-not=none
// Within a condition a variable is what the condition leaves of it.
export default async function run(ctx: any, input: any) {
  const name = input.a ? "alpha" : "none";
  if (name !== "none") ctx.dependency(name);
  // CHECK-DAG: dependency alpha
  const maybe = input.b ? "beta" : undefined;
  if (!maybe) return;
  await ctx.dependency(maybe).fetch("/guarded");
  // CHECK-DAG: fetch beta GET /guarded
  const kind = input.c ? "alpha" : input.d ? "beta" : "gamma";
  if (kind === "gamma" || input.e) return;
  await ctx.dependency(kind).fetch("/left");
  // CHECK-DAG: fetch alpha GET /left
  // CHECK-DAG: fetch beta GET /left
  const found = input.f ? "beta" : null;
  const answer = found && await ctx.dependency(found).fetch("/and");
  // CHECK-DAG: fetch beta GET /and
  const chosen = input.g ? "alpha" : "";
  return answer ?? (chosen ? ctx.dependency(chosen).fetch("/chosen") : null);
  // CHECK-DAG: fetch alpha GET /chosen
}
// CHECK: end
