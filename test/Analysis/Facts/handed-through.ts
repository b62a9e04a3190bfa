// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// What a function of the language hands through is what it was given.
export default async function run(ctx: any, input: any) {
  const given = (function* () { yield 1; })().return(ctx.dependency("alpha"));
  await given.value.fetch("/return");
  // CHECK-DAG: maybe fetch alpha GET /return
  const waits = (function* (): any { try { yield 1; } catch (error) { yield error; } })();
  waits.next();
  await waits.throw(ctx.dependency("beta")).value.fetch("/throw");
  // CHECK-DAG: maybe fetch beta GET /throw
  Deno.inspect(ctx.dependency("gamma"));
  // CHECK-DAG: abstain dependency gamma
  return Response.json(ctx.config);
  // CHECK-DAG: config
}
// CHECK: end
