// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// A list of which not all is known says nothing; nor does one that is held
// against another name, or whose answer is no.
const names = ["alpha"];
export default async function run(ctx: any, input: any) {
  const name: string = input.name;
  if (!["alpha"].includes(name)) await ctx.dependency(name).fetch("/not");
  // CHECK-DAG: abstain any-dependency
  const grown = ["alpha", ...input.more];
  if (grown.includes(name)) ctx.dependency(name).secret;
  // CHECK-DAG: abstain any-dependency
  names.push("beta");
  if (names.includes(name)) await ctx.dependency(name).fetch("/pushed");
  // CHECK-DAG: maybe fetch beta GET /pushed
  if (input.list.includes(name)) ctx.dependency(name).host;
  // CHECK-DAG: abstain any-dependency
  if ("alphabet".includes(name)) ctx.dependency(name).port;
  // CHECK-DAG: abstain any-dependency
}
// CHECK: end
