// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// What node: modules stand for.
import fs, { readFileSync as load } from "node:fs";
import { readFile } from "node:fs/promises";
export default async function run(ctx, input) {
  load("/tmp/a");
  await readFile("/tmp/b");
  await fs.promises.unlink("/tmp/c");
}
// CHECK-DAG: import node:fs
// CHECK-DAG: import node:fs/promises
// CHECK-DAG: permission node:fs.readFileSync read /tmp/a
// CHECK-DAG: permission node:fs/promises.readFile read /tmp/b
// CHECK-DAG: permission node:fs.promises.unlink write /tmp/c
// CHECK: end
