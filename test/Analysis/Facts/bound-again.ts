// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A function that is bound again and again, or to itself, ends.
export default async function run(ctx, input) {
  let f = (...all) => all.at(-1).dependency("alpha");
  for (let i = 0; i < 9; i++) f = f.bind(null, i, ctx);
  f(1, ctx);
  let g = function () {
    return this;
  };
  g = g.bind(g);
  g();
  class Client {
    constructor() {
      this.send = this.send.bind(this);
    }
    send() {
      ctx.dependency("beta");
    }
  }
  new Client().send();
}
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: dependency beta
// CHECK: end
