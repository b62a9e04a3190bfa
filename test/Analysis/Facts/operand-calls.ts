// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The grammar takes a call with type arguments behind an operator for a call of
// both operands, and so what follows a '!'.
function same<T>(value: T): T {
  return value;
}
export default async function run(ctx, input) {
  const d = ctx.dependency("alpha");
  const url = "https://" + same<any>(d).host;
  await fetch(url);
  void d.fetch!("/void");
  const answer = !input && await d.fetch!("/await");
  const text = "" + typeof same<any>(d).database + (await (ctx).dependency!("beta")!.fetch!("/both"));
  const chosen = input ? 1 : same<any>(d).protocol;
  return [(same<any>(d)).port, answer, text, chosen];
}
// CHECK-DAG: network alpha fetch https GET
// CHECK-DAG: read alpha host
// CHECK-DAG: read alpha port
// CHECK-DAG: read alpha database
// CHECK-DAG: read alpha protocol
// CHECK-DAG: fetch alpha GET /void
// CHECK-DAG: fetch alpha GET /await
// CHECK-DAG: fetch beta GET /both
// CHECK: end
