// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Other ways out.
export default async function run(ctx, input) {
  new WebSocket("wss://live.example.com/feed");
  await Deno.connect({ hostname: "db.example.com", port: 5432 });
  await globalThis.fetch("http://one.example.com");
}
// CHECK-DAG: network WebSocket wss live.example.com 443 /feed
// CHECK-DAG: network Deno.connect db.example.com 5432
// CHECK-DAG: network fetch http one.example.com 80 GET /
// CHECK: end
