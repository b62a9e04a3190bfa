// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Type arguments behind await.
export default async function run(ctx, input) {
  const load = async <T>(name: string): Promise<T> => ctx.dependency(name) as T;
  const dep = await load<any>("alpha");
  return dep.user;
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: read alpha user
// CHECK: end
