//===- ContentKey.cpp - one key for a module and its imports --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/IR/ContentKey.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"

using namespace tntc;
using namespace tntc::ir;

namespace {
/// Each part with its length, so that no two lists of parts look alike.
class KeyHash {
public:
  void add(uint64_t number) {
    uint8_t bytes[8];
    for (uint8_t &byte : bytes) {
      byte = uint8_t(number);
      number >>= 8;
    }
    hash.update(bytes);
  }
  void add(StringRef text) {
    add(text.size());
    hash.update(text);
  }
  std::string finish() {
    return llvm::toHex(hash.final<32>(), /*LowerCase=*/true);
  }

private:
  llvm::BLAKE3 hash;
};
} // namespace

std::string ir::contentKey(const Module &module, const SourceManager &sources) {
  KeyHash hash;
  hash.add(TNTC_VERSION);
  // In the order in which they are met: it follows from the bytes.
  llvm::SetVector<const Module *> modules;
  modules.insert(&module);
  for (size_t i = 0; i < modules.size(); ++i) {
    const Module &each = *modules[i];
    hash.add(each.path);
    hash.add(uint64_t(each.status));
    if (each.status == FileStatus::Ok)
      hash.add(sources.file(each.file).text());
    for (const Import &import : each.imports) {
      hash.add(import.path);
      hash.add(uint64_t(import.status));
      if (import.module)
        modules.insert(import.module);
    }
  }
  return hash.finish();
}
