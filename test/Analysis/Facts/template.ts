// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Pieces of a template are joined.
export default async function run(ctx, input) {
  const org = "acme";
  await ctx.dependency("alpha").fetch(`/orgs/${org}/repos?page=${input.page}`);
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /orgs/acme/repos?page=*
// CHECK-DAG: input-read page
// CHECK: end
