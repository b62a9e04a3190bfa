//===- NodeCodeTest.cpp - what passes say about node code -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/Frontend/TypeScript.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"

#include <gtest/gtest.h>

using namespace tntc;

namespace {

/// One workflow in memory, with the passes that look at its code.
class NodeCodeTest : public testing::Test {
protected:
  void SetUp() override { tree.add("workflow.yaml", header.str()); }

  void contract(StringRef dependencies) {
    tree.add("workflow.yaml",
             (header + "contract:\n  version: \"1\"\n  dependencies:\n" +
              dependencies)
                 .str());
  }

  /// Reports of \p passes, each as `TNTnnnn file:line:column`.
  std::vector<std::string> run(std::vector<StringRef> passes = {
                                   "check-node-files", "check-syntax",
                                   "check-node-exports", "check-imports",
                                   "collect-files", "derive-modules"}) {
    DiagnosticEngine diags(sources, {});
    FileId file =
        sources.add("workflow.yaml", tree.read("workflow.yaml", 9999).text);
    const ir::Value *root = readYaml(file, arena, diags);
    workflow = root ? readWorkflow(*root, file, arena, diags) : nullptr;
    EXPECT_TRUE(workflow && !diags.hasErrors());
    if (!workflow)
      return {};
    TypeScriptReader().readModules(*workflow, tree, sources, arena);
    PassContext context{diags, arena, profile, options, sources, {}};
    for (StringRef name : passes)
      findPass(name)->run(*workflow, context);
    reports = diags.finish();
    std::vector<std::string> lines;
    for (const Diagnostic &report : reports) {
      const SourceFile &at = sources.file(report.span.file);
      LineColumn place = at.lineColumn(report.span.begin);
      lines.push_back((diag::info(report.id).codeName() + " " + at.path() +
                       ":" + Twine(place.line) + ":" + Twine(place.column))
                          .str());
    }
    return lines;
  }

  /// As run, for a node with the text \p code.
  std::vector<std::string> runNode(StringRef code) {
    tree.add("main.ts", code);
    return run();
  }

  static constexpr llvm::StringLiteral header =
      "name: example\nversion: \"1.0\"\nnodes:\n  main:\n    path: ./main.ts\n"
      "    description: Test\n";

  MemoryTree tree;
  SourceManager sources;
  ir::Context arena;
  ir::Profile profile;
  AnalysisOptions options;
  ir::Workflow *workflow = nullptr;
  std::vector<Diagnostic> reports;
};

using Lines = std::vector<std::string>;

} // namespace

TEST_F(NodeCodeTest, AcceptsWhatPeopleWrite) {
  contract("    postgres:\n      protocol: jsr\n      host: \"@db/postgres\"\n"
           "      version: \"0.19.5\"\n    zod:\n      protocol: npm\n"
           "      host: zod\n");
  tree.add("lib/data.json", "{\"a\": 1, \"a\": 2}");
  tree.add("lib/util.ts", "export const x = 1;");
  tree.add("lib/types.d.ts", "export type T = 1;");
  EXPECT_EQ(runNode("import type { Context } from 'tentacular';\n"
                    "import { Context as C } from 'tentacular';\n"
                    "import { Client } from 'jsr:@db/postgres@0.19.5';\n"
                    "import * as pg from '@db/postgres';\n"
                    "import { z } from 'npm:zod@3/mini';\n"
                    "import fs from 'node:fs/promises';\n"
                    "import { x } from './lib/util.ts';\n"
                    "import d from './lib/data.json' with { type: 'json' };\n"
                    "import type { T } from './lib/types.d.ts';\n"
                    "import type { U } from 'https://x.org/u.ts';\n"
                    "export default async function run(ctx: Context, input: "
                    "unknown) {\n"
                    "  const e = await import('./lib/data.json', { with: { "
                    "type: 'json' } });\n"
                    "  return { x, d, e };\n}\n"),
            Lines());
}

TEST_F(NodeCodeTest, SaysOneThingAboutAFileThatCannotBeRead) {
  EXPECT_EQ(runNode("import 'https://x.org/a.ts';\nexport const a = { b: 1 ;"),
            Lines{"TNT4001 main.ts:2:25"});
}

TEST_F(NodeCodeTest, SaysNothingOfCodeWhoseFileIsMissing) {
  EXPECT_EQ(run(), Lines{"TNT7002 workflow.yaml:5:11"});
}

TEST_F(NodeCodeTest, NotesWhatWasExportedInstead) {
  EXPECT_EQ(runNode("export function run() {}\nexport const x = 1;\n"),
            Lines{"TNT4003 main.ts:1:1"});
  ASSERT_EQ(reports[0].notes.size(), 3u);
  EXPECT_EQ(reports[0].notes[0].message,
            "function 'run' is exported by name instead");
  EXPECT_EQ(reports[0].notes[1].message, "'x' is exported by name instead");
}

TEST_F(NodeCodeTest, JudgesTheFunctionWhereItStands) {
  tree.add("other.ts", "// moved\nexport const run = (a, b, c) => 1;\n");
  EXPECT_EQ(runNode("export { run as default } from './other.ts';"),
            Lines{"TNT4006 other.ts:2:20"});
}

TEST_F(NodeCodeTest, BlamesTheReExportForANameThatIsNotThere) {
  tree.add("other.ts", "export const walk = () => 1;\n");
  EXPECT_EQ(runNode("export { run as default } from './other.ts';"),
            Lines{"TNT4009 main.ts:1:17"});
}

// The import is at fault; what the default export would be is not known.
TEST_F(NodeCodeTest, SaysOnceThatAReExportedFileIsMissing) {
  EXPECT_EQ(runNode("export { default } from './gone.ts';"),
            Lines{"TNT7002 main.ts:1:25"});
}

TEST_F(NodeCodeTest, RemarksOnWhatOnlyRunningShows) {
  EXPECT_EQ(runNode("import { wrap } from 'node:util';\n"
                    "export default wrap(() => 1);"),
            Lines{"TNT4008 main.ts:2:8"});
  EXPECT_EQ(reports[0].severity, Severity::Remark);
}

TEST_F(NodeCodeTest, JudgesImportsOfHelpersToo) {
  tree.add("lib/a.ts", "import './b.ts';");
  tree.add("lib/b.ts", "import 'node:vm'; await import('data:,x');");
  EXPECT_EQ(runNode("import './lib/a.ts'; export default () => 1;"),
            (Lines{"TNT4107 lib/b.ts:1:8", "TNT4102 lib/b.ts:1:32"}));
}

// Types are erased, so that what they name is not loaded.
TEST_F(NodeCodeTest, LooksAtNothingBehindTypes) {
  tree.add("types.ts", "import 'node:vm'; export type T = ;");
  EXPECT_EQ(runNode("import type { T } from './types.ts';\n"
                    "export default () => 1;"),
            Lines());
  ASSERT_EQ(workflow->shipped.size(), 1u);
  EXPECT_EQ(workflow->shipped[0].path, "main.ts");
}

// Deno 2.9 resolves such an import, although nothing of it is left.
TEST_F(NodeCodeTest, FollowsImportsThatOnlyMarkNamesAsTypes) {
  EXPECT_EQ(runNode("import { type T } from './gone.ts';\n"
                    "export default () => 1;"),
            Lines{"TNT7002 main.ts:1:24"});
}

TEST_F(NodeCodeTest, ReportsAnUndeclaredModuleOnce) {
  contract("    github:\n      protocol: https\n      host: api.github.com\n");
  EXPECT_EQ(runNode("import 'npm:@a/b-c@1.2/x';\nimport 'npm:@a/b-c@1.2';\n"
                    "import 'jsr:@ab/b-c';\nexport default () => 1;"),
            (Lines{"TNT4105 main.ts:1:8", "TNT4105 main.ts:3:8"}));
  ASSERT_EQ(reports[0].fixes.size(), 1u);
  EXPECT_FALSE(reports[0].fixes[0].machineApplicable);
  EXPECT_EQ(reports[0].fixes[0].edits[0].text,
            "    b-c:\n      protocol: npm\n      host: \"@a/b-c\"\n"
            "      version: \"1.2\"\n");
  EXPECT_EQ(reports[0].notes.size(), 2u);
}

TEST_F(NodeCodeTest, AddsToAContractOfOneLine) {
  tree.add("workflow.yaml",
           (header + "contract: {version: \"1\", dependencies: {github: "
                     "{protocol: https, host: api.github.com}}}\n")
               .str());
  EXPECT_EQ(runNode("import 'npm:a'; export default () => 1;"),
            Lines{"TNT4105 main.ts:1:8"});
  ASSERT_EQ(reports[0].fixes.size(), 1u);
  EXPECT_EQ(reports[0].fixes[0].edits[0].text,
            "a: {protocol: npm, host: \"a\"}, ");
}

TEST_F(NodeCodeTest, GrantsNothingForADependencyThatNoCodeImports) {
  contract("    zod:\n      protocol: npm\n      host: zod\n");
  EXPECT_EQ(runNode("export default () => 1;"), Lines());
  EXPECT_TRUE(workflow->grants.importMap.empty());
  EXPECT_FALSE(workflow->grants.usesModules);
}

TEST_F(NodeCodeTest, MapsEachSpellingToTheProxy) {
  contract("    pg:\n      protocol: jsr\n      host: \"@db/postgres\"\n"
           "      version: \"0.19.5\"\n    zod:\n      protocol: npm\n"
           "      host: zod\n");
  tree.add("lib.ts", "import 'npm:zod@3.1';");
  EXPECT_EQ(runNode("import 'npm:zod@3.1';\nimport 'npm:zod/mini';\n"
                    "import 'jsr:@db/postgres/client';\n"
                    "import '@db/postgres';\nimport './lib.ts';\n"
                    "export default () => 1;"),
            Lines());
  std::vector<std::string> lines;
  for (const ir::ImportMapping &line : workflow->grants.importMap)
    lines.push_back(
        (line.specifier + " " + line.target + " " + Twine(line.reasons.size()))
            .str());
  std::string proxy = "http://esm-sh.tentacular-support.svc.cluster.local:8080";
  EXPECT_EQ(lines,
            (Lines{"@db/postgres " + proxy + "/jsr/@db/postgres@0.19.5 2",
                   "jsr:@db/postgres/client " + proxy +
                       "/jsr/@db/postgres@0.19.5/client 2",
                   "npm:zod/mini " + proxy + "/zod/mini 2",
                   "npm:zod@3.1 " + proxy + "/zod@3.1 4"}));
  EXPECT_TRUE(workflow->grants.usesModules);
}

TEST_F(NodeCodeTest, ShipsWhatRunsByPath) {
  tree.add("lib/z.ts", "");
  tree.add("lib/a/b.json", "{}");
  tree.add("unused.ts", "");
  EXPECT_EQ(runNode("import './lib/z.ts';\n"
                    "import d from './lib/a/b.json' with { type: 'json' };\n"
                    "export default () => d;"),
            Lines());
  std::vector<std::string> lines;
  for (const ir::ShippedFile &file : workflow->shipped)
    lines.push_back(
        (file.path + " " + file.key + " " + file.reason.text).str());
  EXPECT_EQ(lines, (Lines{"lib/a/b.json lib__a__b.json 'main.ts' imports it",
                          "lib/z.ts lib__z.ts 'main.ts' imports it",
                          "main.ts main.ts node 'main' runs it"}));
}

TEST_F(NodeCodeTest, SuggestsTheFileThatWasMeant) {
  tree.add("nodes/lib/fetch.ts", "");
  tree.add("main.ts", "import './nodes/x.ts'; export default () => 1;");
  tree.add("nodes/x.ts", "import '../nodes/lib/fetsh.ts';");
  EXPECT_EQ(run(), Lines{"TNT7002 nodes/x.ts:1:8"});
  EXPECT_EQ(reports[0].message, "'../nodes/lib/fetsh.ts' does not exist; did "
                                "you mean './lib/fetch.ts'?");
  ASSERT_EQ(reports[0].fixes.size(), 1u);
  EXPECT_EQ(reports[0].fixes[0].edits[0].text, "'./lib/fetch.ts'");
}
