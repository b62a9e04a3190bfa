// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines --implicit-check-not=abstain
// The grammar takes the end of a type's name of three parts for a member of the
// value: it is none, and what is cast stays what it was.
export default async function run(ctx, input) {
  const a = ctx.dependency("alpha") as T.U.Connection;
  const b = ctx.dependency("beta") as T.U.All["beta"]["x"];
  const c = ctx.dependency("gamma") as unknown as T.U.V.Box<string>["y"];
  const d = ctx.config as T.U.Config & T.U.More;
  const e = ctx.config satisfies T.U.Config | T.V.Other | null;
  return [a.host, b.port, c.protocol, d.one, e.two,
    (ctx.config as T.U.Config).three, (ctx.config as any as T.U.C).four];
}
// CHECK-DAG: read alpha host
// CHECK-DAG: read beta port
// CHECK-DAG: read gamma protocol
// CHECK-DAG: config one
// CHECK-DAG: config two
// CHECK-DAG: config three
// CHECK-DAG: config four
// CHECK-NOT: config
// CHECK: end
