//===- MetadataTexts.cpp - what --metadata carries along ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "MetadataTexts.h"

#include "tntc/Frontend/Yaml.h"

using namespace tntc;
using namespace tntc::driver;

/// Only the first 100 KiB are kept.
static constexpr uint64_t maxBytes = 1u << 20;

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
    SourceTree::Result read = tree.read(path, maxBytes);
    std::string display = tree.display(path);
    switch (read.status) {
    case SourceTree::Status::Missing:
      continue;
    case SourceTree::Status::Outside:
      diags.report(diag::FileOutside, {}, display).about(display);
      continue;
    case SourceTree::Status::NotRegular:
      diags.report(diag::NotAFile, {}, display, "").about(display);
      continue;
    case SourceTree::Status::TooLarge:
    case SourceTree::Status::Unreadable:
      diags
          .report(diag::CannotRead, {}, display,
                  read.message.empty() ? "larger than 1 MiB" : read.message)
          .about(display);
      continue;
    case SourceTree::Status::Ok:
      break;
    }
    if (read.isHidden) {
      diags.report(diag::FileHidden, {}, display).about(display);
      continue;
    }
    found.push_back({key, sources.add(display, std::move(read.text))});
    if (key == "prompts")
      countPrompts(found.back(), sources);
  }
  return found;
}
