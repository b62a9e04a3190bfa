// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The older forms.
export default async function run(ctx, input) {
  await ctx.fetch("github", "/user");
  await ctx.fetch("github", "https://one.example.com/x", { method: "POST" });
  return { has: "x" in ctx.secrets.github, key: ctx.secrets["stripe"]["key"] };
}
// CHECK-DAG: legacy github https api.github.com 443 GET /user
// CHECK-DAG: legacy github https one.example.com 443 POST /x
// CHECK-DAG: secret github
// CHECK-DAG: secret stripe
// CHECK-DAG: secret stripe key
// CHECK-DAG: leak return stripe key
// CHECK: end
