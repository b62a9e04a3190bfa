// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=unknownHost
// A path that each call of a function makes longer: what it begins with stays
// known, and with it where it leads.
async function walk(base: string, path: string, depth: number): Promise<void> {
  await fetch(base + path);
  if (depth < 9) await walk(base, `${path}/child`, depth + 1);
}
async function down(url: string, depth: number): Promise<void> {
  await fetch(url);
  if (depth) await down(url + "/child", depth - 1);
}
export default async function run(ctx, input) {
  await walk("https://one.test", "/root", 0);
  await down("https://two.test/root", input.depth);
  await ctx.dependency("alpha").fetch("/after");
}
// CHECK-DAG: {{.*}}network fetch https one.test 443 GET /root/child{{[a-z/]*[*]}}
// CHECK-DAG: {{.*}}network fetch https two.test 443 GET /root/child{{[a-z/]*[*]}}
// CHECK-DAG: fetch alpha GET /after
// CHECK: end
