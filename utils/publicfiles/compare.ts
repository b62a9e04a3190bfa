// SPDX-License-Identifier: Apache-2.0
// compare.ts TYPESCRIPT WORKFLOW FACTS IR: whether the TypeScript compiler
// agrees with each host, key and export that ours is sure of.

import { join, resolve } from "node:path";
import { Folder, hostOf, type Node, ts } from "./fold.ts";

const [, workflow, facts, ir] = Deno.args;
const report = { compared: 0, agreed: 0, unknown: 0, exports: 0, facts: 0, abstentions: 0 };
const wrong: string[] = [];
const open: string[] = [];

const nodes = JSON.parse(Deno.readTextFileSync(facts)).nodes;
const { modules } = JSON.parse(Deno.readTextFileSync(ir));
const paths = modules.map((module: Node) => resolve(workflow, module.path))
  .filter((path: string) => !path.endsWith(".json"));
const program = ts.createProgram(paths, {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  jsx: ts.JsxEmit.Preserve,
  types: [],
});
const checker = program.getTypeChecker();
const folder = new Folder(checker);

/** Columns count bytes. */
function offset(source: Node, line: number, column: number): number {
  const start = source.getPositionOfLineAndCharacter(line - 1, 0);
  const text = source.text.slice(start, start + column + 400);
  const bytes = new TextEncoder().encode(text).slice(0, column - 1);
  return start + new TextDecoder().decode(bytes).length;
}

/** The outermost node that has just these bounds, or begins there. */
function nodeAt(source: Node, start: number, end: number): Node {
  let found: Node;
  (function visit(node: Node) {
    if (node.getStart(source) === start && node.getEnd() === end) found ??= node;
    if (node.pos <= start && node.end >= end) ts.forEachChild(node, visit);
  })(source);
  return found;
}

function isGlobal(node: Node): boolean {
  const symbol = checker.getSymbolAtLocation(node);
  return !symbol || !symbol.declarations?.some((at: Node) => paths.includes(resolve(at.getSourceFile().fileName)));
}

function judge(fact: Node) {
  const file = resolve(workflow, fact.file.startsWith(workflow) ? fact.file.slice(workflow.length + 1) : fact.file);
  const source = program.getSourceFile(file);
  const where = `${file}:${fact.line}:${fact.column}`;
  if (!source) return open.push(`${where}: no such file`);
  const start = offset(source, fact.line, fact.column);
  const node = nodeAt(source, start, offset(source, fact.endLine, fact.endColumn));
  const said = (ok: boolean | undefined, what: string) => {
    if (ok === undefined) {
      report.unknown++;
      open.push(`${where}: ${what}`);
      return;
    }
    report.compared++;
    if (ok) report.agreed++;
    else wrong.push(`${where}: ${what}`);
  };
  if (!node) return said(undefined, `no node for ${fact.kind} ${fact.api ?? ""}`);
  const text = node.getText(source).slice(0, 100);
  if (fact.kind === "network" && fact.host) {
    let address = node;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) address = node.arguments?.[0];
    const hosts = folder.fold(address)?.map(hostOf);
    const isKnown = hosts?.length && hosts.every((host) => host !== undefined);
    said(isKnown ? hosts!.includes(fact.host) : undefined, `host ${fact.host}, not ${hosts}: ${text}`);
  } else if (fact.kind === "permission" || fact.kind === "forbidden") {
    let callee = node;
    while (callee.expression) callee = callee.expression;
    if (!fact.api?.startsWith("node:") && ts.isIdentifier(callee)) {
      said(isGlobal(callee) || undefined, `${fact.api} is of the program: ${text}`);
    }
    if (fact.target) said(keyOf(node)?.includes(fact.target), `key ${fact.target}: ${text}`);
  }
}

function keyOf(node: Node): string[] | undefined {
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  const from = ts.isElementAccessExpression(node) ? node.argumentExpression : node.arguments?.[0];
  return from ? folder.fold(from)?.map((one) => one.text) : undefined;
}

/** The names of values that a module exports itself, `export *` apart. */
function exportsOf(module: Node) {
  const source = program.getSourceFile(resolve(workflow, module.path));
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol || module.syntaxErrors.length) return;
  const known = new Map<string, Node>();
  for (const [name, one] of symbol.exports) {
    if (name === "__export") continue;
    const isAlias = one.flags & ts.SymbolFlags.Alias;
    const real = isAlias ? checker.getAliasedSymbol(one) : one;
    const isUnknown = real.escapedName === "unknown";
    if (isUnknown || real.flags & ts.SymbolFlags.Value) known.set(String(name), isUnknown ? undefined : real);
  }
  for (const { name, form } of module.exports) {
    report.exports++;
    const real = known.get(name);
    const isThere = known.has(name) || form === "reExport" || form === "unknown";
    const agrees = form === "class"
      ? !real || real.flags & ts.SymbolFlags.Class
      : form !== "function" || !real || callable(real);
    if (!isThere || !agrees) wrong.push(`${module.path}: export ${name} is no ${form}`);
    known.delete(name);
  }
  for (const [name, real] of known) if (real) wrong.push(`${module.path}: export ${name} was not seen`);
}

function callable(symbol: Node) {
  return checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0 || !!(symbol.flags & ts.SymbolFlags.Function);
}

for (const node of nodes) {
  report.facts += (node.facts ?? []).length;
  report.abstentions += (node.abstentions ?? []).length;
  for (const fact of node.facts ?? []) if (fact.definite) judge(fact);
}
for (const module of modules) if (module.status === "ok" && !module.isJson) exportsOf(module);
console.log(JSON.stringify({ workflow: join(workflow), ...report, wrong, open }));
