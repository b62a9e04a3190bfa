// SPDX-License-Identifier: Apache-2.0
// A context and globals that note every use made of them.

export interface Use {
  kind: string;
  subject?: string;
  member?: string;
  api?: string;
  url?: string;
  host?: string;
  port?: number;
  method?: string;
  path?: string;
  target?: string;
  /** Only makes a claim true: a copy of all members is no use of each. */
  weak?: boolean;
  /** Seen where it turned up, not where it was made. */
  placeless?: boolean;
  file?: string;
  line?: number;
}

interface World {
  dependencies: Record<string, Record<string, unknown>>;
  config: Record<string, unknown>;
  secrets: Record<string, Record<string, string>>;
}

const seen = new Map<string, number>();
let uses: Use[] = [];
let programs = "";

export function start(folder: string) {
  programs = folder;
  seen.clear();
  uses = [];
}

export const taken = () => uses;

/** A use is noted at the first two places that it is seen at. */
export function note(use: Use) {
  const key = JSON.stringify(use);
  const times = seen.get(key) ?? 0;
  if (times > 8) return;
  seen.set(key, times + 1);
  if (!use.weak && !use.placeless) {
    const stack = new Error().stack ?? "";
    const at = stack.indexOf(programs);
    if (at >= 0) {
      const end = stack.slice(at + programs.length, at + 400);
      const match = /^\/([\w./-]+):(\d+):\d+/.exec(end);
      if (match) use = { ...use, file: match[1], line: Number(match[2]) };
    }
  }
  if (uses.length < 2000) uses.push(use);
}

/** Values that turn up where they leave the program tell where they are from. */
export function sink(...values: unknown[]) {
  let text: string;
  try {
    text = values.map((value) =>
      typeof value === "string" ? value : JSON.stringify(
        value instanceof Headers ? [...value] : value,
      )
    ).join(" ");
  } catch {
    return;
  }
  for (const [, subject, sign, member] of text?.matchAll(/~([\w-]+)([./])([\w-]+)~/g) ?? []) {
    const kind = sign === "/" ? "secret" : subject === "config" ? "config" : "dependency-read";
    if (kind === "config") note({ kind, subject: member, placeless: true });
    else note({ kind, subject, member, placeless: true });
  }
}

/** Copying (rest, spread) asks for the descriptor of each key before its value. */
function watched<T extends object>(
  target: T,
  read: (key: string, weak: boolean) => void,
): T {
  let copied: PropertyKey | undefined;
  return new Proxy(target, {
    get(object, key) {
      const weak = copied === key;
      copied = undefined;
      // To ask for what is not there uses nothing, but it was asked for.
      if (typeof key === "string") read(key, weak || !(key in object));
      return Reflect.get(object, key);
    },
    getOwnPropertyDescriptor(object, key) {
      copied = key;
      return Reflect.getOwnPropertyDescriptor(object, key);
    },
  });
}

export function methodOf(init: unknown): string {
  return String((init as { method?: string })?.method ?? "GET");
}

export function answer(): Response {
  return Response.json({ items: [{ id: 1, name: "x" }], id: 1, name: "x" });
}

/** The engine has a key for each member, undefined where nothing is declared. */
const absent = Object.fromEntries(
  ["authType", "secret", "database", "user", "subject", "container", "extra", "fetch"].map((key) => [key, undefined]),
);

function connection(world: World, name: string) {
  const members: Record<string, unknown> = { ...absent, ...world.dependencies[name] };
  if (/^https?$/.test(String(members.protocol))) {
    members.fetch = (path: unknown, init?: RequestInit) => {
      note({ kind: "dependency-fetch", subject: name, method: methodOf(init), path: `${path}` });
      sink(`${path}`, init?.headers, init?.body);
      return Promise.resolve(answer());
    };
  }
  return watched(members, (member, weak) =>
    note({ kind: "dependency-read", subject: name, member, weak: weak || member === "fetch" || undefined }));
}

export function makeContext(world: World) {
  const log = (member: string) => (...values: unknown[]) => {
    note({ kind: "log", member });
    sink(...values);
  };
  const secrets = Object.fromEntries(
    Object.entries(world.secrets).map(([subject, keys]) => [
      subject,
      watched({ ...keys }, (member, weak) =>
        note({ kind: "secret", subject, member, weak: weak || undefined })),
    ]),
  );
  return {
    dependency: (name: string) => {
      note({ kind: "dependency", subject: name });
      if (!Object.hasOwn(world.dependencies, name)) {
        throw new Error(`Dependency "${name}" not declared in contract`);
      }
      return connection(world, name);
    },
    log: { info: log("info"), warn: log("warn"), error: log("error"), debug: log("debug") },
    config: watched({ ...world.config }, (subject, weak) =>
      note({ kind: "config", subject, weak: weak || undefined })),
    fetch: (service: string, path: string, init?: RequestInit) => {
      const { pathname, search } = new URL(path, "https://api.test");
      note({ kind: "legacy-fetch", subject: service, path: pathname + search, method: methodOf(init) });
      sink(path, init?.headers, init?.body);
      return Promise.resolve(answer());
    },
    secrets,
  };
}
