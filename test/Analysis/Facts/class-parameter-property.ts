// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// TypeScript writes the field into the constructor.
class Client {
  constructor(private readonly ctx: any, private path = "/d") {}
  load() {
    return this.ctx.dependency("alpha").fetch(this.path);
  }
}
export default async function run(ctx, input) {
  await new Client(ctx).load();
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /d
// CHECK: end
