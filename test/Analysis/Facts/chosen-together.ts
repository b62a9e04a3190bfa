// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not="fetch beta POST /x" --implicit-check-not="fetch alpha GET /y" --implicit-check-not="network fetch beta" --implicit-check-not="{{^}}fetch gamma GET /2" --implicit-check-not="{{^}}fetch alpha GET /1"
// A method is called on the objects that have it, a connection is the one that
// its name says, and of several connections and paths not each two need to meet.
class Service {
  constructor(ctx, kind) { this.ctx = ctx; this.kind = kind; }
  get dep() { return this.ctx.dependency(this.kind); }
}
class First extends Service { go() { return this.dep.fetch("/x", { method: "POST" }); } }
class Second extends Service { go() { return this.dep.fetch("/y"); } }
export default async function run(ctx, input) {
  const all = [new First(ctx, "alpha"), new Second(ctx, "beta")];
  await Promise.all(all.filter((each) => input[each.kind]).map((each) => each.go()));
  const name = input.slow ? "alpha" : "beta";
  const dep = ctx.dependency(name);
  if (name === "alpha") await fetch(dep.secret); else await dep.fetch("/z");
  const jobs = [[ctx.dependency("alpha"), "/2"], [ctx.dependency("gamma"), "/1"]];
  const [to, path] = jobs[input.at];
  await to.fetch(path);
}
// CHECK-DAG: fetch alpha POST /x
// CHECK-DAG: fetch beta GET /y
// CHECK-DAG: network alpha fetch GET fromSecret
// CHECK-DAG: fetch beta GET /z
// CHECK-DAG: maybe fetch alpha GET /1
// CHECK-DAG: maybe fetch alpha GET /2
// CHECK-DAG: maybe fetch gamma GET /1
// CHECK-DAG: maybe fetch gamma GET /2
// CHECK: end
