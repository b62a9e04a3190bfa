// SPDX-License-Identifier: Apache-2.0
// wrap.ts TYPESCRIPT PACKAGES OUT: copies the TypeScript of npm packages below
// OUT, a workflow each, with imports that name files as Deno wants it. For each
// file that uses `fetch` there is a node that calls all that the file exports.

import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const [typescript, packages, out] = Deno.args;
const ts = createRequire(import.meta.url)(typescript);
// deno-lint-ignore no-explicit-any
type Node = any;

function* sources(folder: string): Generator<string> {
  for (const entry of [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = join(folder, entry.name);
    if (entry.name === "node_modules" || entry.isSymlink) continue;
    if (entry.isDirectory) yield* sources(path);
    else if (/\.(ts|tsx|mts)$/.test(entry.name) && !/\.d\.m?ts$|[.-](test|spec)\./.test(entry.name)) yield path;
  }
}

function isFile(path: string) {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** Without what no key of a ConfigMap may have. */
const plain = (path: string) => path.replace(/[^\w./-]/g, "_");

/** The file that a bundler takes for a specifier. */
function target(file: string, specifier: string) {
  const base = join(dirname(file), specifier);
  const bare = base.replace(/\.(m?)js(x?)$/, "");
  const tries = [base, ...[".ts", ".tsx", ".mts", "/index.ts"].flatMap((end) => [base + end, bare + end])];
  const found = tries.find((path) => /\.(m?ts|tsx|json)$/.test(path) && isFile(path));
  if (!found) return undefined;
  const path = relative(dirname(file), found);
  return plain(path.startsWith(".") ? path : `./${path}`);
}

function withFileNames(file: string, source: Node): string {
  const edits: [number, number, string][] = [];
  (function visit(node: Node) {
    const specifier = node.moduleSpecifier ??
      (node.expression?.kind === ts.SyntaxKind.ImportKeyword ? node.arguments?.[0] : undefined);
    if (specifier?.text?.startsWith(".")) {
      const path = target(file, specifier.text);
      if (path) edits.push([specifier.getStart(source) + 1, specifier.getEnd() - 1, path]);
    }
    ts.forEachChild(node, visit);
  })(source);
  let text: string = source.text;
  for (const [start, end, path] of edits.reverse()) text = text.slice(0, start) + path + text.slice(end);
  return text;
}

function usesFetch(source: Node): boolean {
  let found = false;
  (function visit(node: Node) {
    if (ts.isIdentifier(node) && node.text === "fetch") found = true;
    ts.forEachChild(node, visit);
  })(source);
  return found;
}

const has = (node: Node, kind: number) => !!node.modifiers?.some((m: Node) => m.kind === kind);
const isFunction = (node: Node) => node && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** Calls of the functions that an object literal holds, however deep. */
function callsOf(object: Node, base: string): string[] {
  return object.properties.flatMap((one: Node) => {
    if (!one.name || !ts.isIdentifier(one.name)) return [];
    const name = `${base}.${one.name.text}`;
    if (ts.isMethodDeclaration(one) || isFunction(one.initializer)) return [`${name}(GIVEN, GIVEN)`];
    return one.initializer && ts.isObjectLiteralExpression(one.initializer) ? callsOf(one.initializer, name) : [];
  });
}

/** A call of a function, and of the functions that it returns in an object. */
function callsOfFunction(node: Node, name: string): string[] {
  const call = `${name}(GIVEN, GIVEN, GIVEN)`;
  const calls = [call];
  const returned = (value: Node) => {
    while (value && (ts.isParenthesizedExpression(value) || ts.isAsExpression(value))) value = value.expression;
    if (value && ts.isObjectLiteralExpression(value)) calls.push(...callsOf(value, `(await ${call})`));
  };
  if (!ts.isBlock(node.body)) returned(node.body);
  else for (const one of node.body.statements) if (ts.isReturnStatement(one)) returned(one.expression);
  return calls;
}

function callsOfClass(node: Node, name: string): string[] {
  if (has(node, ts.SyntaxKind.AbstractKeyword)) return [];
  const calls = [`new ${name}(GIVEN, GIVEN)`];
  for (const member of node.members) {
    const isOpen = !has(member, ts.SyntaxKind.PrivateKeyword) && member.name && ts.isIdentifier(member.name);
    if (!ts.isMethodDeclaration(member) || !member.body || !isOpen) continue;
    const base = has(member, ts.SyntaxKind.StaticKeyword) ? name : `new ${name}(GIVEN, GIVEN)`;
    calls.push(`${base}.${member.name.text}(GIVEN, GIVEN)`);
  }
  return calls;
}

/** A node that calls everything that a file exports: with what the node is
 * given, with what it is set up with, and with nothing. */
function wrapper(source: Node, path: string): string {
  const calls: string[] = [];
  const exported = new Map<string, string>();
  for (const node of source.statements) {
    if (ts.isExportDeclaration(node) && node.exportClause?.elements && !node.moduleSpecifier) {
      for (const part of node.exportClause.elements) exported.set((part.propertyName ?? part.name).text, part.name.text);
    } else if (ts.isExportAssignment(node) && ts.isIdentifier(node.expression)) {
      exported.set(node.expression.text, "default");
    }
  }
  const nameOf = (node: Node, name?: string) => {
    const isDefault = has(node, ts.SyntaxKind.DefaultKeyword);
    const given = isDefault ? "default" : has(node, ts.SyntaxKind.ExportKeyword) ? name : exported.get(name ?? "");
    return given && `m.${given}`;
  };
  for (const node of source.statements) {
    const name = nameOf(node, node.name?.text);
    if (ts.isFunctionDeclaration(node) && node.body && name) calls.push(...callsOfFunction(node, name));
    if (ts.isClassDeclaration(node) && name) calls.push(...callsOfClass(node, name));
    for (const one of ts.isVariableStatement(node) ? node.declarationList.declarations : []) {
      const name = ts.isIdentifier(one.name) && nameOf(node, one.name.text);
      if (name && isFunction(one.initializer)) calls.push(...callsOfFunction(one.initializer, name));
      else if (name && one.initializer && ts.isObjectLiteralExpression(one.initializer)) {
        calls.push(...callsOf(one.initializer, name));
      }
    }
  }
  const body = ["input", "ctx.config", "{}"].flatMap((given) =>
    calls.map((call) => `  await ${call.replaceAll("GIVEN", given)};\n`)
  ).join("");
  return `import * as m from "../${path}";\n\n` +
    `export default async function run(ctx: any, input: any) {\n${body}  return {};\n}\n`;
}

let count = 0;
const names = Object.keys(JSON.parse(Deno.readTextFileSync(join(packages, "package.json"))).dependencies);
for (const name of names.filter((name) => name !== "typescript")) {
  const from = join(packages, "node_modules", name);
  const workflow = name.replace(/^@/, "").replace(/[^a-z0-9]+/g, "-");
  const nodes: string[] = [];
  for (const file of sources(from)) {
    const path = plain(join("code", relative(from, file)));
    const source = ts.createSourceFile(file, Deno.readTextFileSync(file), ts.ScriptTarget.Latest, true);
    const text = withFileNames(file, source);
    Deno.mkdirSync(dirname(join(out, workflow, path)), { recursive: true });
    Deno.writeTextFileSync(join(out, workflow, path), text);
    // Larger ones the compiler refuses.
    if (text.length > 250_000 || !usesFetch(source)) continue;
    nodes.push(`nodes/${nodes.length}.ts`);
    Deno.mkdirSync(join(out, workflow, "nodes"), { recursive: true });
    Deno.writeTextFileSync(join(out, workflow, nodes.at(-1)!), wrapper(source, path));
  }
  if (!nodes.length) continue;
  count += nodes.length;
  const lines = nodes.map((path, i) => `  n${i}:\n    path: ${JSON.stringify(`./${path}`)}\n`).join("");
  Deno.writeTextFileSync(
    join(out, workflow, "workflow.yaml"),
    `name: ${workflow}\nversion: "1.0"\ntriggers:\n  - type: manual\nnodes:\n${lines}edges: []\n`,
  );
}
console.log(`${count} files that use fetch, of ${names.length - 1} packages`);
