//===- Yaml.cpp - reads one file, or refuses it ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Yaml.h"

#include "Composer.h"

using namespace tntc;

const ir::Value *tntc::readYaml(FileId file, ir::Context &context,
                                DiagnosticEngine &diags,
                                const YamlLimits &limits) {
  yaml::Bytes bytes = yaml::checkBytes(file, diags, limits);
  if (!bytes.good)
    return nullptr;
  yaml::EventStream events(file, bytes, diags);
  yaml::Composer composer(file, events, context, diags, limits);
  bool inDocument = false;
  do {
    if (!events.next())
      return nullptr;
    if (events.event().type == YAML_DOCUMENT_START_EVENT) {
      if (inDocument) {
        diags.report(diag::YamlSecondDocument,
                     Span{file, events.begin(), events.end()});
        return nullptr;
      }
      inDocument = true;
    }
    if (!composer.take())
      return nullptr;
  } while (events.event().type != YAML_STREAM_END_EVENT);

  if (composer.failed())
    return nullptr;
  if (const ir::Value *root = composer.root())
    return root;
  ir::Value *empty = context.make<ir::Value>();
  empty->span = {file, bytes.markSize, bytes.markSize};
  return empty;
}
