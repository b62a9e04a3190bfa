// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What a function that tests its argument says of it, where it is called and
// where a list is filtered by it.
const allowed = ["alpha", "beta"];
const isAllowed = (name: unknown): name is string => typeof name === "string" && allowed.includes(name);
function isKnown(name: unknown): name is string {
  if (typeof name !== "string") return false;
  return allowed.includes(name);
}
function assertAllowed(name: string): asserts name is "alpha" | "beta" {
  if (!allowed.includes(name)) throw new Error(`'${name}' is not allowed`);
}
export default async function run(ctx: any, input: any) {
  const first = input.first;
  if (!isAllowed(first)) return {};
  ctx.dependency(first).host;
  // CHECK-DAG: maybe read alpha host
  // CHECK-DAG: maybe read beta host
  for (const name of input.names.filter(isKnown)) ctx.dependency(name).port;
  // CHECK-DAG: maybe read alpha port
  // CHECK-DAG: maybe read beta port
  const last = String(input.last);
  assertAllowed(last);
  ctx.dependency(last).protocol;
  // CHECK-DAG: maybe read alpha protocol
  // CHECK-DAG: maybe read beta protocol
  const either = input.a ? "beta" : "gamma";
  if (isAllowed(either)) ctx.dependency(either).authType;
  // CHECK-DAG: {{(maybe )?}}read beta authType
  // CHECK-NOT: read gamma authType
}
// CHECK: end
