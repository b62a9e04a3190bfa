// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What is read of the input.
export default async function run(ctx, input) {
  const { user: { name }, items } = input;
  return { name, ids: items.map((item) => item.id), first: items[0].tag, n: items.length };
}
// CHECK-DAG: input-read user
// CHECK-DAG: input-read user.name
// CHECK-DAG: input-read items
// CHECK-DAG: input-read items.length
// CHECK-DAG: input-read items.*.id
// CHECK-DAG: input-read items.*.tag
// CHECK: end
