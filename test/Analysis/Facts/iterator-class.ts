// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// A class says by a method with a computed name how it is gone through.
export default async function run(ctx: any, input: any) {
  {
    class Coll {
      constructor(private c: any) {}
      *[Symbol.iterator]() {
        yield this.c.dependency("alpha");
        yield this.c.dependency("beta");
      }
    }
    for (const c of new Coll(ctx)) await c.fetch("/");
  }
  {
    class Coll {
      constructor(private c: any) {}
      async *[Symbol.asyncIterator]() {
        yield this.c.dependency("alpha");
      }
    }
    for await (const c of new Coll(ctx)) await c.fetch("/");
  }
  {
    class Coll {
      i = 0;
      constructor(private c: any) {}
      [Symbol.iterator]() {
        return this;
      }
      next() {
        return this.i++ < 1
          ? { value: this.c.dependency("alpha"), done: false }
          : { value: undefined, done: true };
      }
    }
    for (const c of new Coll(ctx) as any) await c.fetch("/");
  }
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: maybe fetch alpha GET /
// CHECK-DAG: maybe fetch beta GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /
// CHECK: end
