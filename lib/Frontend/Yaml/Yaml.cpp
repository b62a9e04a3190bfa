//===- Yaml.cpp - reads one file, or refuses it ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Yaml.h"

#include "MissingMark.h"
#include "Parser.h"
#include "Tabs.h"

#include "tntc/Support/MergeConflict.h"

using namespace tntc;

const ir::Value *tntc::readYaml(FileId file, ir::Context &context,
                                DiagnosticEngine &diags,
                                const YamlLimits &limits) {
  yaml::Bytes bytes = yaml::checkBytes(file, diags, limits);
  if (!bytes.good)
    return nullptr;
  yaml::Head head = yaml::readHead(file, bytes.markSize, diags);
  if (!head.good)
    return nullptr;
  StringRef text = diags.sourceManager().file(file).text();
  // A value is indented, so that such a line belongs to none.
  if (StringRef line = findMergeConflict(text); !line.empty()) {
    uint32_t begin = uint32_t(line.data() - text.data());
    diags.report(diag::YamlSyntax,
                 Span{file, begin, begin + uint32_t(line.size())},
                 mergeConflictMessage);
    return nullptr;
  }
  if (yaml::reportFence(file, diags))
    return nullptr;
  std::string copy;
  if (text.contains('\t'))
    copy = yaml::replaceTabs(file, head.end, bytes.ascii, diags, limits.depth);
  yaml::TokenStream tokens(file, copy.empty() ? text : StringRef(copy),
                           head.end, bytes.ascii, diags);
  yaml::Composer composer(file, context, diags, limits);
  yaml::Layout layout(file, !copy.empty(), diags);
  yaml::Parser parser(file, head, tokens, layout, composer, diags);
  if (!parser.parse()) {
    if (parser.scannerFailed())
      tokens.reportProblem();
    return nullptr;
  }
  diags.readIgnores(file, parser.ignoreTexts());
  if (composer.failed())
    return nullptr;
  if (const ir::Value *root = composer.root())
    return root;
  ir::Value *empty = context.make<ir::Value>();
  empty->span = {file, bytes.markSize, bytes.markSize};
  return empty;
}
