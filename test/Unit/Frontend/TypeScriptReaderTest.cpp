//===- TypeScriptReaderTest.cpp - the facts of node files -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/TypeScript.h"

#include <gtest/gtest.h>

using namespace tntc;

// Of tree-sitter; declared here, since its header stays in one library.
extern "C" {
struct TSLanguage;
uint32_t ts_language_version(const TSLanguage *);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);
}

namespace {

class TypeScriptReaderTest : public testing::Test {
protected:
  const ir::Module &read(StringRef text, StringRef path = "nodes/main.ts") {
    FileId file = sources.add(path.str(), text.str());
    return *reader.readModule(path, file, sources, context);
  }

  /// The default export of \p text as a word, with its parameters.
  std::string defaultOf(StringRef text) {
    const ir::Module &module = read(text);
    EXPECT_TRUE(module.syntaxErrors.empty()) << text.str();
    const ir::Export *found = module.findExport("default");
    if (!found)
      return "none";
    switch (found->form) {
    case ir::ExportForm::None:
      return "none";
    case ir::ExportForm::Function:
      return "function/" + std::to_string(found->parameters) +
             (found->hasRest ? "+rest" : "");
    case ir::ExportForm::CallResult:
      return "call";
    case ir::ExportForm::Class:
      return "class";
    case ir::ExportForm::Value:
      return "value";
    case ir::ExportForm::ReExport:
      return (found->from->specifier + "#" + found->fromName).str();
    case ir::ExportForm::Unknown:
      return "unknown";
    }
    return "";
  }

  std::string error(StringRef text, StringRef path = "x.ts") {
    const ir::Module &module = read(text, path);
    if (module.syntaxErrors.empty())
      return "none";
    const ir::SyntaxError &first = module.syntaxErrors.front();
    LineColumn at = sources.file(module.file).lineColumn(first.span.begin);
    return (Twine(at.line) + ":" + Twine(at.column) + " " + first.message)
        .str();
  }

  /// Fills `workflow` with a node for each path and reads the modules.
  void load(std::vector<StringRef> paths) {
    std::vector<ir::Node> nodes;
    for (StringRef path : paths) {
      ir::Node node;
      node.name = node.path = ir::Text::written(path, {});
      nodes.push_back(node);
    }
    workflow.nodes = context.save(nodes);
    reader.readModules(workflow, tree, sources, context);
  }

  SourceManager sources;
  ir::Context context;
  TypeScriptReader reader;
  MemoryTree tree;
  ir::Workflow workflow;
};

struct Default {
  const char *text, *expected;
};

} // namespace

// Debian's library reads the grammar's form; a newer form would fail at run
// time only.
TEST_F(TypeScriptReaderTest, TextIsReadInPieces) {
  // A sign of several bytes may lie across the end of a piece.
  for (size_t blanks = 240; blanks < 260; ++blanks) {
    std::string text = std::string(blanks, ' ') +
                       "const \xC3\xB6\xE3\x81\x82 = '\xF0\x9F\x98\x80';\n"
                       "export default () => \xC3\xB6\xE3\x81\x82;\n";
    EXPECT_EQ(defaultOf(text), "function/0") << blanks;
  }
}

TEST_F(TypeScriptReaderTest, GrammarFitsTheLibrary) {
  EXPECT_EQ(ts_language_version(tree_sitter_typescript()), 14u);
  EXPECT_EQ(ts_language_version(tree_sitter_tsx()), 14u);
}

TEST_F(TypeScriptReaderTest, FindsTheDefaultExport) {
  const Default cases[] = {
      // Functions, however they are written.
      {"export default function run(a, b) {}", "function/2"},
      {"export default async function (ctx: C, { a } = {}): Promise<void> {}",
       "function/2"},
      {"export default async (x) => x;", "function/1"},
      {"export default x => x;", "function/1"},
      {"export default (async (a, b?: number) => {}) satisfies N;",
       "function/2"},
      {"export default (<N>((a => a) as unknown))!;", "function/1"},
      {"export default /* c */ (/* d */ run); function run() {}", "function/0"},
      {"const run = () => 1; export default run;", "function/0"},
      {"export default run; const run = async (a) => 1;", "function/1"},
      {"const a = b; const b = c; function c(x) {} export default a;",
       "function/1"},
      {"let run: N = (a) => a; export default run;", "function/1"},
      {"export default f<string>; function f<T>(a: T) {}", "function/1"},
      {"export default (0, run); function run() {}", "function/0"},
      // A `this` parameter is erased, a rest parameter takes any number.
      {"export default function (this: X, a, ...rest) {}", "function/1+rest"},
      // Overloads count once, by the implementation.
      {"export default function f(a: 1): 1;\nexport default function f(a: 2, "
       "b: 3): 2;\nexport default function f(a: any, b?: any) { return a; }",
       "function/2"},
      {"function f(a: 1): 1;\nfunction f(a: any, b?: any) {}\nexport default "
       "f;",
       "function/2"},
      {"function f() {} namespace f { export const x = 1 } export default f;",
       "function/0"},
      // By a clause.
      {"function run(a) {} export { run as default };", "function/1"},
      {"export { run as \"default\" }; const run = () => 1;", "function/0"},
      {"export { run as 'def\\u0061ult' }; const run = () => 1;", "function/0"},
      // From other files.
      {"export { default } from './a.ts';", "./a.ts#default"},
      {"export { run as default } from './a.ts';", "./a.ts#run"},
      {"import run from './a.ts'; export default run;", "./a.ts#default"},
      {"import { a as b } from './a.ts'; export { b as default };", "./a.ts#a"},
      {"import { a as b } from './a.ts'; const c = b; export default c as N;",
       "./a.ts#a"},
      // Certainly no function.
      {"export default class {}", "class"},
      {"export default abstract class A {}", "class"},
      {"class A {} export { A as default };", "class"},
      {"export default 1;", "value"},
      {"export default { run() {} };", "value"},
      {"export default `x${1}`;", "value"},
      {"const x = 1 + 2; export default x;", "value"},
      {"export default undefined;", "value"},
      {"enum E { A } export default E;", "value"},
      {"import * as ns from './a.ts'; export default ns;", "value"},
      {"export * as default from './a.ts';", "value"},
      // Only running it would tell.
      {"export default wrap(() => 1);", "call"},
      {"export default new Proxy(f, {});", "call"},
      {"export default await make();", "call"},
      {"const run = wrap(f); export default run;", "call"},
      {"export default a ?? b;", "unknown"},
      {"export default x ? a : b;", "unknown"},
      {"const { run } = x; export default run;", "unknown"},
      {"let run = () => 1; run = 5; export default run;", "unknown"},
      {"let run: N = () => 1; run ?\?= 5; export default run;", "unknown"},
      {"let run; export default run;", "unknown"},
      {"export default elsewhere;", "unknown"},
      {"const a = b, b = a; export default a;", "unknown"},
      // None at all.
      {"export function run() {}", "none"},
      {"export default interface I {}", "none"},
      {"export type { T as default } from './t.ts'; type T = 1;", "none"},
      {"export { type default } from './t.ts';", "none"},
      {"export * from './a.ts';", "none"},
      {"declare module 'x' { export default 1; }", "none"},
      {"// export default 1\nconst s = 'export default 1';", "none"},
      {"", "none"},
  };
  for (const Default &test : cases)
    EXPECT_EQ(defaultOf(test.text), test.expected) << test.text;
}

TEST_F(TypeScriptReaderTest, ListsValuesThatAreExported) {
  auto names = [this](StringRef text) {
    std::string out;
    for (const ir::Export &one : read(text).exports)
      out += (out.empty() ? "" : " ") + one.name.str();
    return out;
  };
  // Names that are taken out of a value, whatever stands beside them.
  EXPECT_EQ("a c d e f g",
            names("export const { a, b: c, d = b, x: { e = 1 }, ...f } = o, "
                  "g = 1;"));
  EXPECT_EQ("a b c", names("export let [a, , [b = x], ...c] = list;"));
  // A namespace of types is gone when the module runs.
  EXPECT_EQ("", names("export namespace A { export interface B {} "
                      "export type C = B; namespace D { type E = 1 } }"));
  EXPECT_EQ("", names("export namespace A { /* nothing */ }\n"
                      "export declare namespace B { const c: 1; }"));
  EXPECT_EQ("A",
            names("export namespace A { export type B = 1; const c = 1; }"));
  EXPECT_EQ("A", names("export namespace A { namespace B { f(); } }"));
}

TEST_F(TypeScriptReaderTest, SeesTwoDefaultExports) {
  const ir::Module &module =
      read("export default function a() {}\nexport { a as default };");
  unsigned count = 0;
  for (const ir::Export &found : module.exports)
    count += found.name == "default";
  EXPECT_EQ(count, 2u);
}

TEST_F(TypeScriptReaderTest, SeesImportsInEveryForm) {
  const ir::Module &module = read(
      "#!/usr/bin/env deno\n"
      "import type { C } from 'tentacular';\n"                          // 0
      "import { type X } from './a.ts';\n"                              // 1
      "import { type Y, z } from \"./b.ts\";\n"                         // 2
      "import q = require('./c.ts');\n"                                 // 3
      "import d from './d.json' with { type: 'json' };\n"               // 4
      "import './e.ts';\n"                                              // 5
      "export * from './f.ts';\n"                                       // 6
      "export { x } from './g.ts';\n"                                   // 7
      "export type { T } from './h.ts';\n"                              // 8
      "import type, { a } from './i.ts';\n"                             // 9
      "async function f(a: import('./j.ts').J = import(`./k.ts`)) {\n"  // 10
      "  await import('./l.json', { with: { type: 'json' } });\n"       // 12
      "  await import(a + './m.ts');\n"                                 // 13
      "  const t: typeof import('./n.ts') = x as import('./o.ts').O;\n" // 14
      "  import /* c */ (`./${a}.ts`);\n"                               // 16
      "  return import.meta.url;\n"
      "}\n"
      "// import('./no.ts')\n"
      "const s = \"import('./no.ts')\";\n");
  using Form = ir::ImportForm;
  const std::pair<const char *, Form> expected[] = {
      {"tentacular", Form::TypeOnly}, {"./a.ts", Form::Static},
      {"./b.ts", Form::Static},       {"./c.ts", Form::Require},
      {"./d.json", Form::Static},     {"./e.ts", Form::Static},
      {"./f.ts", Form::ReExport},     {"./g.ts", Form::ReExport},
      {"./h.ts", Form::TypeOnly},     {"./i.ts", Form::Static},
      {"./j.ts", Form::TypeOnly},     {"./k.ts", Form::Dynamic},
      {"./l.json", Form::Dynamic},    {"", Form::Computed},
      {"./n.ts", Form::TypeOnly},     {"./o.ts", Form::TypeOnly},
      {"", Form::Computed},
  };
  ASSERT_EQ(module.imports.size(), std::size(expected));
  for (size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(module.imports[i].specifier, expected[i].first) << i;
    EXPECT_EQ(module.imports[i].form, expected[i].second) << i;
  }
  EXPECT_EQ(module.imports[4].attribute, "json");
  EXPECT_EQ(module.imports[12].attribute, "json");
  EXPECT_TRUE(module.imports[6].isStar);
  EXPECT_EQ(sources.text(module.imports[2].span), "\"./b.ts\"");
  EXPECT_TRUE(module.syntaxErrors.empty());
}

TEST_F(TypeScriptReaderTest, SortsSpecifiers) {
  using Kind = ir::ImportKind;
  const struct {
    const char *specifier;
    Kind kind;
    const char *package = "", *version = "", *subpath = "";
  } cases[] = {
      {"./x.ts", Kind::Relative},
      {"../x.ts", Kind::Relative},
      {"tentacular", Kind::Tentacular},
      {"jsr:@db/postgres@0.19.5", Kind::Jsr, "@db/postgres", "0.19.5"},
      {"jsr:/@std/path@^1/posix", Kind::Jsr, "@std/path", "^1", "posix"},
      {"jsr:path", Kind::Jsr},
      {"npm:postgres", Kind::Npm, "postgres"},
      {"npm:postgres@3.4.5/cjs/x.js", Kind::Npm, "postgres", "3.4.5",
       "cjs/x.js"},
      {"npm:@aws-sdk/client-s3@3", Kind::Npm, "@aws-sdk/client-s3", "3"},
      {"npm:preact/hooks", Kind::Npm, "preact", "", "hooks"},
      {"npm:", Kind::Npm},
      {"npm:a@", Kind::Npm},
      {"npm:@a", Kind::Npm},
      {"node:fs/promises", Kind::Node, "fs/promises"},
      {"https://x.org/a.ts", Kind::Https},
      {"HTTP://x.org/a.ts", Kind::Https},
      {" ht\\ntps://x.org/a.ts", Kind::Https},
      {"data:text/javascript,1", Kind::Data},
      {"blob:x", Kind::Data},
      {"file:///etc/x.ts", Kind::File},
      {"/etc/x.ts", Kind::File},
      {"lodash", Kind::Bare},
      {"@std/path", Kind::Bare},
      {"tentacular/x", Kind::Bare},
      {"bun:ffi", Kind::Bare},
      {"", Kind::Bare},
      {".", Kind::Bare},
  };
  for (const auto &test : cases) {
    const ir::Module &module =
        read("import '" + std::string(test.specifier) + "';");
    ASSERT_EQ(module.imports.size(), 1u) << test.specifier;
    const ir::Import &import = module.imports.front();
    EXPECT_EQ(import.kind, test.kind) << test.specifier;
    EXPECT_EQ(import.package, test.package) << test.specifier;
    EXPECT_EQ(import.version, test.version) << test.specifier;
    EXPECT_EQ(import.subpath, test.subpath) << test.specifier;
  }
}

TEST_F(TypeScriptReaderTest, UnescapesSpecifiers) {
  const ir::Module &module = read("import 'a\\x62\\u0063\\u{64}\\\n\\'';"
                                  "import '\\uD83D\\uDE00';");
  ASSERT_EQ(module.imports.size(), 2u);
  EXPECT_EQ(module.imports[0].specifier, "abcd'");
  EXPECT_EQ(module.imports[1].specifier, "\xF0\x9F\x98\x80");
}

TEST_F(TypeScriptReaderTest, SeesTheImportBehindJsx) {
  const ir::Module &module =
      read("/** @jsxImportSource npm:preact@10 */\nexport default () => <a/>;",
           "x.tsx");
  ASSERT_EQ(module.imports.size(), 1u);
  EXPECT_EQ(module.imports[0].specifier, "npm:preact@10/jsx-runtime");
  EXPECT_EQ(sources.text(module.imports[0].span), "npm:preact@10");
  EXPECT_TRUE(module.syntaxErrors.empty());
}

TEST_F(TypeScriptReaderTest, PlacesSyntaxErrors) {
  EXPECT_EQ(error("const a = { b: 1 ;\n"),
            "1:18 unexpected ';'; expected ',' or '}'");
  EXPECT_EQ(error("function f() {\n  return 1;\n"),
            "1:14 this '{' is never closed");
  EXPECT_EQ(error("const x = 1;\nconst const y;\n"), "2:13 unexpected 'y'");
  EXPECT_EQ(error("\xEF\xBB\xBF"
                  "const x = 1;\r\n"),
            "none");
  EXPECT_EQ(error("{ \"a\": [1, 2], \"a\": 3 }", "x.json"), "none");
  EXPECT_EQ(error("{\n  \"a\": 1,\n}", "x.json"), "3:1 this is not JSON");
  EXPECT_EQ(error("", "x.json"), "1:1 this is not JSON");
}

TEST_F(TypeScriptReaderTest, AcceptsWhatTheGrammarLacks) {
  const char *valid[] = {
      "interface A<in out K, out V extends string, in W> {}",
      "const a = await sql<{ id: number }>`SELECT ${1}`;",
      "export type * from './x.ts';",
      "export type * as x from './x.ts';",
      "export { a } from './x.json' with { type: 'json' };",
      "import defer * as x from './x.ts';",
      "for (using x of y) f(x);",
      "async function f() { for (await using x of y) {} }",
      "@d class A { static accessor x = 1; static accessor #y; }",
      "type R = import('stream/web').ReadableStream<Array<A>>;",
      "let x: import('./x').Log[][];",
      "const a = await f<typeof import('./x.js')>();",
      "type T<type> = (type extends string ? true : false) & X;",
      "interface X { (a: string): Y<string>\n  <T>(a: T): T\n  [k: string]: T "
      "}",
      "interface X { a: string\n  in: 'b'\n  in_x: string\n  instanceof_y: 1 }",
      "type A = `x \\`y\\``; type B<C> =\n  `\\`${C}\\` ${{ a: 1 }['a']}\\``;",
      "let as: number; as = 1; f(as, x as T); const y = { as };",
      "const using = 1; using + 1; f(using); let x = [using, ...using];",
      "using(1); using.a(); using\n(1); for (using of y) f(using);",
      "async function f() { await using; using x = g(using); }",
      "let satisfies: number = 1, a = satisfies satisfies T; satisfies(a);",
      "const f = async as => new as(), g = async satisfies => satisfies;",
      "class A { abstract = 1; accessor = 2; private accessor() {} abstract; }",
      "abstract(1); abstract = 2; type X = abstract; let x: [abstract: X];",
      "let x: [any: 1, never?: 2, string: 3], f: (unknown: 1) => T;",
      "const type = 1, unique = 2; export { type, unique };",
      "i++ as number; let x = [1] as const as T;\nlet using = 1;",
      "let r = /[<`]/, as = `a${as}<`; type T = (type extends 1 ? 2 : 3) & 4;",
  };
  for (const char *text : valid)
    EXPECT_EQ(error(text), "none") << text;
}

// What is written in another form for the grammar must not hide what is wrong.
TEST_F(TypeScriptReaderTest, RefusesWhatIsNearlyWhatTheGrammarLacks) {
  const char *wrong[] = {
      "interface A<K L> {}",
      "if (a <out b) {}",
      "export type * as from from './x.ts' as y;",
      "export type * './x.ts';",
      "export type *;",
      "for (using of y) f(x) {",
      "static accessor x = 1; class {",
      "let x: import('./x').Log[;",
      "interface X { a: string +\n  <T>(a: T): T }",
      "let a = b +\n  in_;;)",
      "let as as as = 1;",
      "type A = `x \\`y\\`; type B = 1;",
      "let x = 'a\n<T>(b): c';",
      "using x of y;",
      "let using using = 1;",
      "const x = a satisfies;",
      "abstract x = 1;",
      "let x = [string: 1];",
      "export { type as };;}",
  };
  for (const char *text : wrong)
    EXPECT_NE(error(text), "none") << text;
}

TEST_F(TypeScriptReaderTest, FindsImportsThatTheGrammarLacks) {
  const ir::Module &module =
      read("export type * as x from './x.ts';\n"
           "export { y } from './y.json' with { type: 'json' };\n");
  ASSERT_EQ(module.imports.size(), 2u);
  EXPECT_EQ(module.imports[0].form, ir::ImportForm::TypeOnly);
  EXPECT_EQ(module.imports[0].specifier, "./x.ts");
  EXPECT_EQ(module.imports[1].form, ir::ImportForm::ReExport);
  EXPECT_EQ(module.imports[1].attribute, "json");
  ASSERT_EQ(module.exports.size(), 1u);
  EXPECT_EQ(module.exports[0].name, "y");
}

TEST_F(TypeScriptReaderTest, BoundsTheNumberOfErrors) {
  std::string text;
  for (unsigned i = 0; i < 1000; ++i)
    text += "const const x = ;\n\nfunction ok" + std::to_string(i) + "() {}\n";
  EXPECT_LE(read(text).syntaxErrors.size(), 10u);
}

// Shapes on which a recursive walk would use up the stack, a list of children
// indexed one by one would take quadratic time, and tree-sitter 0.20.7 frees
// the wrong memory.
TEST_F(TypeScriptReaderTest, SurvivesHostileText) {
  auto repeat = [](StringRef unit, size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i)
      text += unit;
    return text;
  };
  for (StringRef unit : {"(", "[", "{", "{a:", "`${", "a<", "import(", "!",
                         "a?", "function f(){", "/**/", "<T>(", "if(a){}else ",
                         "type A=[", "\xFF", "\\", "@a(", "async x=>"})
    for (size_t count : {2000, 70000})
      read(repeat(unit, count));
  read("export default " + repeat("(", 20000) + "f" + repeat(")", 20000));
  read("export default [" + repeat("1,", 20000) + "1];");
  read(repeat("import('./x.ts');", 8000));
  read(repeat("import(", 4000) + "'./x.ts'" + repeat(")", 4000));
  read("let a = 1;" + repeat("export { a as b };", 8000));
  read(StringRef("\0\0import('x')\0", 14));
}

TEST_F(TypeScriptReaderTest, FollowsImports) {
  tree.add("nodes/a.ts", "import { b } from '../lib/b.ts';\n"
                         "import '../lib/c.ts?raw#x';\n"
                         "import '../lib/%62.ts';\n"
                         "import d from './d.json' with { type: 'json' };\n"
                         "import type { T } from './types.ts';\n");
  tree.add("lib/b.ts", "export * from './c.ts'; import '../nodes/a.ts';");
  tree.add("lib/c.ts", "export default () => 1;");
  tree.add("nodes/d.json", "{}");
  tree.add("nodes/types.ts", "export type T = 1;");
  load({"./nodes/a.ts", "nodes/../nodes//a.ts"});
  ASSERT_EQ(workflow.modules.size(), 5u);
  EXPECT_EQ(sources.size(), 5u); // each was read once
  EXPECT_EQ(workflow.nodes[0].module, workflow.nodes[1].module);
  EXPECT_EQ(workflow.modules[0]->path, "lib/b.ts");
  EXPECT_EQ(workflow.modules[4]->path, "nodes/types.ts");
  const ir::Module &a = *workflow.nodes[0].module;
  EXPECT_EQ(a.imports[1].path, "lib/c.ts");
  EXPECT_EQ(a.imports[2].path, "lib/b.ts");
  EXPECT_TRUE(a.imports[3].module->isJson);
}

TEST_F(TypeScriptReaderTest, SaysWhyAFileWasNotRead) {
  tree.add("a.ts", "import '../up.ts';\n"
                   "import './.env.ts';\n"
                   "import './sub/.secrets/x.json';\n"
                   "import './lib';\n"
                   "import './x.css';\n"
                   "import './gone';\n"
                   "import './b.js';\n"
                   "import './sub/%2e%2e/%2e%2e/x.ts';\n"
                   "import './fech.ts';\n");
  tree.add(".env.ts", "");
  tree.add("sub/.secrets/x.json", "{}");
  tree.add("lib/mod.ts", "");
  tree.add("x.css", "");
  tree.add("gone.ts", "");
  tree.add("b.ts", "");
  tree.add("fetch.ts", "");
  tree.add("data.json", "{}");
  load({"a.ts", "data.json", "../a.ts", "/a.ts"});
  using Status = ir::FileStatus;
  const std::pair<Status, const char *> expected[] = {
      {Status::Outside, ""},        {Status::Hidden, ""},
      {Status::Hidden, ""},         {Status::NotRegular, "lib/mod.ts"},
      {Status::BadExtension, ""},   {Status::Missing, "gone.ts"},
      {Status::Missing, "b.ts"},    {Status::Outside, ""},
      {Status::Missing, "fetch.ts"}};
  const ir::Module &module = *workflow.nodes[0].module;
  ASSERT_EQ(module.imports.size(), std::size(expected));
  for (size_t i = 0; i < std::size(expected); ++i) {
    EXPECT_EQ(module.imports[i].status, expected[i].first) << i;
    EXPECT_EQ(module.imports[i].nearest, expected[i].second) << i;
    EXPECT_EQ(module.imports[i].module, nullptr) << i;
  }
  EXPECT_EQ(workflow.nodes[1].module->status, Status::BadExtension);
  EXPECT_EQ(workflow.nodes[2].module->status, Status::Outside);
  EXPECT_EQ(workflow.nodes[3].module->status, Status::Outside);
}

TEST_F(TypeScriptReaderTest, ResolvesReExports) {
  tree.add("a.ts", "export { default } from './b.ts';");
  tree.add("b.ts", "export { run as default } from './c.ts';");
  tree.add("c.ts", "export * from './c.ts'; export * from './d.ts';");
  tree.add("d.ts", "const f = (a, b) => 1; export { f as run };");
  tree.add("x.ts", "export { default } from './y.ts';");
  tree.add("y.ts", "import x from './x.ts'; export default x;");
  tree.add("z.ts", "export { gone as default } from './d.ts';");
  load({"a.ts", "x.ts", "z.ts"});
  ir::ResolvedExport found =
      ir::resolveExport(*workflow.nodes[0].module, "default");
  ASSERT_TRUE(found.what);
  EXPECT_EQ(found.module->path, "d.ts");
  EXPECT_EQ(found.what->parameters, 2u);
  found = ir::resolveExport(*workflow.nodes[1].module, "default");
  ASSERT_TRUE(found.what);
  EXPECT_EQ(found.what->form, ir::ExportForm::ReExport);
  found = ir::resolveExport(*workflow.nodes[2].module, "default");
  EXPECT_FALSE(found.what);
  EXPECT_EQ(found.module->path, "d.ts");
  EXPECT_EQ(found.name, "gone");
}
