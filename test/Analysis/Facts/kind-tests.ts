// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not="read alpha 0" --implicit-check-not=unknownHost
// What is a list, and what a text, is known of most values.
const listOf = (one: any) => Array.isArray(one) ? one : [one];
async function send(ctx: any, target: any) {
  if (typeof target === "string") return await ctx.dependency(target).fetch("/text");
  return await target.fetch("/connection");
}
export default async function run(ctx: any, input: any) {
  for (const one of listOf(ctx.dependency("alpha"))) await one.fetch("/one");
  for (const one of listOf([ctx.dependency("alpha")])) await one.fetch("/list");
  const either = input.a ? "beta" : ctx.dependency("gamma");
  await send(ctx, either);
  class Many extends Array {}
  for (const one of listOf(Many.of(1))) input.b(one);
}
// CHECK-DAG: fetch alpha GET /one
// CHECK-DAG: fetch alpha GET /list
// CHECK-DAG: fetch beta GET /text
// CHECK-DAG: fetch gamma GET /connection
// CHECK: end
