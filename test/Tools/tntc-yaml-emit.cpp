//===- tntc-yaml-emit.cpp - JSON in, our YAML out -------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// For the read-back tests: each line of standard input is a JSON value, and
// becomes one document of the stream on standard output.
//
//===----------------------------------------------------------------------===//

#include "tntc/Support/YamlEmitter.h"

#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MemoryBuffer.h"

int main() {
  auto buffer = llvm::MemoryBuffer::getSTDIN();
  if (!buffer) {
    llvm::errs() << "tntc-yaml-emit: " << buffer.getError().message() << '\n';
    return 3;
  }
  for (llvm::line_iterator line(**buffer); !line.is_at_end(); ++line) {
    auto value = tntc::json::parse(*line);
    if (!value) {
      llvm::errs() << "tntc-yaml-emit: line " << line.line_number()
                   << " is not JSON\n";
      return 1;
    }
    llvm::outs() << "---\n";
    tntc::emitYaml(*value, llvm::outs());
  }
  return 0;
}
