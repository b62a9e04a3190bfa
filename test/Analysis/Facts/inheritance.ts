// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Methods and constructors are inherited.
class Base {
  ctx;
  constructor(ctx) {
    this.ctx = ctx;
  }
  dep() {
    return this.ctx.dependency(this.name());
  }
}
class Alpha extends Base {
  name() {
    return "alpha";
  }
  dep() {
    return super.dep();
  }
}
export default async function run(ctx, input) {
  await new Alpha(ctx).dep().fetch("/i");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /i
// CHECK: end
