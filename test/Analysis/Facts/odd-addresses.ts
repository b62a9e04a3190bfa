// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// Addresses are read as Deno reads them, however they are written; where that
// takes more than a glance the host is not known.
export default async function run() {
  await fetch("https:one.test/a");
  // CHECK-DAG: network fetch https one.test 443 GET /a
  await fetch("https:\\\\two.test\\b");
  // CHECK-DAG: network fetch https two.test 443 GET /b
  await fetch(" ht\ntps://three.\ttest/c");
  // CHECK-DAG: network fetch https three.test 443 GET /c
  await fetch(new URL("//four.test/d", "https://other.test/"));
  // CHECK-DAG: network fetch https four.test 443 GET /d
  await fetch(new URL("/e", "https:five.test"));
  // CHECK-DAG: network fetch https five.test 443 GET /e
  await fetch("https://10.0.0.7/f");
  // CHECK-DAG: network fetch https 10.0.0.7 443 GET /f
  for (const url of ["https://six%2Etest/", "https://seven\u3002test/", "https://0177.1/", "https://0x7f000001/"]) {
    await fetch(url);
  }
  // CHECK-DAG: {{.*}}network fetch GET https://six%2Etest/ unknownHost
  // CHECK-DAG: {{.*}}network fetch GET https://0177.1/ unknownHost
  // CHECK-DAG: {{.*}}network fetch GET https://0x7f000001/ unknownHost
}
// CHECK: end
