// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A parameter is taken apart.
export default async function run({ dependency, config: { limit } }, { ids }) {
  await dependency("alpha").fetch("/x", { limit, ids });
}
// CHECK-DAG: config limit
// CHECK-DAG: input-read ids
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /x
// CHECK: end
