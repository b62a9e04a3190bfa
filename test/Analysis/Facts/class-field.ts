// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A class keeps ctx in a field.
class Client {
  #ctx;
  constructor(ctx) {
    this.#ctx = ctx;
  }
  get dep() {
    return this.#ctx.dependency("alpha");
  }
  load(path) {
    return this.dep.fetch(path);
  }
}
export default async function run(ctx, input) {
  await new Client(ctx).load("/c");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /c
// CHECK: end
