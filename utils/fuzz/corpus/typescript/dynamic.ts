0const x: typeof import("./x.ts") = await import(`./y.ts`) as import("z").Z;
import(a + "b");
import /* c */ ("\x61\u{62}\
", { with: { type: "json" } });
