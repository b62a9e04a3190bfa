// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// Properties that are defined, by what describes them.
export default async function run(ctx: any) {
  const o: any = {};
  Object.defineProperty(o, "a", { value: ctx.dependency("alpha"), enumerable: true });
  await o.a.fetch("/defined");
  Object.defineProperties(o, {
    b: { get: () => ctx.dependency("beta") },
    name: { value: "alpha", writable: false },
    path: { set(path: string) { ctx.dependency("alpha").fetch(path); } },
  });
  await o.b.fetch("/got");
  await ctx.dependency(o.name).fetch("/named");
  o.path = "/set";
  const { value } = Object.getOwnPropertyDescriptor(o, "a")!;
  await value.fetch("/described");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: {{(maybe )?}}fetch alpha GET /defined
// CHECK-DAG: {{(maybe )?}}fetch beta GET /got
// CHECK-DAG: {{(maybe )?}}fetch alpha GET /named
// CHECK-DAG: {{(maybe )?}}fetch alpha GET /set
// CHECK-DAG: {{(maybe )?}}fetch alpha GET /described
// CHECK: end
