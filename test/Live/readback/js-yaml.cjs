// js-yaml.cjs YAML EXPECTED: compares in JavaScript, where a date is no string.
// SPDX-License-Identifier: Apache-2.0
const assert = require("node:assert");
const fs = require("node:fs");
const yaml = require("../../../node_modules/js-yaml");
const read = (path) => fs.readFileSync(path, "utf8");

// Both are filled in the order of their keys, so this compares that too.
const got = yaml.loadAll(read(process.argv[2]));
const wanted = read(process.argv[3]).split("\n").filter(Boolean).map(JSON.parse);
assert.strictEqual(got.length, wanted.length, "number of documents");
wanted.forEach((value, i) =>
  assert.deepStrictEqual(got[i], value, `document ${i + 1}`));
