// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=maybe --implicit-check-not=gamma
// A text that grows by what is written out is what it has grown to.
export default async function run(ctx: any) {
  let letters = "";
  for (const letter of ["a", "l", "p", "h", "a"]) letters += letter;
  await ctx.dependency(letters).fetch("/");
  let url = "https://";
  url += ctx.dependency("beta").host;
  url += "/items";
  await fetch(url);
  let other = "";
  other = other + "https://";
  other = other + "beta.example.com";
  other += `/x`;
  await fetch(other);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /
// CHECK-DAG: network beta fetch https GET /items
// CHECK-DAG: network fetch https beta.example.com 443 GET /x
// CHECK: end
