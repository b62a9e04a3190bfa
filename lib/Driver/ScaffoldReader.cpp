//===- ScaffoldReader.cpp - tentacle.yaml and .scaffold -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ScaffoldReader.h"

#include "FileBeside.h"

#include "tntc/Frontend/Yaml.h"
#include "tntc/Support/Clip.h"
#include "tntc/Support/Names.h"

using namespace tntc;
using namespace tntc::driver;

namespace {
class ScaffoldReader {
public:
  explicit ScaffoldReader(DiagnosticEngine &diags) : diags(diags) {}
  void readDocument(const ir::Value &root);
  void readLine(FileId file, StringRef text);

  Scaffold scaffold;

private:
  void take(const ir::Value &from, StringRef key);

  DiagnosticEngine &diags;
};
} // namespace

static constexpr llvm::StringLiteral nameForm =
    "2 to 64 lower-case letters, digits and '-'";
static constexpr llvm::StringLiteral versionForm = "'X.Y' or 'X.Y.Z'";

void ScaffoldReader::take(const ir::Value &from, StringRef key) {
  const ir::Value *value = from.find(key);
  if (!value || value->isNull())
    return;
  bool isName = key == "name";
  StringRef text = value->isScalar() ? value->text : "";
  if (isName ? names::isScaffold(text) : names::isVersion(text)) {
    (isName ? scaffold.name : scaffold.version) = text.str();
    return;
  }
  diags.report(diag::BadScaffold,
               value->isScalar() ? value->span : value->span.first(),
               ("'" + key + "'").str(), isName ? nameForm : versionForm,
               value->isScalar() ? "'" + clip(text) + "'"
                                 : ir::describe(value->kind).str());
}

void ScaffoldReader::readDocument(const ir::Value &root) {
  if (!root.isMapping() && !root.isNull())
    diags.report(diag::BadScaffold, root.span.first(), "what is told",
                 "a mapping", ir::describe(root.kind));
  const ir::Value *from = root.isMapping() ? root.find("scaffold") : nullptr;
  if (!from || from->isNull())
    return;
  if (from->isMapping()) {
    take(*from, "name");
    take(*from, "version");
    return;
  }
  diags.report(diag::BadScaffold, from->span.first(), "what is told",
               "a mapping", ir::describe(from->kind));
}

void ScaffoldReader::readLine(FileId file, StringRef text) {
  StringRef name = text.trim();
  if (name.empty())
    return;
  if (names::isScaffold(name)) {
    scaffold.name = name.str();
    return;
  }
  uint32_t begin = uint32_t(name.data() - text.data());
  name = name.take_until([](char c) { return c == '\n' || c == '\r'; });
  Span span{file, begin, begin + uint32_t(name.size())};
  diags.report(diag::BadScaffold, span, "the name", nameForm,
               "'" + clip(name) + "'");
}

Scaffold driver::readScaffold(const SourceTree &tree, SourceManager &sources,
                              ir::Context &arena, DiagnosticEngine &diags,
                              std::vector<StringRef> &files) {
  ScaffoldReader reader(diags);
  auto read = [&](StringRef path) -> std::optional<FileId> {
    std::optional<SourceTree::Result> found = readBeside(tree, path, diags);
    if (!found)
      return std::nullopt;
    files.push_back(path);
    return sources.add(tree.display(path), std::move(found->text));
  };
  if (std::optional<FileId> file = read("tentacle.yaml"))
    if (const ir::Value *root = readYaml(*file, arena, diags))
      reader.readDocument(*root);
  if (!reader.scaffold.name.empty())
    return reader.scaffold;
  if (std::optional<FileId> file = read(".scaffold"))
    reader.readLine(*file, sources.file(*file).text());
  return reader.scaffold;
}
