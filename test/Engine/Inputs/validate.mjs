// usage: validate.mjs NODE_MODULES SCHEMA DOCUMENTS
// Prints a line for each document of a file of JSON, one document a line:
// "ok", or where it first departs from the schema; then their number.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, schemaFile, documentsFile] = process.argv.slice(2);
const { default: Ajv } = createRequire(modules + "/")("ajv/dist/2020.js");
const validate = new Ajv({
  strict: true,
  strictTypes: false,
  strictRequired: false,
})
  .compile(JSON.parse(readFileSync(schemaFile)));
const documents = readFileSync(documentsFile, "utf8").trim().split("\n");
for (const line of documents) {
  const ok = validate(JSON.parse(line));
  const { instancePath, message } = validate.errors?.[0] ?? {};
  console.log(ok ? "ok" : `${instancePath || "/"} ${message}`);
}
console.log(`${documents.length} documents`);
