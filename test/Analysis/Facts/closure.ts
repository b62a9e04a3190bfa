// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// A function made by a function keeps what it was made with.
const fetcher = (dep) => (path) => dep.fetch(path);
export default async function run(ctx, input) {
  const a = fetcher(ctx.dependency("alpha"));
  const b = fetcher(ctx.dependency("beta"));
  await a("/a");
  await b("/b");
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: dependency beta
// CHECK-DAG: fetch alpha GET /a
// CHECK-DAG: fetch beta GET /b
// CHECK: end
