// SPDX-License-Identifier: Apache-2.0
// wrap.ts TYPESCRIPT PACKAGES OUT: copies the TypeScript of npm packages below
// OUT, a workflow each, with imports that name files as Deno wants it. Each
// file that uses `fetch` is a node, which calls all that the file exports.

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

/** A call of everything that the file exports, or nothing if it has a default. */
function wrapper(source: Node): string {
  const calls: string[] = [];
  const exported = new Set<string>();
  for (const node of source.statements) {
    if (ts.isExportAssignment(node) || has(node, ts.SyntaxKind.DefaultKeyword)) return "";
    if (ts.isExportDeclaration(node) && node.exportClause?.elements) {
      for (const part of node.exportClause.elements) {
        if (part.name.text === "default") return "";
        if (!node.moduleSpecifier) exported.add((part.propertyName ?? part.name).text);
      }
    }
  }
  const isExported = (node: Node, name: string) => has(node, ts.SyntaxKind.ExportKeyword) || exported.has(name);
  for (const node of source.statements) {
    if (ts.isFunctionDeclaration(node) && node.name && node.body && isExported(node, node.name.text)) {
      calls.push(`${node.name.text}(input, input, input)`);
    }
    for (const one of ts.isVariableStatement(node) ? node.declarationList.declarations : []) {
      const isFunction = one.initializer && (ts.isArrowFunction(one.initializer) || ts.isFunctionExpression(one.initializer));
      if (isFunction && ts.isIdentifier(one.name) && isExported(node, one.name.text)) {
        calls.push(`${one.name.text}(input, input, input)`);
      }
    }
    if (!ts.isClassDeclaration(node) || !node.name || !isExported(node, node.name.text)) continue;
    if (has(node, ts.SyntaxKind.AbstractKeyword)) continue;
    const name = node.name.text;
    for (const member of node.members) {
      const isOpen = !has(member, ts.SyntaxKind.PrivateKeyword) && member.name && ts.isIdentifier(member.name);
      if (!ts.isMethodDeclaration(member) || !member.body || !isOpen) continue;
      const base = has(member, ts.SyntaxKind.StaticKeyword) ? name : `new ${name}(input, input)`;
      calls.push(`${base}.${member.name.text}(input, input)`);
    }
    calls.push(`new ${name}(input, input)`);
  }
  const body = calls.map((call) => `  await ${call};\n`).join("");
  return `\nexport default async function tntcNode(ctx: any, input: any) {\n${body}  return {};\n}\n`;
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
    let text = withFileNames(file, source);
    // Larger ones the compiler refuses.
    if (text.length < 250_000 && usesFetch(source)) {
      nodes.push(path);
      text += wrapper(source);
    }
    Deno.mkdirSync(dirname(join(out, workflow, path)), { recursive: true });
    Deno.writeTextFileSync(join(out, workflow, path), text);
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
