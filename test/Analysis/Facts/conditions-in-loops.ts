// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=never --implicit-check-not=maybe
// What a condition within says holds no longer where the statement is left from
// elsewhere, where it comes round again, and where it need not run at all.
export default async function run(ctx, input) {
  const left = input.left ? "alpha" : "left";
  for (let i = 0; left === "alpha" && i < 3; i++) input.wait();
  ctx.dependency(left);
  // CHECK-DAG: dependency left
  const again = input.again ? "alpha" : "again";
  let tries = 0;
  while (again === "alpha" && tries < 3) tries++;
  ctx.dependency(again);
  // CHECK-DAG: dependency again
  const none = input.none ? "alpha" : "none";
  for (const each of input.list) if (none !== "alpha") throw new Error(each);
  ctx.dependency(none);
  // CHECK-DAG: dependency none
  const key = input.key ? "alpha" : "key";
  for (const each in input.keys) if (key !== "alpha") throw new Error(each);
  ctx.dependency(key);
  // CHECK-DAG: dependency key
  const out = input.out ? "alpha" : "out";
  label: {
    if (out !== "alpha") break label;
    ctx.dependency(out);
  }
  ctx.dependency(out);
  // CHECK-DAG: dependency out
  const round = input.round ? "alpha" : "round";
  do {
    if (round !== "alpha") continue;
    input.wait();
  } while (input.more(ctx.dependency(round).host));
  // CHECK-DAG: dependency round
  const thrown = input.thrown ? "alpha" : "thrown";
  try {
    if (thrown !== "alpha") throw new Error("no");
    const sure = thrown === "alpha" ? "beta" : "never";
    ctx.dependency(sure);
  } finally {
    ctx.dependency(thrown);
  }
  // CHECK-DAG: dependency thrown
  // CHECK-DAG: dependency beta
}
// CHECK: end
