//===- SecretsReader.h - one workflow's secrets -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_SECRETS_SECRETSREADER_H
#define TNTC_LIB_FRONTEND_SECRETS_SECRETSREADER_H

#include "tntc/Frontend/Secrets.h"
#include "tntc/IR/Value.h"

namespace tntc::secrets {

/// Gathers from all sources. No message holds text of a value, nor of a name
/// that is not the name of something: what stands in the wrong place of a
/// secrets file may well be a secret.
class Reader {
public:
  Reader(const SourceTree &tree, const SourceTree *shared,
         SourceManager &sources, ir::Context &context, DiagnosticEngine &diags)
      : tree(tree), shared(shared), sources(sources), context(context),
        diags(diags) {}

  /// `.secrets.yaml`, or with \p namesOnly an example of one, which provides
  /// names but no values.
  bool readMapping(StringRef path, bool namesOnly);
  /// The files of `.secrets/`.
  void readFolder();
  void reportPlainText();

  std::vector<ir::ProvidedSecret> provided;
  /// What an error was told of, so that it is not said to be missing too.
  std::vector<ir::ProvidedSecret> refused;
  SecretValues values;

private:
  /// A file that was read; not valid when there is none or it is unusable.
  FileId open(const SourceTree &from, StringRef path, Span because);
  /// False, with an error, when \p service was given before.
  bool claim(StringRef service, Span span);
  void provide(StringRef service, StringRef key, Span span);
  void refuse(StringRef service, StringRef key, Span span);
  /// The text of the value lies in \p file.
  void addValue(StringRef service, StringRef key, Span span, StringRef value,
                FileId file);

  /// Refuses the secrets of \p service, or all when it is empty: \p file is
  /// encrypted, for which it has to be called as \p expected.
  void refuseCipherText(StringRef service, Span span, FileId file,
                        const Twine &expected);
  /// True, with an error, when \p root holds cipher text.
  bool isEncrypted(const ir::Value &root, FileId file);

  void readService(const ir::Entry &entry);
  void readKeys(StringRef service, const ir::Value &mapping);
  void readScalar(StringRef service, StringRef key, Span span,
                  const ir::Value &value);
  void readShared(StringRef service, StringRef key, Span span, StringRef name);
  void readText(StringRef service, StringRef key, Span span, FileId file);
  void readEncrypted(StringRef service, Span span, FileId file);
  void readEntry(StringRef name);

  const SourceTree &tree;
  const SourceTree *shared;
  SourceManager &sources;
  ir::Context &context;
  DiagnosticEngine &diags;
  bool namesOnly = false;
  std::map<std::string, Span, std::less<>> claimed;
  Span firstPlain;
  FileId firstFile; ///< where its text lies, which another may name
  unsigned plainCount = 0;
};

} // namespace tntc::secrets

#endif // TNTC_LIB_FRONTEND_SECRETS_SECRETSREADER_H
