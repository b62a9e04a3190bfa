// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What a module does when it is loaded.
import "./side.ts";
await fetch("https://one.example.com/at-start");
export default async function run(ctx, input) {
  return {};
}
// CHECK-DAG: import ./side.ts
// CHECK-DAG: network fetch https one.example.com 443 GET /at-start
// CHECK-DAG: network fetch https two.example.com 8443 GET /
// CHECK: end
//--- side.ts
fetch("https://two.example.com:8443");
