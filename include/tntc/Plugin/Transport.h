//===- Transport.h - how bytes reach a plugin -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGIN_TRANSPORT_H
#define TNTC_PLUGIN_TRANSPORT_H

#include "tntc/Plugin/Fault.h"
#include "tntc/Plugin/SealedFile.h"

#include "tntc-c/Plugin.h"

#include <chrono>
#include <memory>

namespace tntc {

/// What a plugin may use up. Of an executable each is enforced; code in our
/// own process can only be held to the size of its answers and to their time,
/// with which the process ends.
struct PluginLimits {
  std::chrono::milliseconds time{10000}; ///< for one answer
  std::chrono::milliseconds endTime{5000};
  size_t answerBytes = 16u << 20;
  size_t errorBytes = 64u << 10;      ///< of standard error, over its life
  uint64_t memoryBytes = 1024u << 20; ///< of one process
  uint64_t fileBytes = 64u << 20;     ///< of its temporary directory
  unsigned processes = 64;
};

/// One line there, one line back.
class Transport {
public:
  virtual ~Transport();
  /// Sends \p request (one line, without its break) and waits for the answer.
  /// After a fault nothing is asked again.
  virtual MaybeFault ask(StringRef request, std::string &answer) = 0;
  /// No more requests: what is wrong with how the plugin ends.
  virtual MaybeFault finish() { return std::nullopt; }
};

/// Code that is built in. \p info outlives the transport.
std::unique_ptr<Transport> createDirectTransport(const TntcPluginInfo *info,
                                                 size_t maxBytes);
/// Code of the shared object \p path.
std::unique_ptr<Transport> createDirectTransport(const TntcPluginInfo *info,
                                                 const std::string &path,
                                                 const PluginLimits &limits);

/// Looks at what a query function returned before anything else is done.
MaybeFault checkPluginInfo(const TntcPluginInfo *info);

class Plugin;
/// What \p plugin described itself as is what its structure says.
MaybeFault checkAgainstInfo(const TntcPluginInfo &info, const Plugin &plugin);

/// Loads \p path for as long as the process lives, or what \p pinned holds,
/// within \p limit.
MaybeFault loadSharedObject(const std::string &path, const SealedFile *pinned,
                            std::chrono::milliseconds limit,
                            const TntcPluginInfo *&info);

enum class Sandbox : uint8_t { Bubblewrap, None };

struct ExecutableOptions {
  std::string path; ///< absolute
  /// Null: what lies there. Else that is run in its place, in a sandbox.
  const SealedFile *pinned = nullptr;
  Sandbox sandbox = Sandbox::Bubblewrap;
  std::string bubblewrap; ///< absolute path of `bwrap`; empty: there is none
  PluginLimits limits;
  /// Files and directories with secrets, absolute, links resolved: what of its
  /// own folder a plugin in a sandbox may not see (decision O27).
  ArrayRef<std::string> secretPlaces = {};
};

/// Starts the program; null with \p fault when it cannot be started.
std::unique_ptr<Transport> startExecutable(const ExecutableOptions &options,
                                           MaybeFault &fault);

} // namespace tntc

#endif // TNTC_PLUGIN_TRANSPORT_H
