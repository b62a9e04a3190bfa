// SPDX-License-Identifier: Apache-2.0
// compare.ts TYPESCRIPT WORKFLOW...: whether the TypeScript compiler agrees with
// each host, key, name and export that ours is sure of. Beside each WORKFLOW are
// WORKFLOW.facts.json and WORKFLOW.ir.json; a line of JSON is printed for each.

import { resolve } from "node:path";
import { Folder, hostOf, type Node, type Texts, ts } from "./fold.ts";

const options = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  jsx: ts.JsxEmit.Preserve,
  types: [],
};
/** Reads what TypeScript brings along once for all workflows. */
const host = ts.createCompilerHost(options);
const libraries = new Map<string, Node>();
const { getSourceFile } = host;
host.getSourceFile = (name: string, ...rest: Node[]) => {
  if (!name.includes("/typescript/lib/")) return getSourceFile(name, ...rest);
  if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...rest));
  return libraries.get(name);
};

let workflow: string, paths: string[], program: Node, checker: Node, folder: Folder;
/** Of each kind of claim: what the TypeScript compiler confirms, what it says
 * nothing of (`open`), and what it denies (`wrong`). */
let agreed: Record<string, number>, open: string[], wrong: string[], judged: Set<string>;

function said(verdict: boolean | undefined, kind: string, what: string) {
  if (verdict) agreed[kind] = (agreed[kind] ?? 0) + 1;
  else (verdict === undefined ? open : wrong).push(`${kind}: ${what}`);
}

/** Columns count bytes. */
function offset(source: Node, line: number, column: number): number {
  const start = source.getPositionOfLineAndCharacter(line - 1, 0);
  const bytes = new TextEncoder().encode(source.text.slice(start, start + column));
  return start + new TextDecoder().decode(bytes.slice(0, column - 1)).length;
}

/** The nodes that have just these bounds, the outermost first. */
function nodesAt(source: Node, start: number, end: number): Node[] {
  const found: Node[] = [];
  (function visit(node: Node) {
    if (node.getStart(source) === start && node.getEnd() === end) found.push(node);
    if (node.pos <= start && node.end >= end) ts.forEachChild(node, visit);
  })(source);
  return found;
}

function has(texts: Texts | undefined, is: (text: string) => boolean): boolean | undefined {
  if (texts?.known.some((one) => one.isWhole && is(one.text))) return true;
  return texts?.isAll && texts.known.every((one) => one.isWhole) ? false : undefined;
}

function checkHost(fact: Node, node: Node): boolean | undefined {
  let address = node;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const isCall = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "call";
    address = node.arguments?.[isCall ? 1 : 0];
  }
  const texts = folder.texts(address);
  const hosts = texts.known.map(hostOf);
  if (hosts.includes(fact.host)) return true;
  return texts.isAll && hosts.length && !hosts.includes(undefined) ? false : undefined;
}

/** Whether one of the nodes reads or names the last key of the path, which may
 * have dots itself. */
function checkKey(path: string, found: Node[]): boolean | undefined {
  let verdict: boolean | undefined;
  const isKey = (text: string) => path === text || path.endsWith(`.${text}`);
  for (const node of found) {
    let is: boolean | undefined;
    const holder = ts.isBindingElement(node) ? node : node.parent;
    if (ts.isSpreadAssignment(node) || ts.isBindingElement(holder) && holder.dotDotDotToken) {
      // A copy, of which the key is read later.
      const type = checker.getTypeAtLocation(node.expression ?? holder.name ?? node);
      is = type.getProperties().some((one: Node) => isKey(one.name)) || undefined;
    } else if (ts.isPropertyAccessExpression(node)) is = isKey(node.name.text);
    else if (ts.isElementAccessExpression(node)) is = has(folder.texts(node.argumentExpression), isKey);
    else if (ts.isBindingElement(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      is = isKey((node.propertyName ?? node.name).text);
    } else if (ts.isStringLiteralLike(node) || ts.isIdentifier(node) || ts.isNumericLiteral(node)) {
      is = isKey(node.text);
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) {
      is = has(folder.texts(node.left), isKey);
    } else if (ts.isObjectBindingPattern(node)) {
      is = node.elements.some((one: Node) => isKey((one.propertyName ?? one.name).text)) || undefined;
    } else if (ts.isCallExpression(node) && node.arguments.length) {
      is = has(folder.texts(node.arguments[0]), isKey);
    }
    if (is) return true;
    verdict ??= is;
  }
  return verdict;
}

function isGlobal(node: Node): boolean | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  const isOurs = symbol?.declarations?.some((at: Node) => paths.includes(resolve(at.getSourceFile().fileName)));
  return !isOurs || undefined;
}

const keyed: Record<string, (fact: Node) => string | undefined> = {
  "dependency": (fact) => fact.subject,
  "dependency-read": (fact) => fact.member,
  "secret": (fact) => fact.member ?? fact.subject,
  "config": (fact) => fact.subject,
  "log": (fact) => fact.member,
  "import": (fact) => fact.subject,
  "input-read": (fact) => fact.path,
};

function judge(fact: Node) {
  const { kind, file, line, column, host, api } = fact;
  const key = keyed[kind]?.(fact);
  const claim = [kind, file, line, column, host, key, fact.definite].join();
  if (judged.has(claim)) return;
  judged.add(claim);
  const source = program.getSourceFile(resolve(file));
  const where = `${file}:${line}:${column}`;
  if (!source) return said(undefined, kind, `${where}: no such file`);
  const found = nodesAt(source, offset(source, line, column), offset(source, fact.endLine, fact.endColumn));
  const [node] = found;
  const text = node?.getText(source).slice(0, 80);
  if (!node) return said(undefined, kind, `${where}: no node`);
  const sure = fact.definite ? "" : "possible ";
  if (kind === "network" && host) said(checkHost(fact, node), `${sure}host`, `${where}: ${host}: ${text}`);
  else if (key && !key.endsWith("*") && fact.definite) said(checkKey(key, found), kind, `${where}: ${key}: ${text}`);
  else if ((kind === "permission" || kind === "forbidden") && fact.definite) {
    let callee = node;
    while (callee.expression) callee = callee.expression;
    if (!api?.startsWith("node:") && ts.isIdentifier(callee)) said(isGlobal(callee), "global", `${where}: ${api}: ${text}`);
    if (fact.target && fact.permission === "env") said(checkKey(fact.target, found), "env", `${where}: ${fact.target}: ${text}`);
  }
}

/** The names of values that a module exports itself, `export *` apart. */
function checkExports(module: Node) {
  const source = program.getSourceFile(resolve(workflow, module.path));
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol || module.syntaxErrors.length) return;
  /** Undefined: from a package, which is not there. */
  const known = new Map<string, Node>();
  for (const [name, one] of symbol.exports) {
    if (name !== "__export" && !isType(one)) known.set(ts.unescapeLeadingUnderscores(name), real(one));
  }
  const seen = new Set<string>();
  for (const { name, form } of module.exports) {
    seen.add(name);
    const one = known.get(name);
    const isThere = known.has(name) || form === "reExport" || form === "unknown";
    const isCallable = !one || callable(one, form === "class");
    said(isThere && (form !== "class" && form !== "function" || isCallable), "export", `${module.path}: ${name} is no ${form}`);
  }
  for (const name of known.keys()) {
    if (!seen.has(name) && known.get(name)) said(false, "export", `${module.path}: ${name} was not seen`);
  }
}

function real(symbol: Node) {
  const one = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return one.escapedName === "unknown" ? undefined : one;
}

/** Whether nothing of it is there when the program runs. */
function isType(symbol: Node): boolean {
  for (let one = symbol; one; one = checker.getImmediateAliasedSymbol(one)) {
    for (const at of one.declarations ?? []) {
      if (at.isTypeOnly || at.parent?.isTypeOnly || at.parent?.parent?.isTypeOnly) return true;
    }
    if (!(one.flags & ts.SymbolFlags.Alias)) break;
  }
  const one = real(symbol);
  if (!one) return false;
  const isDeclared = (at: Node) => !!(ts.getCombinedModifierFlags(at) & ts.ModifierFlags.Ambient);
  return !(one.flags & ts.SymbolFlags.Value) || one.declarations?.every(isDeclared);
}

function callable(symbol: Node, isClass: boolean): boolean {
  const type = checker.getTypeOfSymbol(symbol);
  // Made of packages, which are not there.
  if (type.flags & ts.TypeFlags.Any) return true;
  return (isClass ? type.getConstructSignatures() : type.getCallSignatures()).length > 0;
}

for (workflow of Deno.args.slice(1)) {
  const { nodes } = JSON.parse(Deno.readTextFileSync(`${workflow}.facts.json`));
  const { modules } = JSON.parse(Deno.readTextFileSync(`${workflow}.ir.json`));
  [agreed, open, wrong, judged] = [{}, [], [], new Set()];
  paths = modules.map((module: Node) => resolve(workflow, module.path))
    .filter((path: string) => !path.endsWith(".json"));
  program = ts.createProgram(paths, options, host);
  checker = program.getTypeChecker();
  folder = new Folder(checker, paths.map((path: string) => program.getSourceFile(path)).filter(Boolean));
  let abstentions = 0;
  let uses = 0;
  for (const node of nodes) {
    abstentions += (node.abstentions ?? []).length;
    uses += (node.facts ?? []).filter((fact: Node) => fact.kind !== "import").length;
    for (const fact of node.facts ?? []) judge(fact);
  }
  for (const module of modules) if (module.status === "ok" && !module.isJson) checkExports(module);
  console.log(JSON.stringify({ nodes: nodes.length, uses, abstentions, agreed, wrong, open }));
}
