// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// What a condition says of a constant holds in functions that are made behind
// it, and one that stands in a function holds there.
const ok = (name: string) => ["alpha", "beta"].includes(name);
const either = (name: string) => name === "alpha" || name === "beta";
export default async function run(ctx: any, input: any) {
  input.names.filter(ok).forEach((name: string) => ctx.dependency(name).host);
  // CHECK-DAG: maybe read alpha host
  // CHECK-DAG: maybe read beta host
  input.names.filter(either).map((name: string) => ctx.dependency(name).port);
  // CHECK-DAG: maybe read alpha port
  // CHECK-DAG: maybe read beta port
  const kind = String(input.kind);
  if (kind === "alpha" || kind === "beta") await ctx.dependency(kind).fetch("/either");
  // CHECK-DAG: maybe fetch alpha GET /either
  // CHECK-DAG: maybe fetch beta GET /either
  if (kind !== "alpha" && kind !== "beta") return {};
  await ctx.dependency(kind).fetch("/neither");
  // CHECK-DAG: maybe fetch alpha GET /neither
  // CHECK-DAG: maybe fetch beta GET /neither
  const ask = () => ctx.dependency(kind).protocol;
  ask();
  // CHECK-DAG: maybe read alpha protocol
  // CHECK-DAG: maybe read beta protocol
  const { name } = input;
  input.list.forEach(() => {
    if (name !== "beta") return;
    ctx.dependency(name).user;
    // CHECK-DAG: read beta user
    [1].map(() => ctx.dependency(name).database);
    // CHECK-DAG: read beta database
  });
  for (const each of input.names) {
    if (!ok(each)) continue;
    await Promise.all(["/in"].map((path) => ctx.dependency(each).fetch(path)));
    // CHECK-DAG: maybe fetch alpha GET /in
    // CHECK-DAG: maybe fetch beta GET /in
  }
}
// CHECK: end
