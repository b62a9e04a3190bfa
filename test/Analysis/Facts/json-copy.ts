// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=gamma
// What is copied by way of JSON is what it was; of what JSON leaves out, or
// what says itself how it is written, nothing is known.
export default async function run(ctx: any) {
  const plan = { name: "alpha", paths: ["/a", "/b"] };
  const copy = JSON.parse(JSON.stringify(plan));
  for (const path of copy.paths) await ctx.dependency(copy.name).fetch(path);
  // CHECK-DAG: {{(maybe )?}}fetch alpha GET /a
  // CHECK-DAG: {{(maybe )?}}fetch alpha GET /b
  const own = JSON.parse(JSON.stringify({ name: "beta", toJSON: () => ({ name: "alpha" }) }));
  ctx.dependency(own.name);
  // CHECK: abstain any-dependency
}
// CHECK: end
