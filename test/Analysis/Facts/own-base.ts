// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// Classes that seem to be their own bases.
class A extends A {}
class B extends C {}
class C extends B {}
class D {
  kid = new E();
  v = "alpha";
}
class E extends D {}
export default async function run(ctx, input) {
  ctx.dependency("alpha");
  new A();
  new B();
  new C();
}
// CHECK: dependency alpha
// CHECK: end
