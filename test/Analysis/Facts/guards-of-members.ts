// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// What a condition says of a member of the input, as long as nobody changes it.
const known = ["alpha", "beta"];
export default async function run(ctx: any, input: any) {
  switch (input.kind) {
    case "alpha":
      ctx.dependency(input.kind).host;
      // CHECK-DAG: read alpha host
      break;
    case "beta":
      ctx.dependency(input.kind).port;
      // CHECK-DAG: read beta port
  }
  if (input.a.b === "alpha" || input.a.b === "beta") ctx.dependency(input.a.b).user;
  // CHECK-DAG: maybe read alpha user
  // CHECK-DAG: maybe read beta user
  for (const item of input.items) {
    if (!known.includes(item.name)) continue;
    ctx.dependency(item.name).database;
    // CHECK-DAG: maybe read alpha database
    // CHECK-DAG: maybe read beta database
  }
}
// CHECK: end
