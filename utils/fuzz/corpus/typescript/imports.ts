0import a, * as b from "./a.ts";
import { type C, d as e } from "./c.ts" with { type: "json" };
import q = require("./q.ts");
export * from "jsr:@a/b@1/c";
export * as n from "npm:x";
export type { T } from "./t.ts";
