// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// What a reviver returns is in what was parsed; what is given as the reason of
// an abort comes back as one.
export default async function run(ctx: any, input: any) {
  JSON.parse("1", () => ctx.dependency("alpha")).fetch("/");
  // CHECK-DAG: abstain dependency alpha
  AbortSignal.abort(ctx.dependency("beta")).reason.fetch("/");
  // CHECK-DAG: abstain dependency beta
  const when = JSON.parse(input.text, (_key, value) => typeof value === "string" ? new Date(value) : value);
  ctx.log.info(when.at);
}
// CHECK: end
