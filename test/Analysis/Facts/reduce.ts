// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Sums go through their callback.
export default async function run(ctx, input) {
  await ["/a", "/b"].reduce(async (last, path) => {
    await last;
    return await ctx.dependency("alpha").fetch(path);
  }, Promise.resolve());
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /a
// CHECK-DAG: fetch alpha GET /b
// CHECK: end
