// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A connection is taken apart; what its rest holds is read as well.
export default async function run(ctx, input) {
  const { fetch: go, host, ...rest } = ctx.dependency("alpha");
  await go("/x");
  return { user: rest.user };
}
// CHECK-DAG: read alpha host
// CHECK-DAG: read alpha secret
// CHECK-DAG: read alpha user
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
