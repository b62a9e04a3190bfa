// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=everything
// What grows in an object, or is shared with a function, comes to an end: all
// else that the node does is still told.
export default async function run(ctx: any, input: any) {
  const report = { text: "# Report\n" };
  let shared = "";
  const add = (line: string) => (shared += line);
  for (const item of input.items) {
    report.text += `- ${item}\n`;
    add(`${item}, `);
  }
  while (input.more) report.text += "!";
  await ctx.dependency("alpha").fetch("/told");
  return { text: report.text, shared };
}
// CHECK-DAG: dependency alpha
// CHECK-DAG: fetch alpha GET /told
// CHECK: end
