// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=gamma
// A text that grows in a loop: any name may come of it, and nothing else.
export default async function run(ctx: any, input: any) {
  {
    let s = "";
    for (let i = 0; i < input.length; i++) s += "alph"[i];
    await ctx.dependency(s).fetch("/");
  }
}
// CHECK-DAG: abstain any-dependency
// CHECK: end
