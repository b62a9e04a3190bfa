//===- Sandbox.h - what a plugin's process may see --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_PLUGIN_SANDBOX_H
#define TNTC_LIB_PLUGIN_SANDBOX_H

#include "tntc/Plugin/Transport.h"

namespace tntc {

/// Everything that a child needs between fork and exec, worked out before: in
/// a program with threads a child may allocate nothing.
class Launch {
public:
  /// Null, with errno, when there are no more pipes, or too much lies beside a
  /// pinned program.
  static std::unique_ptr<Launch> prepare(const ExecutableOptions &options);
  /// Removes the temporary directory of a run without a sandbox.
  ~Launch();

  /// In the child. Never returns.
  [[noreturn]] void run(int in, int out, int err) const;

private:
  Launch() = default;
  void add(std::initializer_list<StringRef> words);
  /// False with errno when it cannot be described.
  bool addSandbox(const ExecutableOptions &options);
  bool addPinned(StringRef folder, StringRef file);
  void coverSecrets(StringRef folder, StringRef inside,
                    ArrayRef<std::string> places);
  bool makeFilter();

  PluginLimits limits;
  std::vector<std::string> arguments;
  std::vector<char *> argv;
  std::string directory; ///< to start in; empty: the sandbox sees to it
  bool ownsDirectory = false;
  int contents = -1; ///< of a pinned program, for the sandbox to read
  int filter = -1;   ///< of calls to the kernel, in a pipe
};

} // namespace tntc

#endif // TNTC_LIB_PLUGIN_SANDBOX_H
