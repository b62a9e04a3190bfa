// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// A member that code changes, or of another value by now, may be anything.
export default async function run(ctx: any, input: any) {
  if (input.kind === "alpha") {
    input.kind = input.other;
    ctx.dependency(input.kind).host;
    // CHECK-DAG: abstain any-dependency
  }
  let job = input.first;
  if (job.name !== "beta") return {};
  job = input.second;
  ctx.dependency(job.name).port;
  // CHECK-DAG: abstain any-dependency
}
// CHECK: end
