//===- SecretsReader.cpp - .secrets.yaml and .secrets/ --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "SecretsReader.h"

#include "JsonObject.h"
#include "ValueForm.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::secrets;
using ir::Value;

static constexpr llvm::StringLiteral sharedPrefix = "$shared.";

/// A Secret holds at most 1 MiB, so that no source of one can be larger.
static constexpr uint64_t maxBytes = 1u << 20;

static std::string full(StringRef service, StringRef key) {
  return key.empty() ? service.str() : (service + "." + key).str();
}

static StringRef explain(const SourceTree::Result &result) {
  switch (result.status) {
  case SourceTree::Status::Ok:
    return "";
  case SourceTree::Status::Missing:
    return "it does not exist";
  case SourceTree::Status::Outside:
    return "a link leads out of its directory";
  case SourceTree::Status::NotRegular:
    return "it is not a regular file";
  case SourceTree::Status::TooLarge:
    return "it is larger than 1 MiB, which a Secret cannot hold";
  case SourceTree::Status::Unreadable:
    return result.message;
  }
  llvm_unreachable("covered switch");
}

FileId Reader::open(const SourceTree &from, StringRef path, Span because) {
  SourceTree::Result result = from.read(path, maxBytes);
  if (result.status == SourceTree::Status::Ok)
    return sources.add(from.display(path), std::move(result.text),
                       Sensitivity::Secret);
  diags
      .report(diag::SecretsFileUnusable, because, from.display(path),
              explain(result))
      .about(because.isValid() ? "" : from.display(path));
  return {};
}

bool Reader::claim(StringRef service, Span span) {
  auto [slot, isNew] = claimed.try_emplace(service.str(), span);
  if (isNew)
    return true;
  diags.report(diag::SecretGivenTwice, span, service)
      .note(slot->second, "they are given here already");
  refuse(service, "", span); // which keys it has is not known
  return false;
}

void Reader::provide(StringRef service, StringRef key, Span span) {
  provided.push_back({context.save(service), context.save(key), span});
}

void Reader::refuse(StringRef service, StringRef key, Span span) {
  refused.push_back({context.save(service), context.save(key), span});
}

void Reader::addValue(StringRef service, StringRef key, Span span,
                      StringRef value, FileId file) {
  provide(service, key, span);
  if (namesOnly)
    return;
  if (!plainCount++) {
    firstPlain = span;
    firstFile = file;
  }
  if (value.empty())
    diags.report(diag::EmptySecret, span, full(service, key));
  else if (isPlaceholder(value))
    diags.report(diag::PlaceholderSecret, span, full(service, key));
  values.insert_or_assign(full(service, key), SecretText(value));
}

//===----------------------------------------------------------------------===//
// .secrets.yaml
//===----------------------------------------------------------------------===//

/// Overwrites the texts that the YAML reader put into its own arena; what
/// lies in \p source goes with its file.
static void wipeTexts(const Value &value, StringRef source) {
  if (value.isString() && !value.text.empty() &&
      (value.text.begin() < source.begin() ||
       value.text.begin() >= source.end()))
    explicit_bzero(const_cast<char *>(value.text.data()), value.text.size());
  for (const Value *item : value.items)
    wipeTexts(*item, source);
  for (const ir::Entry &entry : value.entries)
    wipeTexts(*entry.value, source);
}

bool Reader::readMapping(StringRef path, bool onlyNames) {
  namesOnly = onlyNames;
  FileId file = open(tree, path, Span());
  ir::Context scratch;
  const Value *root = file.isValid() ? readYaml(file, scratch, diags) : nullptr;
  if (!root) {
    refuse("", "", Span());
    return true;
  }
  // An example whose every line is a comment says nothing.
  if (root->isNull())
    return !namesOnly;
  if (!root->isMapping()) {
    diags.report(diag::SecretsNotAMapping, root->span.first(),
                 ir::describe(root->kind));
    refuse("", "", Span());
    return true;
  }
  if (!isEncrypted(*root, file))
    for (const ir::Entry &entry : root->entries)
      readService(entry);
  // The values of aliases are one value; wiping them twice does no harm.
  wipeTexts(*root, sources.file(file).text());
  return true;
}

void Reader::refuseCipherText(StringRef service, Span span, FileId file,
                              const Twine &expected) {
  diags.report(diag::SecretsFileUnusable, span, sources.file(file).path(),
               ("it is encrypted by SOPS, and nothing is decrypted here; "
                "encrypted secrets go into '" +
                expected + "', a file for each service")
                   .str());
  refuse(service, "", span);
}

bool Reader::isEncrypted(const Value &root, FileId file) {
  // An example may show what cipher text looks like.
  const ir::Entry *found =
      llvm::find_if(root.entries, [&](const ir::Entry &entry) {
        return !namesOnly && holdsCipherText(*entry.value);
      });
  if (found == root.entries.end())
    return false;
  bool isName = found->key->isScalar() &&
                names::isIdentifier(found->key->text) &&
                found->key->text != "sops";
  refuseCipherText("", found->key->span, file,
                   ".secrets/" + (isName ? found->key->text : "<service>") +
                       ".enc.yaml");
  return true;
}

void Reader::readService(const ir::Entry &entry) {
  Span span = entry.key->span;
  if (!entry.key->isScalar() || !names::isIdentifier(entry.key->text)) {
    InFlightDiagnostic report =
        diags.report(diag::BadSecretName, span.first(), "service");
    if (entry.key->isScalar() && names::isSecretReference(entry.key->text))
      report.note(
          span.first(),
          "where 'service.key' names a secret, its value stands here as "
          "'key: value' below 'service:'");
    refuse("", "", span);
    return;
  }
  StringRef service = entry.key->text;
  if (!claim(service, span))
    return;
  if (entry.value->isMapping())
    readKeys(service, *entry.value);
  else
    readScalar(service, "", span, *entry.value);
}

void Reader::readKeys(StringRef service, const Value &mapping) {
  for (const ir::Entry &entry : mapping.entries) {
    if (entry.key->isScalar() && names::isIdentifier(entry.key->text)) {
      readScalar(service, entry.key->text, entry.key->span, *entry.value);
      continue;
    }
    diags.report(diag::BadSecretName, entry.key->span.first(), "key");
    refuse(service, "", entry.key->span);
  }
}

void Reader::readScalar(StringRef service, StringRef key, Span span,
                        const Value &value) {
  if (!value.isScalar() || (value.isNull() && !namesOnly)) {
    diags.report(diag::BadSecretValue, span, full(service, key),
                 key.empty() ? "a mapping of keys or a scalar" : "a scalar",
                 ir::describe(value.kind));
    refuse(service, key, span);
    return;
  }
  StringRef text = value.text;
  if (value.isString() && text.consume_front(sharedPrefix)) {
    readShared(service, key, span, text);
    return;
  }
  // As written: a number keeps every digit, `0x1F` and `1.10` their form.
  addValue(service, key, span, value.isNull() ? StringRef() : value.text,
           value.span.file);
}

static bool isFileName(StringRef name) {
  return !name.empty() && name.size() <= 128 && name.front() != '.' &&
         llvm::all_of(name, [](char c) {
           return llvm::isAlnum(c) || c == '-' || c == '_' || c == '.';
         });
}

void Reader::readShared(StringRef service, StringRef key, Span span,
                        StringRef name) {
  if (!isFileName(name)) {
    diags.report(diag::BadSharedName, span);
    refuse(service, key, span);
    return;
  }
  if (namesOnly) {
    provide(service, key, span);
    return;
  }
  if (!shared) {
    diags.report(diag::NoSharedSecrets, span, name);
    refuse(service, key, span);
    return;
  }
  if (shared->kind(name) != EntryKind::Missing) {
    FileId file = open(*shared, name, span);
    if (file.isValid())
      readText(service, key, span, file);
    else
      refuse(service, key, span);
    return;
  }
  for (StringRef ending : {".enc.yaml", ".enc.yml"}) {
    std::string encrypted = (name + ending).str();
    if (shared->kind(encrypted) == EntryKind::Missing)
      continue;
    FileId file = open(*shared, encrypted, span);
    // Which key of it is meant can be told only of a whole service.
    if (!file.isValid())
      refuse(service, key, span);
    else if (key.empty())
      readEncrypted(service, span, file);
    else
      provide(service, key, span);
    return;
  }
  std::vector<std::string> names = shared->list("");
  std::vector<StringRef> candidates(names.begin(), names.end());
  std::optional<StringRef> near = names::didYouMean(name, candidates);
  diags.report(diag::UnknownSharedSecret, span, name,
               near ? "; did you mean '" + near->str() + "'?" : std::string());
  refuse(service, key, span);
}

//===----------------------------------------------------------------------===//
// .secrets/
//===----------------------------------------------------------------------===//

/// The text of a whole file: an object of keys, or one value.
void Reader::readText(StringRef service, StringRef key, Span span,
                      FileId file) {
  StringRef text = sources.file(file).text();
  StringRef trimmed = text.trim(" \t\r\n");
  // A whole file of SOPS has its cipher text further below.
  if (isCipherText(trimmed) || text.contains("ENC[AES256_GCM,")) {
    StringRef path = sources.file(file).path();
    refuseCipherText(service, span, file, path + ".enc.yaml");
    return;
  }
  // Any other text is a value as it stands: a token of digits is no number.
  if (!trimmed.starts_with("{") || !key.empty()) {
    // An editor's last line break is no part of a token.
    addValue(service, key, span, text.rtrim("\r\n"), file);
    return;
  }
  std::optional<std::vector<Member>> members = readObject(trimmed);
  if (!members) {
    diags.report(diag::BadSecretJson, span, sources.file(file).path());
    refuse(service, "", span);
    return;
  }
  if (llvm::any_of(*members, [](const Member &member) {
        return isCipherText(member.value.expose());
      }))
    return refuseCipherText(service, span, file,
                            sources.file(file).path() + ".enc.yaml");
  for (const Member &member : *members) {
    if (!names::isIdentifier(member.name)) {
      diags.report(diag::BadSecretName, span, "key")
          .note(Span(), "in '" + sources.file(file).path() + "'");
      refuse(service, "", span);
    } else if (member.kind != Member::Kind::Scalar) {
      diags.report(
          diag::BadSecretValue, span, full(service, member.name), "a scalar",
          member.kind == Member::Kind::Null ? "null" : "an object or a list");
      refuse(service, member.name, span);
    } else {
      addValue(service, member.name, span, member.value.expose(), file);
    }
  }
}

void Reader::readEncrypted(StringRef service, Span span, FileId file) {
  StringRef path = sources.file(file).path();
  ir::Context scratch;
  const Value *root = readYaml(file, scratch, diags);
  if (!root) {
    refuse(service, "", span);
    return;
  }
  const Value *sops = root->find("sops");
  if (!sops || !sops->isMapping()) {
    diags.report(diag::NotEncrypted, span, path,
                 "has no 'sops' section, so that its values are plain text");
    wipeTexts(*root, sources.file(file).text());
    refuse(service, "", span);
    return;
  }
  for (const ir::Entry &entry : root->entries) {
    if (entry.key->text == "sops")
      continue;
    if (!entry.key->isScalar() || !names::isIdentifier(entry.key->text)) {
      diags.report(diag::BadSecretName, entry.key->span.first(), "key");
      refuse(service, "", entry.key->span);
      continue;
    }
    if (!isAllCipherText(*entry.value)) {
      diags.report(diag::NotEncrypted, entry.key->span, path,
                   "'" + entry.key->text.str() + "' is plain text");
      refuse(service, entry.key->text, entry.key->span);
    } else {
      provide(service, entry.key->text, entry.key->span);
    }
  }
}

void Reader::readEntry(StringRef name) {
  std::string path = (".secrets/" + name).str();
  StringRef service = name;
  bool encrypted =
      service.consume_back(".enc.yaml") || service.consume_back(".enc.yml");
  if (!names::isIdentifier(service)) {
    diags.report(diag::StraySecretsFile, Span(), tree.display(path))
        .about(tree.display(path));
    // `news.yaml` was most likely to be what is missing for `news`.
    refuse(service.split('.').first, "", Span());
    return;
  }
  FileId file = open(tree, path, Span());
  if (!file.isValid()) {
    refuse(service, "", Span());
    return;
  }
  Span span{file, 0, 0};
  if (!claim(service, span))
    return;
  if (encrypted) {
    readEncrypted(service, span, file);
    return;
  }
  readText(service, "", span, file);
}

void Reader::readFolder() {
  namesOnly = false;
  for (const std::string &name : tree.list(".secrets"))
    if (!StringRef(name).starts_with("."))
      readEntry(name);
}

void Reader::reportPlainText() {
  if (!plainCount)
    return;
  InFlightDiagnostic report =
      diags.report(diag::PlainTextSecrets, firstPlain, plainCount);
  if (firstFile != firstPlain.file)
    report.note({firstFile, 0, 0}, "its text lies in this file");
}

//===----------------------------------------------------------------------===//
// The door
//===----------------------------------------------------------------------===//

SecretValues tntc::readSecrets(ir::Workflow &workflow, const SourceTree &tree,
                               const SourceTree *shared, SourceManager &sources,
                               ir::Context &context, DiagnosticEngine &diags) {
  Reader reader(tree, shared, sources, context, diags);
  auto exists = [&](StringRef path) {
    return tree.kind(path) != EntryKind::Missing;
  };
  bool found = false;
  if (exists(".secrets.yaml"))
    found |= reader.readMapping(".secrets.yaml", /*onlyNames=*/false);
  if (exists(".secrets")) {
    reader.readFolder();
    found = true;
  }
  // An example says which secrets a person is expected to give.
  if (!found && exists(".secrets.yaml.example"))
    found |= reader.readMapping(".secrets.yaml.example", /*onlyNames=*/true);
  reader.reportPlainText();
  workflow.hasSecretsFile = found;
  workflow.providedSecrets = context.save(reader.provided);
  workflow.refusedSecrets = context.save(reader.refused);
  return std::move(reader.values);
}
