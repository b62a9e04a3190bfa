// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// Or by a package.
import { wrap } from "npm:pkg@1.0.0";
export default wrap((ctx) => ctx.dependency("alpha"));
// CHECK-DAG: abstain everything
// CHECK: end
