// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain --implicit-check-not=undefined
// Where ways meet it may be what either left, and what was there when none of
// them was taken; nothing else.
export default async function run(ctx: any, input: any) {
  let both;
  if (input.a) both = "alpha";
  else both = "beta";
  ctx.dependency(both);
  // CHECK-DAG: maybe dependency alpha
  // CHECK-DAG: maybe dependency beta
  let host;
  switch (input.kind) {
    case 1:
      host = "alpha.example.com";
      break;
    case 2:
      host = "passed.example.com";
    case 3:
      host = "beta.example.com";
      break;
    default:
      return;
  }
  await fetch(`https://${host}/switched`);
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /switched
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /switched
  let tried = "before";
  try {
    tried = input.b ? "one" : "two";
    JSON.parse(input.c);
    tried = "done";
  } catch {
    await fetch(`https://alpha.example.com/caught/${tried}`);
    tried = "failed";
  }
  await fetch(`https://alpha.example.com/${tried}`);
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /caught/before
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /caught/one
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /caught/two
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /caught/done
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /done
  // CHECK-DAG: maybe network fetch https alpha.example.com 443 GET /failed
  let last = "unset";
  while (input.more()) {
    await fetch(`https://beta.example.com/loop/${last}`);
    if (input.d) {
      last = "left";
      break;
    }
    if (input.e) {
      last = "skipped";
      continue;
    }
    last = "whole";
  }
  await fetch(`https://beta.example.com/after/${last}`);
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /loop/unset
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /loop/skipped
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /loop/whole
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /after/unset
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /after/left
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /after/skipped
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /after/whole
  let step = "none";
  for (const each of ["x", "y"]) {
    if (input.f === each) {
      step = `${each}-short`;
      continue;
    }
    step = each;
  }
  await fetch(`https://beta.example.com/step/${step}`);
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /step/x-short
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /step/y-short
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /step/y
  let shortcut = "kept";
  input.g && (shortcut = "and");
  input.h?.(shortcut = "optional");
  const { i = (shortcut = "default") } = input;
  await fetch(`https://beta.example.com/short/${shortcut}`, i);
  // CHECK-DAG: maybe network fetch https beta.example.com 443 /short/kept
  // CHECK-DAG: maybe network fetch https beta.example.com 443 /short/and
  // CHECK-DAG: maybe network fetch https beta.example.com 443 /short/optional
  // CHECK-DAG: maybe network fetch https beta.example.com 443 /short/default
  let labelled = "start";
  block: {
    if (input.j) {
      labelled = "jumped";
      break block;
    }
    labelled = "through";
  }
  await fetch(`https://beta.example.com/label/${labelled}`);
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /label/jumped
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /label/through
  let finished = "open";
  try {
    finished = "tried";
    input.k();
  } finally {
    await fetch(`https://beta.example.com/finally/${finished}`);
  }
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /finally/open
  // CHECK-DAG: maybe network fetch https beta.example.com 443 GET /finally/tried
}
// CHECK: end
