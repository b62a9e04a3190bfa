import { join } from "jsr:@std/path@1.0.8";
import { title } from "./lib/title.ts";

export default async function run() {
  return { text: title(join("a", "b")) };
}
