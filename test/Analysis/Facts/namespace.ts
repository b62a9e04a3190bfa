// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A namespace is an object.
namespace Deps {
  export const main = "alpha";
  export function of(ctx: any) {
    return ctx.dependency(main);
  }
}
export default async function run(ctx, input) {
  Deps.of(ctx);
}
// CHECK-DAG: dependency alpha
// CHECK: end
