//===- parse.cpp - tree-sitter's parse and nothing else -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include <tree_sitter/api.h>

#include <cstdio>
#include <string>

extern "C" const TSLanguage *tree_sitter_typescript();

// Reads names of files on standard input and parses each, with one parser.
int main() {
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, tree_sitter_typescript());
  char name[4096];
  unsigned long bytes = 0;
  while (std::scanf("%4095s", name) == 1) {
    std::FILE *file = std::fopen(name, "rb");
    if (!file)
      return 3;
    std::string text;
    char buffer[65536];
    while (size_t got = std::fread(buffer, 1, sizeof buffer, file))
      text.append(buffer, got);
    std::fclose(file);
    TSTree *tree = ts_parser_parse_string(parser, nullptr, text.data(),
                                          uint32_t(text.size()));
    ts_tree_delete(tree);
    bytes += text.size();
  }
  ts_parser_delete(parser);
  std::printf("%lu\n", bytes);
  return 0;
}
