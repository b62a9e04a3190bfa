//===- DeclaredShapesTest.cpp - types as shapes ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../lib/Analysis/DeclaredShapes.h"
#include "../../../lib/Analysis/Shapes.h"

#include "tntc/Frontend/TypeScript.h"
#include "tntc/IR/ShapeText.h"

#include <gtest/gtest.h>

using namespace tntc;

namespace {

class DeclaredShapesTest : public testing::Test {
protected:
  /// What the alias `T` of the first file stands for.
  const ir::Shape *shapeOfT() {
    std::vector<ir::Node> nodes(1);
    nodes[0].path = ir::Text::written("main.ts", {});
    ir::Workflow workflow;
    workflow.nodes = arena.save(nodes);
    reader.readModules(workflow, tree, sources, arena);
    const ir::Module &module = *workflow.nodes[0].module;
    for (const ir::Stmt *stmt : module.code->body)
      if (stmt->kind == ir::StmtKind::TypeAlias && stmt->name == "T")
        return DeclaredShapes(arena).readAwaited(stmt->type, module);
    return nullptr;
  }

  std::string text(StringRef source) {
    tree = MemoryTree();
    tree.add("main.ts", source.str());
    return ir::shapeText(*shapeOfT(), 9, 9);
  }

  MemoryTree tree;
  SourceManager sources;
  ir::Context arena;
  TypeScriptReader reader;
};

} // namespace

TEST_F(DeclaredShapesTest, Forms) {
  struct Row {
    StringRef source, shape;
  };
  for (Row row : std::initializer_list<Row>{
           {"type T = string;", "string"},
           {"type T = 'a' | 'b';", "string"},
           {"type T = 1 | -2 | true | null;", "number | boolean | null"},
           {"type T = string | undefined;", "string | null"},
           {"type T = any | string;", "unknown"},
           {"type T = string | never;", "string"},
           {"type T = { a: string; b?: number; 'c-d': boolean };",
            "{ a: string, b?: number, \"c-d\": boolean }"},
           {"type T = { [k: string]: number };", "object"},
           {"type T = { a: 1; [k: string]: number };", "{ a: number, … }"},
           {"type T = { m(): void; n: () => string };",
            "{ m: unknown, n: unknown }"},
           {"type T = string[];", "string[]"},
           {"type T = (string | number)[];", "(string | number)[]"},
           {"type T = readonly { a: 1 }[];", "{ a: number }[]"},
           {"type T = Array<string>;", "string[]"},
           {"type T = [string, number];", "unknown[]"},
           {"type T = Promise<string>;", "string"},
           {"type T = Promise<Promise<{ a: 1 }>>;", "{ a: number }"},
           {"type T = { a: Promise<string> };", "{ a: unknown }"},
           {"interface A { a: string } type T = A;", "{ a: string }"},
           {"interface A { a: string } interface A { b: 1 } type T = A;",
            "{ a: string, b: number }"},
           {"interface A extends B { a: string } interface B { b: 1 } "
            "type T = A;",
            "{ a: string, b: number }"},
           {"interface A extends Unknown { a: string } type T = A;", "unknown"},
           {"interface A<X> { a: X; b: X[] } type T = A<string>;",
            "{ a: string, b: string[] }"},
           {"type A<X> = { a: X }; type T = A<A<1>>;", "{ a: { a: number } }"},
           {"interface Tree { next: Tree; v: 1 } type T = Tree;",
            "{ next: unknown, v: number }"},
           {"type T = { a: string } & { b: number };",
            "{ a: string, b: number }"},
           {"type T = string & { brand: 1 };", "unknown"},
           {"type T = Partial<{ a: string }>;", "{ a?: string }"},
           {"type T = Required<{ a?: string }>;", "{ a: string }"},
           {"type T = Readonly<{ a: string }>;", "{ a: string }"},
           {"type T = Pick<{ a: 1; b: 2; c: 3 }, 'a' | 'c'>;",
            "{ a: number, c: number }"},
           {"type T = Omit<{ a: 1; b: 2 }, 'a'>;", "{ b: number }"},
           {"type T = Record<string, number>;", "object"},
           {"type T = Record<'a' | 'b', number>;", "{ a: number, b: number }"},
           {"interface A { a: { b: 1 } } type T = A['a'];", "{ b: number }"},
           {"type T = Map<string, number>;", "unknown"},
           {"type T = Date;", "unknown"},
           {"class A { a = 1 } type T = A;", "unknown"},
           {"class A {} interface A { a: 1 } type T = A;", "unknown"},
           {"enum A { B } type T = A;", "unknown"},
           {"type T = keyof { a: 1 };", "unknown"},
           {"type T = A extends B ? 1 : 2;", "unknown"},
           {"type T = `a${string}`;", "string"},
           {"import { A } from 'npm:x'; type T = A;", "unknown"},
           {"import type { Record } from 'npm:x'; type T = Record<'a', 1>;",
            "unknown"},
           // Which of the two `A`s is meant depends on the place.
           {"interface A { a: 1 } function f() { interface A { b: 1 } } "
            "type T = A;",
            "unknown"}})
    EXPECT_EQ(text(row.source), row.shape.str()) << row.source.str();
}

TEST_F(DeclaredShapesTest, Imports) {
  tree.add("main.ts", "import type { A } from './a.ts'; type T = A;");
  tree.add("a.ts", "export { B as A } from './b.ts';");
  tree.add("b.ts", "interface C { c: string } export type B = C;");
  EXPECT_EQ(ir::shapeText(*shapeOfT()), "{ c: string }");
}

TEST_F(DeclaredShapesTest, DefaultImport) {
  tree.add("main.ts", "import A from './a.ts'; type T = A;");
  tree.add("a.ts", "export default interface X { c: string }");
  EXPECT_EQ(ir::shapeText(*shapeOfT()), "{ c: string }");
}

TEST_F(DeclaredShapesTest, ImportsInACircle) {
  tree.add("main.ts", "import { A } from './a.ts'; type T = A;");
  tree.add("a.ts", "export { A } from './b.ts';");
  tree.add("b.ts", "export { A } from './a.ts';");
  EXPECT_EQ(ir::shapeText(*shapeOfT()), "unknown");
}

// Aliases that double at each step, and never end: no more than a limit.
TEST_F(DeclaredShapesTest, Growth) {
  std::string source = "type A0 = { a: 1 };";
  for (int i = 1; i < 40; ++i) {
    std::string before = "A" + std::to_string(i - 1);
    source += "type A" + std::to_string(i) + " = { l: " + before +
              "; r: " + before + " };";
  }
  text(source + "type T = A39;");
  text("type D<X> = { a: X; b: X; c: X; d: X; e: X; f: X; g: X; h: X };"
       "type T = D<D<D<D<D<D<D<D<D<D<1>>>>>>>>>>;");
  text("type R<X> = Record<'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g', X>;"
       "type T = R<R<R<R<R<R<R<R<R<R<1>>>>>>>>>>;");
  EXPECT_EQ(text("type G<X> = { g: G<X[]> }; type T = G<1>;"),
            "{ g: unknown }");
}

// What was seen wins; a type fills in what was not.
TEST_F(DeclaredShapesTest, Refine) {
  auto shape = [&](StringRef source) {
    tree = MemoryTree();
    tree.add("main.ts", source.str());
    return shapeOfT();
  };
  auto refined = [&](const ir::Shape *seen, const ir::Shape *declared) {
    return ir::shapeText(*shapes::refine(arena, seen, declared));
  };
  const ir::Shape *declared = shape("type T = { a: string; b?: number };");
  EXPECT_EQ(refined(nullptr, declared), "{ a: string, b?: number }");
  EXPECT_EQ(refined(shape("type T = any;"), declared),
            "{ a: string, b?: number }");
  EXPECT_EQ(refined(shape("type T = { a: any };"), declared), "{ a: string }");
  EXPECT_EQ(refined(shape("type T = { c: 1; [k: string]: any };"), declared),
            "{ c: number, a: string, b?: number }");
  EXPECT_EQ(refined(shape("type T = null | { a: any };"), declared),
            "null | { a: string }");
  EXPECT_EQ(refined(shape("type T = { a: any };"),
                    shape("type T = { a: 1 } | { a: 2 };")),
            "{ a: unknown }");
  EXPECT_EQ(refined(shape("type T = any[];"), shape("type T = string[];")),
            "string[]");
}
