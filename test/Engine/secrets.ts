// Are mounted secrets read in every form that may be mounted?
// RUN: %deno test --no-config --no-lock --no-remote --no-npm -q --allow-read --allow-write %s

import { deepEqual, equal, ok, rejects, throws } from "node:assert/strict";
import { readSecrets } from "../../templates/engine/secrets.ts";

async function mounted(files: Record<string, string>) {
  const folder = await Deno.makeTempDir();
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(`${folder}/${name}`, text);
  }
  return folder;
}

/** Without their (absent) prototypes. */
function plain(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}

Deno.test("a file is a service and a key, divided at the first dot", async () => {
  const secrets = await readSecrets(
    await mounted({
      "github.token": "abc",
      "tentacular-postgres.password": "x y",
      "a.b.c": "deep",
    }),
  );
  deepEqual(plain(secrets), {
    github: { token: "abc" },
    "tentacular-postgres": { password: "x y" },
    a: { "b.c": "deep" },
  });
});

Deno.test("one last line break is not part of a value", async () => {
  const secrets = await readSecrets(
    await mounted({
      "a.b": "v\n",
      "a.c": "v\r\n",
      "a.d": "v\n\n",
      "a.e": " v ",
    }),
  );
  deepEqual(plain(secrets), { a: { b: "v", c: "v", d: "v\n", e: " v " } });
});

Deno.test("a service's file is a JSON object, or one value", async () => {
  const secrets = await readSecrets(
    await mounted({
      github: '{"token": "abc", "id": 12}',
      plain: "  text\n",
      number: "12",
      list: "[1]",
    }),
  );
  deepEqual(plain(secrets), {
    github: { token: "abc", id: "12" },
    plain: { value: "text" },
    number: { value: "12" },
    list: { value: "[1]" },
  });
});

Deno.test("the object wins over the flat file", async () => {
  const secrets = await readSecrets(
    await mounted({ "a.k": "flat", "a.l": "kept", a: '{"k": "object"}' }),
  );
  deepEqual(plain(secrets), { a: { k: "object", l: "kept" } });
});

Deno.test("the kubelet's links are followed, its own files skipped", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(`${folder}/..2024`);
  await Deno.writeTextFile(`${folder}/..2024/a.b`, "v");
  await Deno.symlink("..2024", `${folder}/..data`);
  await Deno.symlink("..data/a.b", `${folder}/a.b`);
  await Deno.writeTextFile(`${folder}/.hidden`, "v");
  deepEqual(plain(await readSecrets(folder)), { a: { b: "v" } });
});

Deno.test("no folder is no secrets", async () => {
  deepEqual(plain(await readSecrets("/no/such/folder")), {});
});

Deno.test("a folder that is none, and a link to nothing, are told", async () => {
  const folder = await mounted({ "a.b": "v" });
  await rejects(readSecrets(`${folder}/a.b`), /a\.b: cannot be read/);
  await Deno.symlink("nowhere", `${folder}/c.d`);
  await rejects(readSecrets(folder), /c\.d: cannot be read/);
});

Deno.test("nobody can change them, or reach past them", async () => {
  const secrets = await readSecrets(
    await mounted({ "a.b": "v", "__proto__.polluted": "yes" }),
  );
  throws(() => {
    (secrets as Record<string, unknown>)["a"] = {};
  }, TypeError);
  throws(() => {
    (secrets["a"] as Record<string, string>)["b"] = "w";
  }, TypeError);
  equal(secrets["constructor"], undefined);
  ok(!("polluted" in {}));
});
