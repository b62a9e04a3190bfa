// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// What follows `https://` makes an address of it, also for `new URL`.
export default async function run(ctx, input) {
  await fetch(new URL(`https://${input.host}/a`));
  // CHECK-DAG: network fetch GET https://*/a unknownHost
  await fetch(new URL("/b", "https://" + input.host));
  // CHECK-DAG: network fetch GET https://*/b unknownHost
  await fetch(new URL(`https://[${input.host}]/c`).href);
  // CHECK-DAG: network fetch GET https://{{.\*.}}/c unknownHost
}
// CHECK: abstain network
// CHECK: abstain network
// CHECK: abstain network
// CHECK: end
