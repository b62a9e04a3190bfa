// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Of a list that is not known, with something that is not.
export default async function run(ctx, input) {
  const dep = ctx.dependency("alpha");
  await Promise.all(input.ids.map(async (id) => await dep.fetch(`/i/${id}`)));
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: input-read ids
// CHECK-DAG: fetch alpha GET /i/*
// CHECK: end
