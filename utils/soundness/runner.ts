// SPDX-License-Identifier: Apache-2.0
// runner.ts FOLDER: runs the programs of FOLDER/programs.json on every path
// through their conditions and prints, a line each, what was used.

import { install } from "./hooks.ts";
import { makeContext, note, start, taken } from "./recorder.ts";

const [folder] = Deno.args;
const { world, programs, limit, patience } = JSON.parse(await Deno.readTextFile(`${folder}/programs.json`));
const write = Deno.stdout.writeSync.bind(Deno.stdout);
const wait = setTimeout;
install();

/** The conditions of a program ask for a bit each; runs go through all ways of
 * answering, depth first. */
class Bits {
  given: boolean[] = [];
  asked = 0;
  ask = () => {
    if (this.asked === this.given.length) this.given.push(false);
    return this.given[this.asked++];
  };
  /** False when there is no other way left. */
  next(): boolean {
    this.asked = 0;
    while (this.given.at(-1)) this.given.pop();
    if (!this.given.length) return false;
    this.given[this.given.length - 1] = true;
    return true;
  }
}

let bits = new Bits();
Math.random = () => bits.ask() ? 0.25 : 0.75;

function makeInput() {
  const known: Record<string, unknown> = { items: ["one", "two"], name: "alpha", key: "host", text: "word" };
  return new Proxy(known, {
    get(object, key) {
      if (typeof key === "string" && /^c\d+$/.test(key)) object[key] ??= bits.ask();
      return Reflect.get(object, key);
    },
  });
}

// deno-lint-ignore no-explicit-any
(globalThis as any).__loaded = (file: string) =>
  file !== "main.ts" && note({ kind: "import", target: file, placeless: true });

const floating: string[] = [];
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  floating.push(String(event.reason?.stack ?? event.reason));
});

// What is thrown in a timer is no promise's.
addEventListener("error", (event) => {
  event.preventDefault();
  floating.push(String(event.error?.stack ?? event.message));
});

async function settle(isLate: boolean) {
  for (let i = 0; i < 60; i++) await null;
  for (let i = 0; isLate && i < 4; i++) await new Promise((done) => wait(done, 1));
}

for (const { id, isLate } of programs) {
  bits = new Bits();
  start(`${folder}/${id}`);
  const faults: string[] = [];
  let runs = 0, threw = 0;
  try {
    const { default: run } = await import(`file://${folder}/${id}/main.ts`);
    bits = new Bits();
    do {
      runs++;
      try {
        const late = new Promise((_, reject) => wait(() => reject(new Error("took too long")), patience));
        late.catch(() => {});
        await Promise.race([run(makeContext(world), makeInput()), late]);
      } catch (error) {
        if (String(error).includes("expected")) continue;
        threw++;
        if (String(error).includes("took too long")) bits.given = [];
        if (faults.length < 2) faults.push(String((error as Error)?.stack ?? error).slice(0, 600));
      } finally {
        await settle(isLate);
      }
    } while (bits.next() && runs < limit);
  } catch (error) {
    faults.push(String((error as Error)?.stack ?? error).slice(0, 600));
    threw++;
  }
  for (const fault of floating.splice(0)) {
    if (fault.includes("expected")) continue;
    threw++;
    faults.push(fault.slice(0, 600));
  }
  write(new TextEncoder().encode(JSON.stringify({ id, runs, threw, faults, uses: taken() }) + "\n"));
}
Deno.exit(0);
