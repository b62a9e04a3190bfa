// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What a value may be that is known in part is not taken for what it seems.
export default async function run(ctx: any, input: any) {
  const page = input.page + 1;
  if (typeof page === "number") ctx.dependency("alpha").host;
  // CHECK-DAG: read alpha host
  const port = ctx.dependency("alpha").port;
  if (typeof port !== "string") ctx.dependency("beta").port;
  // CHECK-DAG: read beta port
  if (typeof (1n + 1n) === "bigint") ctx.dependency("gamma").host;
  // CHECK-DAG: read gamma host
  const seen: any = { a: 1 };
  delete seen.a;
  if (!Object.keys(seen).length) ctx.dependency("beta").host;
  // CHECK-DAG: read beta host
  const options: any = { limit: 5 };
  if (!options.filter) ctx.dependency("gamma").port;
  // CHECK-DAG: read gamma port
  if (!new URL("https://x.test/").search) ctx.dependency("alpha").protocol;
  // CHECK-DAG: read alpha protocol
  let last = "none";
  const names: any = {};
  names[last = "n"] = last;
  if (names.n === "n") ctx.dependency("beta").protocol;
  // CHECK-DAG: read beta protocol
  if (9007199254740992 === 9007199254740993) ctx.dependency("gamma").protocol;
  // CHECK-DAG: maybe read gamma protocol
}
// CHECK: end
