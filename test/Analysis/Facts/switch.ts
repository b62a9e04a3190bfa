// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// Only the case that is meant.
export default async function run(ctx, input) {
  switch ("b" as string) {
    case "a":
      ctx.dependency("alpha");
      break;
    case "b":
      ctx.dependency("beta");
      break;
    default:
      ctx.dependency("gamma");
  }
}
// CHECK-DAG: dependency beta
// CHECK: end
