// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// The grammar takes a call with type arguments behind an operator for a call of
// both operands: nothing may be lost, and parentheses are the way out.
function same<T>(value: T): T {
  return value;
}
export default async function run(ctx) {
  const d = ctx.dependency("alpha");
  const url = "https://" + same<any>(d).host;
  await fetch(url);
  return (same<any>(d)).port;
}
// CHECK-DAG: read alpha port
// CHECK-DAG: abstain everything
// CHECK: end
