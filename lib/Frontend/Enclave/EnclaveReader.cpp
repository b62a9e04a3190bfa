//===- EnclaveReader.cpp - enclave.yaml -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Frontend/Enclave.h"

#include "tntc/Frontend/Yaml.h"
#include "tntc/Support/Names.h"

using namespace tntc;
using ir::Value;

static constexpr llvm::StringLiteral fileName = "enclave.yaml";

/// The rest of the file mirrors the Namespace: a key that is nothing like one
/// of ours is for somebody else.
static constexpr llvm::StringLiteral ownName = "'enclave.yaml'";

/// It holds a few names and addresses of people.
static constexpr uint64_t maxBytes = 1u << 20;

/// As in tntc.toml.
static constexpr uint64_t maxGeneration = 1000000;

static StringRef explain(const SourceTree::Result &result) {
  switch (result.status) {
  case SourceTree::Status::Outside:
    return "a link leads out of its directory";
  case SourceTree::Status::NotRegular:
    return "it is not a regular file";
  case SourceTree::Status::TooLarge:
    return "it is larger than 1 MiB";
  case SourceTree::Status::Ok:
  case SourceTree::Status::Missing:
  case SourceTree::Status::Unreadable:
    break;
  }
  return result.message;
}

namespace {
class EnclaveReader {
public:
  explicit EnclaveReader(DiagnosticEngine &diags) : diags(diags) {}
  Enclave read(const Value &root);

private:
  /// The mapping below \p entry; null when there is nothing, or something else.
  const Value *mapping(const ir::Entry &entry, StringRef path);
  /// Whoever misspells a key believes that credentials are others now.
  void reportUnknown(const ir::Entry &entry, StringRef known,
                     const std::string &where);
  void readService(const ir::Entry &entry);

  DiagnosticEngine &diags;
  Enclave enclave;
};
} // namespace

const Value *EnclaveReader::mapping(const ir::Entry &entry, StringRef path) {
  if (entry.value->isMapping())
    return entry.value;
  if (!entry.value->isNull())
    diags.report(diag::EnclaveField, entry.key->span, path, "a mapping",
                 ir::describe(entry.value->kind));
  return nullptr;
}

void EnclaveReader::reportUnknown(const ir::Entry &entry, StringRef known,
                                  const std::string &where) {
  if (names::didYouMean(entry.key->text, known))
    diags.report(diag::MisspeltKey, entry.key->span.first(), entry.key->text,
                 where, known);
  else if (where != ownName)
    diags.report(diag::UnknownKey, entry.key->span.first(), entry.key->text,
                 where);
}

void EnclaveReader::readService(const ir::Entry &entry) {
  std::string path = ("exoskeleton." + entry.key->text).str();
  const Value *fields = mapping(entry, path);
  if (fields)
    for (const ir::Entry &field : fields->entries)
      if (field.key->text != "generation")
        reportUnknown(field, "generation", "'" + path + "'");
  const Value *generation = fields ? fields->find("generation") : nullptr;
  if (!generation || generation->isNull())
    return;
  uint64_t number;
  if (generation->kind != Value::Kind::Integer ||
      generation->canonical.getAsInteger(10, number) || number < 1 ||
      number > maxGeneration) {
    diags.report(diag::EnclaveField,
                 generation->isScalar() ? generation->span
                                        : generation->span.first(),
                 path + ".generation",
                 "an integer from 1 to " + std::to_string(maxGeneration),
                 generation->isScalar() ? ("'" + generation->text + "'").str()
                                        : ir::describe(generation->kind).str());
    return;
  }
  enclave.generations[entry.key->text.str()] = {number, entry.key->span};
}

Enclave EnclaveReader::read(const Value &root) {
  for (const ir::Entry &entry : root.entries) {
    if (entry.key->text != "exoskeleton") {
      reportUnknown(entry, "exoskeleton", ownName.str());
      continue;
    }
    if (const Value *services = mapping(entry, "exoskeleton"))
      for (const ir::Entry &service : services->entries)
        if (service.key->isScalar())
          readService(service);
  }
  return std::move(enclave);
}

Enclave tntc::readEnclave(const SourceTree &tree, SourceManager &sources,
                          ir::Context &context, DiagnosticEngine &diags) {
  SourceTree::Result file = tree.read(fileName, maxBytes);
  if (file.status == SourceTree::Status::Missing)
    return {};
  if (file.status != SourceTree::Status::Ok) {
    diags
        .report(diag::EnclaveFileUnusable, Span(), tree.display(fileName),
                explain(file))
        .about(tree.display(fileName));
    return {};
  }
  FileId id = sources.add(tree.display(fileName), std::move(file.text));
  const Value *root = readYaml(id, context, diags);
  if (!root || root->isNull())
    return {};
  if (!root->isMapping()) {
    diags.report(diag::EnclaveField, root->span.first(), StringRef(fileName),
                 "a mapping", ir::describe(root->kind));
    return {};
  }
  return EnclaveReader(diags).read(*root);
}
