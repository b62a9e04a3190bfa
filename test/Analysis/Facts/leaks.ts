// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Secrets on their way out.
export default async function run(ctx, input) {
  const { secret } = ctx.dependency("alpha");
  ctx.log.info("token", secret);
  console.log({ deep: [`Bearer ${secret}`] });
  await ctx.dependency("beta").fetch(`/x?key=${secret}`);
  if (input.bad) throw new Error(`no ${secret}`);
  return { secret };
}
// CHECK-DAG: leak log alpha
// CHECK-DAG: leak console alpha
// CHECK-DAG: leak throw alpha
// CHECK-DAG: leak url alpha beta
// CHECK-DAG: leak return alpha
// CHECK: end
