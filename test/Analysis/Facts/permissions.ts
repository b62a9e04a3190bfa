// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What Deno has to allow.
export default async function run(ctx, input) {
  await Deno.readTextFile("/tmp/in");
  Deno.env.get("HOME");
  process.env.PATH;
  await Deno.writeTextFile("/tmp/out", "x");
}
// CHECK-DAG: permission Deno.readTextFile read /tmp/in
// CHECK-DAG: permission Deno.env.get env HOME
// CHECK-DAG: permission process.env env PATH
// CHECK-DAG: permission Deno.writeTextFile write /tmp/out
// CHECK: end
