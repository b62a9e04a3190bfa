// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Lists that hold themselves, and objects whose text is made of itself, end.
export default async function run(ctx, input) {
  const list = [1];
  list[0] = list;
  const circle = [{ toString: () => `${circle}${ctx.dependency("alpha").host}` }];
  const twice = { get a() { return twice.b; }, get b() { return `${twice.a}`; } };
  console.log(`${list}`, list.join(), `${circle}`, twice.a);
  ctx.dependency("beta");
}
// CHECK-DAG: {{(maybe )?}}dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
