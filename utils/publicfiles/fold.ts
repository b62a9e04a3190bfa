// SPDX-License-Identifier: Apache-2.0
// What the TypeScript compiler knows of a text at a place.

import { createRequire } from "node:module";

// deno-lint-ignore no-explicit-any
export type Node = any;

export const ts = createRequire(import.meta.url)(Deno.args[0]);

/** The beginning of a text, or all of it. */
export interface Known {
  text: string;
  isWhole: boolean;
}

/** Texts that an expression may be; all that it may be when `isAll`. */
export interface Texts {
  known: Known[];
  isAll: boolean;
}

const nothing: Texts = { known: [], isAll: false };
const none: Texts = { known: [], isAll: true };
const whole = (text: string): Texts => ({ known: [{ text, isWhole: true }], isAll: true });
const maxTexts = 100;
const maxDepth = 40;

export class Folder {
  /** The calls of each function, by its declaration. */
  private calls = new Map<Node, Node[]>();
  /** What is assigned to each variable and property. */
  private assigned = new Map<Node, Node[]>();
  private open = new Set<Node>();
  private steps = 0;

  constructor(readonly checker: Node, sources: Node[]) {
    const visit = (node: Node) => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
        const declaration = checker.getResolvedSignature(node)?.declaration;
        if (declaration) this.put(this.calls, declaration, node);
        // Overloads are declarations of their own.
        const symbol = declaration && checker.getSymbolAtLocation(declaration.name ?? declaration);
        for (const one of symbol?.declarations ?? []) if (one !== declaration) this.put(this.calls, one, node);
      } else if (ts.isBinaryExpression(node) && node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
        node.operatorToken.kind <= ts.SyntaxKind.LastAssignment) {
        const name = ts.isPropertyAccessExpression(node.left) ? node.left.name : node.left;
        const symbol = checker.getSymbolAtLocation(name);
        const isPlain = node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
        if (symbol) this.put(this.assigned, symbol, isPlain ? node.right : undefined);
      }
      ts.forEachChild(node, visit);
    };
    sources.forEach(visit);
  }

  private put(map: Map<Node, Node[]>, key: Node, value: Node) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  texts(node: Node): Texts {
    this.steps = 0;
    return this.fold(node, 0);
  }

  private fold(node: Node, depth: number): Texts {
    if (!node || depth > maxDepth || ++this.steps > 20_000 || this.open.has(node)) return nothing;
    this.open.add(node);
    const texts = this.expression(node, depth);
    this.open.delete(node);
    return texts.known.length > maxTexts ? { known: texts.known.slice(0, maxTexts), isAll: false } : texts;
  }

  private expression(node: Node, depth: number): Texts {
    const next = (one: Node) => this.fold(one, depth + 1);
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return whole(node.text);
    if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return whole(node.getText());
    if (node.kind === ts.SyntaxKind.NullKeyword || ts.isIdentifier(node) && node.text === "undefined") return none;
    if (
      ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node) || ts.isAwaitExpression(node) || ts.isTypeAssertionExpression(node)
    ) return next(node.expression);
    if (ts.isConditionalExpression(node)) return either(next(node.whenTrue), next(node.whenFalse));
    if (ts.isTemplateExpression(node)) {
      let out = whole(node.head.text);
      for (const span of node.templateSpans) {
        out = joined(joined(out, next(span.expression)), whole(span.literal.text));
      }
      return out;
    }
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.PlusToken) return joined(next(node.left), next(node.right));
      if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken) {
        return either(next(node.left), next(node.right));
      }
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.EqualsToken ||
        kind === ts.SyntaxKind.CommaToken) return next(node.right);
      return nothing;
    }
    if (ts.isNewExpression(node)) {
      const name = node.expression.getText();
      if (name === "URL") return this.url(node, depth);
      return name === "Request" || name === "String" ? next(node.arguments?.[0]) : nothing;
    }
    if (ts.isCallExpression(node)) return this.call(node, depth);
    if (ts.isPropertyAccessExpression(node) && ["href", "url", "origin"].includes(node.name.text)) {
      const of = this.checker.getTypeAtLocation(node.expression).symbol?.name;
      if (of === "URL" || of === "Request") return next(node.expression);
    }
    if (ts.isElementAccessExpression(node)) return either(this.elements(node, depth), this.literalType(node));
    const named = this.symbol(node, depth);
    if (named.known.length) return named;
    return this.literalType(node);
  }

  private url(node: Node, depth: number): Texts {
    const [path, base] = (node.arguments ?? []).map((one: Node) => this.fold(one, depth + 1));
    if (!base) return path ?? nothing;
    const known = base.known.flatMap((b: Known) =>
      (path.known.length ? path.known : [{ text: "", isWhole: false }]).map((p: Known) => {
        const isRelative = p.text && !/^\w+:|^\/\//.test(p.text);
        try {
          return { text: new URL(p.text, b.text).href, isWhole: b.isWhole && p.isWhole && isRelative };
        } catch {
          return { text: "", isWhole: false };
        }
      })
    );
    return { known, isAll: base.isAll && path.isAll };
  }

  /** What a call returns: of the language's own methods, and of functions here. */
  private call(node: Node, depth: number): Texts {
    const to = node.expression;
    const next = (one: Node) => this.fold(one, depth + 1);
    if (ts.isIdentifier(to) && to.text === "String" && node.arguments.length) return next(node.arguments[0]);
    if (ts.isPropertyAccessExpression(to)) {
      const name = to.name.text;
      if (["toString", "trim", "valueOf"].includes(name)) return next(to.expression);
      if (["replace", "replaceAll", "slice", "substring", "toLowerCase"].includes(name)) {
        const { known } = next(to.expression);
        return { known: known.filter((one) => hostOf(one)), isAll: false };
      }
      if (name === "concat") return node.arguments.map(next).reduce(joined, next(to.expression));
    }
    const declaration = this.checker.getResolvedSignature(node)?.declaration;
    const body = this.bodyOf(declaration);
    if (!body) return this.literalType(node);
    if (!ts.isBlock(body)) return next(body);
    let out = none;
    const visit = (inner: Node) => {
      if (ts.isReturnStatement(inner)) out = either(out, inner.expression ? next(inner.expression) : none);
      else if (!ts.isFunctionLike(inner) && !ts.isClassLike(inner)) ts.forEachChild(inner, visit);
    };
    ts.forEachChild(body, visit);
    return out;
  }

  private bodyOf(declaration: Node): Node {
    if (!declaration || declaration.body) return declaration?.body;
    const symbol = declaration.name && this.checker.getSymbolAtLocation(declaration.name);
    return symbol?.declarations?.find((one: Node) => one.body)?.body;
  }

  private elements(node: Node, depth: number): Texts {
    let list = node.expression;
    while (ts.isAsExpression(list) || ts.isParenthesizedExpression(list)) list = list.expression;
    const at = this.checker.getSymbolAtLocation(list)?.valueDeclaration;
    let value = at?.initializer;
    while (value && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))) value = value.expression;
    const parts = value && (ts.isObjectLiteralExpression(value)
      ? value.properties.filter(ts.isPropertyAssignment).map((one: Node) => one.initializer)
      : ts.isArrayLiteralExpression(value)
      ? value.elements
      : []);
    if (!parts?.length) return nothing;
    return { ...parts.map((one: Node) => this.fold(one, depth + 1)).reduce(either), isAll: false };
  }

  private symbol(node: Node, depth: number): Texts {
    let symbol = this.checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node);
    if (!symbol) return nothing;
    if (symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    let out = none;
    for (const at of symbol.declarations ?? []) out = either(out, this.declaration(at, depth));
    for (const value of this.assigned.get(symbol) ?? []) {
      out = either(out, value ? this.fold(value, depth + 1) : nothing);
    }
    return symbol.declarations?.length ? out : nothing;
  }

  private declaration(at: Node, depth: number): Texts {
    const next = (one: Node) => this.fold(one, depth + 1);
    if (ts.isEnumMember(at)) {
      const value = this.checker.getConstantValue(at);
      return value === undefined ? nothing : whole(String(value));
    }
    if (ts.isVariableDeclaration(at)) {
      if (at.initializer) return next(at.initializer);
      return ts.isForOfStatement(at.parent.parent) ? this.eachOf(at.parent.parent.expression, depth) : none;
    }
    if (ts.isPropertyAssignment(at)) return next(at.initializer);
    if (ts.isShorthandPropertyAssignment(at)) {
      const value = this.checker.getShorthandAssignmentValueSymbol(at);
      return (value?.declarations ?? []).map((one: Node) => this.declaration(one, depth + 1)).reduce(either, none);
    }
    // Whoever makes an object may have given it, or a subclass.
    if (ts.isPropertyDeclaration(at)) return { ...(at.initializer ? next(at.initializer) : none), isAll: false };
    if (ts.isGetAccessorDeclaration(at) && at.body) {
      const [first] = at.body.statements;
      return first && ts.isReturnStatement(first) ? next(first.expression) : nothing;
    }
    if (ts.isParameter(at)) return this.parameter(at, depth);
    if (ts.isBindingElement(at)) return this.bound(at, depth);
    return nothing;
  }

  private eachOf(list: Node, depth: number): Texts {
    while (ts.isAsExpression(list) || ts.isParenthesizedExpression(list)) list = list.expression;
    if (ts.isIdentifier(list)) {
      list = this.checker.getSymbolAtLocation(list)?.valueDeclaration?.initializer;
      while (list && ts.isAsExpression(list)) list = list.expression;
    }
    if (!list || !ts.isArrayLiteralExpression(list)) return nothing;
    return list.elements.map((one: Node) => this.fold(one, depth + 1)).reduce(either, none);
  }

  /** What calls hand over, and the default; others may call it, too. */
  private parameter(at: Node, depth: number): Texts {
    const index = at.parent.parameters.indexOf(at);
    let out: Texts = at.initializer ? this.fold(at.initializer, depth + 1) : nothing;
    for (const call of this.calls.get(at.parent) ?? []) {
      const given = call.arguments?.[index];
      if (given && !ts.isSpreadElement(given)) out = either(out, this.fold(given, depth + 1));
    }
    return { ...out, isAll: false };
  }

  /** `{ name = initialiser } = object`, also of a parameter. */
  private bound(at: Node, depth: number): Texts {
    let out = at.initializer ? this.fold(at.initializer, depth + 1) : nothing;
    const name = (at.propertyName ?? at.name).text;
    const holder = at.parent.parent;
    if (!name || !ts.isObjectBindingPattern(at.parent)) return nothing;
    const type = this.checker.getTypeAtLocation(at.parent);
    for (const one of type.getProperty(name)?.declarations ?? []) {
      if (ts.isPropertyAssignment(one)) out = either(out, this.fold(one.initializer, depth + 1));
    }
    if (ts.isParameter(holder)) {
      const index = holder.parent.parameters.indexOf(holder);
      for (const call of this.calls.get(holder.parent) ?? []) {
        const given = call.arguments?.[index];
        const property = given && this.checker.getTypeAtLocation(given).getProperty(name);
        for (const one of property?.declarations ?? []) {
          if (!ts.isBindingElement(one)) out = either(out, this.declaration(one, depth + 1));
        }
      }
    }
    return { ...out, isAll: false };
  }

  private literalType(node: Node): Texts {
    const type = this.checker.getTypeAtLocation(node);
    const parts = type.isUnion() ? type.types : [type];
    if (!parts.every((part: Node) => part.isStringLiteral())) return nothing;
    return { known: parts.map((part: Node) => ({ text: part.value, isWhole: true })), isAll: true };
  }
}

function either(a: Texts, b: Texts): Texts {
  return { known: [...a.known, ...b.known], isAll: a.isAll && b.isAll };
}

function joined(left: Texts, right: Texts): Texts {
  const cut = { text: "", isWhole: false };
  const ends = right.isAll ? right.known : [...right.known, cut];
  const known = (left.isAll ? left.known : [...left.known, cut])
    .flatMap((l) => l.isWhole ? ends.map((r) => ({ text: l.text + r.text, isWhole: r.isWhole })) : [l]);
  return { known: known.filter((one) => one.text), isAll: left.isAll && right.isAll };
}

/** The host, when that much of the address is known. */
export function hostOf({ text, isWhole }: Known): string | undefined {
  const match = /^(\w+):\/\/([^/?#]*)([/?#]?)/.exec(text);
  if (!match || !isWhole && !match[3]) return undefined;
  try {
    return new URL(match[0]).hostname;
  } catch {
    return undefined;
  }
}
