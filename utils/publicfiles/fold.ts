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

const whole = (text: string): Known[] => [{ text, isWhole: true }];

export class Folder {
  constructor(readonly checker: Node) {}

  /** All that the expression may be; undefined: that is not known. */
  fold(node: Node, depth = 0): Known[] | undefined {
    if (!node || depth > 40) return undefined;
    const next = (one: Node) => this.fold(one, depth + 1);
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return whole(node.text);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node) || ts.isAwaitExpression(node)) return next(node.expression);
    if (ts.isConditionalExpression(node)) return both(next(node.whenTrue), next(node.whenFalse));
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
        return both(next(node.left), next(node.right));
      }
    }
    if (ts.isNewExpression(node) && node.expression.getText() === "URL") return this.url(node, depth);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "toString") return next(node.expression.expression);
    if (ts.isPropertyAccessExpression(node) && node.name.text === "href") return next(node.expression);
    return this.symbol(node, depth) ?? this.literalType(node);
  }

  private url(node: Node, depth: number): Known[] | undefined {
    const [path, base] = (node.arguments ?? []).map((one: Node) => this.fold(one, depth + 1));
    if (!node.arguments || node.arguments.length < 2) return path;
    return base?.flatMap((b: Known) =>
      (path ?? [{ text: "", isWhole: false }]).map((p: Known) => {
        if (!p.isWhole && !p.text) return { text: b.text, isWhole: false };
        try {
          return { text: new URL(p.text, b.text).href, isWhole: p.isWhole };
        } catch {
          return { text: "", isWhole: false };
        }
      })
    );
  }

  private symbol(node: Node, depth: number): Known[] | undefined {
    let symbol = this.checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node);
    if (!symbol) return undefined;
    if (symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    const at = symbol.valueDeclaration;
    if (!at) return undefined;
    if (ts.isEnumMember(at)) {
      const value = this.checker.getConstantValue(at);
      return value === undefined ? undefined : whole(String(value));
    }
    const isFixed = ts.isVariableDeclaration(at) && at.parent.flags & ts.NodeFlags.Const || ts.isPropertyAssignment(at) ||
      ts.isPropertyDeclaration(at) && ts.getCombinedModifierFlags(at) & ts.ModifierFlags.Readonly;
    return isFixed && at.initializer ? this.fold(at.initializer, depth + 1) : undefined;
  }

  private literalType(node: Node): Known[] | undefined {
    const type = this.checker.getTypeAtLocation(node);
    const parts = type.isUnion() ? type.types : [type];
    if (!parts.every((part: Node) => part.isStringLiteral())) return undefined;
    return parts.map((part: Node) => ({ text: part.value, isWhole: true }));
  }
}

function both(a?: Known[], b?: Known[]) {
  return a && b ? [...a, ...b] : undefined;
}

function joined(left?: Known[], right?: Known[]): Known[] {
  return (left ?? [{ text: "", isWhole: false }]).flatMap((l) =>
    l.isWhole
      ? (right ?? [{ text: "", isWhole: false }]).map((r) => ({ text: l.text + r.text, isWhole: r.isWhole }))
      : [l]
  ).slice(0, 200);
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
