//===- MetadataTexts.cpp - what --metadata carries along ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "MetadataTexts.h"

#include "FileBeside.h"

#include "tntc/Analysis/PlainSecrets.h"
#include "tntc/Frontend/Yaml.h"

using namespace tntc;
using namespace tntc::driver;

static constexpr struct {
  StringRef key, path;
} texts[] = {{"params_schema", "params.schema.yaml"},
             {"prompts", "prompts.yaml"},
             {"readme", "README.md"}};

/// Entries of the list \p key at the top of \p document.
static size_t countOf(const ir::Value &document, StringRef key) {
  for (const ir::Entry &entry : document.entries)
    if (entry.key->isScalar() && entry.key->text == key)
      return entry.value->items.size();
  return 0;
}

/// Nothing is reported: the file is carried along as it is, and one that is no
/// YAML has no entries.
static void countPrompts(MetadataText &text, SourceManager &sources) {
  SeverityPolicy policy;
  DiagnosticEngine silent(sources, policy);
  ir::Context arena;
  const ir::Value *document = readYaml(text.file, arena, silent);
  if (!document || !document->isMapping())
    return;
  text.prompts = countOf(*document, "prompts");
  text.templates = countOf(*document, "templates");
}

std::vector<MetadataText> driver::readMetadataTexts(const SourceTree &tree,
                                                    SourceManager &sources,
                                                    DiagnosticEngine &diags) {
  std::vector<MetadataText> found;
  for (const auto &[key, path] : texts) {
    std::optional<SourceTree::Result> read = readBeside(tree, path, diags);
    if (!read)
      continue;
    std::string display = tree.display(path);
    if (read->isHidden) {
      diags.report(diag::FileHidden, {}, display).about(display);
      continue;
    }
    found.push_back({key, sources.add(display, std::move(read->text))});
    // Prose speaks of passwords without giving any away.
    reportPlainSecrets(
        found.back().file,
        path.ends_with(".yaml") ? TextForm::Yaml : TextForm::Message, diags);
    if (key == "prompts")
      countPrompts(found.back(), sources);
  }
  return found;
}
