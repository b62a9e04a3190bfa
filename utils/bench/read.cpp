//===- read.cpp - reading node code against tree-sitter's parse alone -----===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pass.h"
#include "tntc/Frontend/TypeScript.h"

#include <tree_sitter/api.h>

#include <cstdio>
#include <ctime>
#include <string>

using namespace tntc;

extern "C" const TSLanguage *tree_sitter_typescript();
extern "C" const TSLanguage *tree_sitter_tsx();

static double cpuSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// Follows the values of \p module as those of a node.
static void follow(const ir::Module &module, const SourceManager &sources,
                   ir::Context &arena) {
  DiagnosticEngine diags(sources, {});
  ir::Profile profile;
  AnalysisOptions options;
  PassContext context{diags, arena, profile, options, sources, {}};
  ir::Node node;
  node.module = &module;
  ir::Workflow workflow;
  workflow.nodes = ArrayRef(node);
  collectFacts(workflow, context);
}

// Reads names of files on standard input. Each file is read, parsed alone, and
// its values are followed, one after the other, so that all meet the same
// machine; a file that would be refused for its size counts for nothing.
int main() {
  TypeScriptReader reader;
  {
    // From the first file on tree-sitter takes its memory from elsewhere.
    SourceManager sources;
    ir::Context arena;
    reader.readModule("a.ts", sources.add("a.ts", ""), sources, arena);
  }
  TSParser *parser = ts_parser_new();
  char name[4096];
  double parse = 0, read = 0, facts = 0;
  unsigned long files = 0, bytes = 0, refused = 0;
  while (std::scanf("%4095s", name) == 1) {
    std::FILE *file = std::fopen(name, "rb");
    if (!file)
      return 3;
    std::string text;
    char buffer[65536];
    while (size_t got = std::fread(buffer, 1, sizeof buffer, file))
      text.append(buffer, got);
    std::fclose(file);

    SourceManager sources;
    ir::Context arena;
    FileId id = sources.add(name, text);
    double start = cpuSeconds();
    const ir::Module *module = reader.readModule(name, id, sources, arena);
    double middle = cpuSeconds();
    if (module->status != ir::FileStatus::Ok) {
      ++refused;
      continue;
    }
    ts_parser_set_language(parser, StringRef(name).ends_with(".tsx")
                                       ? tree_sitter_tsx()
                                       : tree_sitter_typescript());
    double before = cpuSeconds();
    TSTree *tree = ts_parser_parse_string(parser, nullptr, text.data(),
                                          uint32_t(text.size()));
    ts_tree_delete(tree);
    double after = cpuSeconds();
    follow(*module, sources, arena);
    facts += cpuSeconds() - after;
    parse += after - before;
    read += middle - start;
    ++files;
    bytes += text.size();
  }
  ts_parser_delete(parser);
  std::printf("%lu files, %lu bytes, %lu refused; parse %.3f s, read %.3f s, "
              "ratio %.3f; facts %.3f s, with them %.3f\n",
              files, bytes, refused, parse, read, read / parse, facts,
              (read + facts) / parse);
  return 0;
}
