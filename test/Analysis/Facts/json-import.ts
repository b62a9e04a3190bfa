// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Values of a JSON file are known.
import settings from "./settings.json" with { type: "json" };
export default async function run(ctx, input) {
  for (const { dep, path } of settings.calls) await ctx.dependency(dep).fetch(path);
}
// CHECK-DAG: import ./settings.json
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /a
// CHECK-DAG: fetch beta GET /b
// CHECK: end
//--- settings.json
{"calls": [{"dep": "alpha", "path": "/a"}, {"dep": "beta", "path": "/b"}]}
