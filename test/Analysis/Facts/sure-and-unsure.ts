// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not="{{^dependency never}}"
// What only one run in none does is not certain, though it may be all the same.
export default async function run(ctx, input) {
  if (!Object.is(NaN, NaN)) ctx.dependency("never");
  if (Object.is("a", "b")) ctx.dependency("never");
  if (![1, NaN].includes(NaN)) ctx.dependency("never");
  if ([1, 2].includes(0 / 0)) ctx.dependency("never");
  if (NaN === NaN || 0.1 + 0.2 === 0.3 || -1 > 0) ctx.dependency("never");
  if (typeof NaN !== "number" || Math.max(1, 2) > 2) ctx.dependency("never");
  if (new Set(["a"]).has("b") || "b" in { a: 1 }) ctx.dependency("never");
  if (Object.hasOwn({ a: 1 }, "b") || [] instanceof Map) ctx.dependency("never");
  if ([1, 2].some((each) => each > 2)) ctx.dependency("never");
  const twice = new Map([["a", "never"], ["a", "alpha"]]);
  ctx.dependency(twice.get("a"));
  ctx.dependency(Object.fromEntries([["a", "never"], ["a", "alpha"]]).a);
  // CHECK-DAG: dependency alpha
  const gone = { a: "never" };
  delete gone.a;
  ctx.dependency(gone.a ?? "beta");
  // CHECK-DAG: maybe dependency beta
  let count = 0;
  for (const each of ["never", "gamma"].filter(() => count++ > 0)) ctx.dependency(each);
  // CHECK-DAG: maybe dependency gamma
  const seen = new Set();
  for (const each of ["one", "one"].filter((name) => !seen.has(name) && seen.add(name))) ctx.dependency(each);
  // CHECK-DAG: maybe dependency one
  const nothing = undefined;
  const fail = () => {
    throw new Error("expected");
  };
  try {
    const value = nothing.a;
    ctx.dependency("never", value);
  } catch {
    ctx.dependency("caught");
    // CHECK-DAG: dependency caught
  }
  try {
    const value = fail();
    ctx.dependency("never", value);
  } catch {
    ctx.dependency("failed");
    // CHECK-DAG: dependency failed
  }
  // What the input decides is certain both ways.
  if ([1, 2].includes(input.a) || input.b > 2) ctx.dependency("asked");
  else ctx.dependency("other");
  // CHECK-DAG: dependency asked
  // CHECK-DAG: dependency other
}
// CHECK: end
