// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The node is made by a function of its own.
const wrap = (body) => async (ctx, input) => await body(ctx.dependency("alpha"), input);
export default wrap((dep) => dep.fetch("/w"));
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /w
// CHECK: end
