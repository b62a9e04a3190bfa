// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// What a condition says of a variable does not hold in a function that is made
// before it, or of one that is assigned anew.
export default async function run(ctx: any, input: any) {
  const early = String(input.early);
  const before = () => ctx.dependency(early).host;
  if (early === "alpha") before();
  before();
  // CHECK-DAG: abstain any-dependency
  let late = String(input.late);
  const change = () => { late = "gamma"; };
  if (late !== "alpha") return {};
  const ask = () => ctx.dependency(late).port;
  change();
  ask();
  // CHECK-DAG: {{(maybe )?}}read gamma port
  let i = 0;
  const functions: (() => void)[] = [];
  for (const name of ["alpha", "beta"]) functions.push(() => ctx.dependency(name).user);
  for (const each of functions) each();
  // CHECK-DAG: {{(maybe )?}}read alpha user
  // CHECK-DAG: {{(maybe )?}}read beta user
  const made = [];
  for (const name of input.names) {
    made.push(() => ctx.dependency(name).database);
    if (name === "alpha") made.push(() => ctx.dependency(name).subject);
  }
  made[i]();
  // CHECK-DAG: {{(maybe )?}}read alpha subject
}
// CHECK: end
