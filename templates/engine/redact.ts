// SPDX-License-Identifier: Apache-2.0
// Text for people, without the values of secrets.

import type { Secrets } from "./mod.ts";

export type Redact = (text: string) => string;

/** A shorter value is a word like any other: cut out, it would be guessed, and
 * the text would say nothing any more. */
const shortest = 6;

/** A request that fails is told with its whole URL, which for a webhook is the
 * credential itself: nobody needs to be careless for a value to get into the
 * message of an error. */
export function makeRedact(secrets: Secrets): Redact {
  const names = new Map<string, string>();
  for (const [service, values] of Object.entries(secrets)) {
    for (const [key, value] of Object.entries(values)) {
      for (const form of formsOf(value)) {
        if (form.length >= shortest) names.set(form, `${service}.${key}`);
      }
    }
  }
  // Longest first: a token that is a part of a URL must not break it up.
  const forms = [...names].sort(([a], [b]) => b.length - a.length);
  return (text) =>
    forms.reduce(
      (rest, [form, name]) => rest.replaceAll(form, () => `[secret ${name}]`),
      text,
    );
}

/** From now on whoever writes to the console, node or engine. What shows nothing
 * of a secret is handed on as it is. */
export function redactConsole(redact: Redact) {
  const shown = (arg: unknown) => {
    if (typeof arg === "string") return redact(arg);
    const text = Deno.inspect(arg);
    const rest = redact(text);
    return rest === text ? arg : rest;
  };
  for (const level of ["debug", "error", "info", "log", "warn"] as const) {
    const print = console[level];
    console[level] = (...args: unknown[]) => print(...args.map(shown));
  }
}

/** As it is, and as URLs, quoted strings and trimming show it. */
function formsOf(value: string): string[] {
  const forms = [
    value,
    value.trim(),
    encodeURIComponent(value.toWellFormed()),
    JSON.stringify(value).slice(1, -1),
  ];
  if (URL.canParse(value)) {
    const { href, pathname, search } = new URL(value);
    forms.push(href, pathname + search);
  }
  return forms;
}
