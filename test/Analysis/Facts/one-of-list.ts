// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=gamma
// A name that is held against a list that is written out is one of the list.
enum Known {
  First = "alpha",
}
const NAMES = ["alpha", "beta"] as const;
const CHOICE = { alpha: "/a", beta: "/b" };
class Client {
  #names = new Set(["alpha", "beta"]);
  constructor(private ctx: any) {}
  ask(name: string) {
    if (!this.#names.has(name)) throw new Error("unknown");
    return this.ctx.dependency(name).fetch("/field");
  }
}
export default async function run(ctx: any, input: any) {
  const name: string = input.name;
  if (NAMES.includes(name as never)) await ctx.dependency(name).fetch("/list");
  // CHECK-DAG: maybe fetch alpha GET /list
  // CHECK-DAG: maybe fetch beta GET /list
  if (["alpha"].includes(name)) await ctx.dependency(name).fetch("/written");
  // CHECK-DAG: fetch alpha GET /written
  if (new Set(["beta"]).has(name)) ctx.log.info("looked at");
  const some = new Set(NAMES), paths = new Map([["alpha", "/m"]]);
  if (some.has(name)) await ctx.dependency(name).fetch("/set");
  // CHECK-DAG: maybe fetch beta GET /set
  if (paths.has(name)) await ctx.dependency(name).fetch("/map");
  // CHECK-DAG: fetch alpha GET /map
  if (name in CHOICE) await ctx.dependency(name).fetch("/in");
  // CHECK-DAG: maybe fetch beta GET /in
  if (Object.hasOwn(CHOICE, name)) await ctx.dependency(name).fetch("/own");
  // CHECK-DAG: maybe fetch beta GET /own
  if (Object.keys(CHOICE).includes(name)) await ctx.dependency(name).fetch("/keys");
  // CHECK-DAG: maybe fetch beta GET /keys
  if (name === "alpha") await ctx.dependency(name).fetch("/same");
  // CHECK-DAG: fetch alpha GET /same
  if (Known.First === name) await ctx.dependency(name).fetch("/enum");
  // CHECK-DAG: fetch alpha GET /enum
  const other = NAMES.includes(name as never) ? name : "beta";
  await ctx.dependency(other).fetch("/or");
  // CHECK-DAG: maybe fetch alpha GET /or
  switch (name) {
    case Known.First:
      await ctx.dependency(name).fetch("/case");
      // CHECK-DAG: fetch alpha GET /case
      break;
    case "alpha":
    case "beta":
      await ctx.dependency(name).fetch("/cases");
      // CHECK-DAG: maybe fetch alpha GET /cases
      // CHECK-DAG: maybe fetch beta GET /cases
      break;
  }
  switch (true) {
    case name === "beta":
      await ctx.dependency(name).fetch("/true");
      // CHECK-DAG: fetch beta GET /true
  }
  await new Client(ctx).ask(input.name);
  // CHECK-DAG: maybe fetch beta GET /field
  if (!some.has(name) && !paths.has(name)) return {};
  if (NAMES.indexOf("alpha") < 0 || !some.has(name)) return {};
  return await ctx.dependency(name).fetch("/left");
  // CHECK-DAG: maybe fetch beta GET /left
}
// CHECK: end
