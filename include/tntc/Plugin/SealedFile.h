//===- SealedFile.h - bytes that nobody can change any more -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_SEALEDFILE_H
#define TNTC_PLUGIN_SEALEDFILE_H

#include "tntc/Support/LLVM.h"

#include "llvm/Support/Error.h"

#include <memory>
#include <string>

namespace tntc {

/// A copy of a file in memory, sealed against every change before it was
/// summed: what is run from it is what the sum is of, whatever happens to the
/// file meanwhile.
class SealedFile {
public:
  /// Fails when the file cannot be read, or not be copied to its end.
  static llvm::Expected<std::unique_ptr<SealedFile>>
  copy(const std::string &path);
  ~SealedFile();

  StringRef sha256() const { return sum; }
  /// Closed on exec.
  int descriptor() const { return memory; }
  /// By which this process can open it.
  std::string path() const { return "/proc/self/fd/" + std::to_string(memory); }

private:
  explicit SealedFile(int memory) : memory(memory) {}
  llvm::Error fill(const std::string &path);

  int memory;
  std::string sum;
};

} // namespace tntc

#endif // TNTC_PLUGIN_SEALEDFILE_H
