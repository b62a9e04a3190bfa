// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// One that gets a function may call it.
import { on } from "npm:pkg@1.0.0";
export default async function run(ctx, input) {
  on("x", (event) => ctx.dependency("alpha").fetch(`/e/${event.id}`));
}
// CHECK-DAG: maybe dependency alpha
// CHECK-DAG: maybe fetch alpha GET /e/*
// CHECK: end
