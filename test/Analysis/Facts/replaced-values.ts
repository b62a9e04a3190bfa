// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not="{{^}}dependency beta" --implicit-check-not="dependency {{[0-9a-z]$}}"
// What is returned instead, taken out of a map, or stands before an accessor.
function last() {
  try { return "beta"; } finally { return "alpha"; }
}
export default async function run(ctx, input) {
  ctx.dependency(last());
  const all = new Map([["a", "beta"]]);
  all.set("c", "gamma").delete("a");
  for (const name of all.values()) ctx.dependency(name);
  const base = { get name() { return "beta"; } };
  ctx.dependency(Object.create(base, { name: { value: "alpha" } }).name);
  const list = Array(1).fill("gamma", 0, 1);
  for (const name of list.concat(["alpha"])) ctx.dependency(name);
  const hinted = { [Symbol.toPrimitive](hint) { return hint === "number" ? 1 : "gamma"; } };
  ctx.dependency(`${hinted}`);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: maybe dependency beta
// CHECK-DAG: dependency gamma
// CHECK: end
