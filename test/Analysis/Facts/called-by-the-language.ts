// RUN: %python %S/Inputs/facts.py %s | FileCheck %s --match-full-lines
// Methods that nobody names where they are called: those that well-known symbols
// stand for, those of classes of the language, and what decorators give back.
export default async function run(ctx: any) {
  "x".replace({ [Symbol.replace]: () => ctx.dependency("alpha").host } as any, "y");
  // CHECK-DAG: maybe read alpha host
  class Pattern extends RegExp {
    override exec(text: string) {
      ctx.dependency("beta").host;
      return super.exec(text);
    }
  }
  "x".replace(new Pattern("x"), "");
  // CHECK-DAG: {{(maybe )?}}read beta host
  const logged = (method: any, _: any) => function (this: any, ...given: any[]) {
    ctx.dependency("gamma").host;
    return method.apply(this, given);
  };
  class Service {
    @logged
    go() {}
  }
  new Service().go();
  // CHECK-DAG: maybe read gamma host
  const list: any = { length: 1, get 0() { return ctx.dependency("alpha"); } };
  ((dependency: any) => dependency.port).apply(null, list);
  // CHECK-DAG: {{(maybe )?}}read alpha port
  const object: any = {};
  object.__defineGetter__("found", () => ctx.dependency("beta"));
  object.found.port;
  // CHECK-DAG: {{(maybe )?}}read beta port
  const kinds: any = { "[object Array]": "gamma" };
  ctx.dependency(kinds[Object.prototype.toString.call([])]).port;
  // CHECK-DAG: maybe read gamma port
}
// CHECK: end
