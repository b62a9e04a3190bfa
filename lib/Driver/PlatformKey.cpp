//===- PlatformKey.cpp - from a file or the environment -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "PlatformKey.h"

#include "CoreDumps.h"
#include "Inputs.h"

#include "tntc/Support/SystemError.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tntc;
using namespace tntc::driver;

/// Longer than any key, shorter than a device that never ends.
static constexpr size_t maxKeyBytes = 64u << 10;

/// For whoever is to write to a pipe.
static constexpr std::chrono::milliseconds patience{10000};

/// Why \p file gave no key, or nothing. It may be a pipe, of another program
/// that keeps the key, or that nobody writes to.
static std::string readKey(int file, SecretText &key) {
  std::string bytes(maxKeyBytes + 1, '\0');
  size_t size = 0;
  std::string why;
  while (size < bytes.size()) {
    pollfd poll{file, POLLIN, 0};
    int ready = ::poll(&poll, 1, int(patience.count()));
    if (ready == 0) {
      why = "nothing was written to it for " +
            std::to_string(patience.count() / 1000) + " seconds";
      break;
    }
    ssize_t more =
        ready < 0 ? -1 : ::read(file, bytes.data() + size, bytes.size() - size);
    if (more < 0 && (errno == EINTR || errno == EAGAIN))
      continue;
    if (more < 0)
      why = errnoText();
    if (more <= 0)
      break;
    size += size_t(more);
  }
  if (size > maxKeyBytes)
    why = "larger than " + std::to_string(maxKeyBytes) + " bytes";
  key = SecretText(StringRef(bytes.data(), size).rtrim("\r\n"));
  // Who names a file means a key; without one all would go on, and no
  // credential have a value.
  if (why.empty() && key.empty())
    why = "it is empty";
  wipe(bytes);
  return why;
}

/// As `ssh` looks at a key. A pipe is its reader's alone.
static std::string findOpenMode(int file) {
  struct stat status;
  if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode) ||
      !(status.st_mode & (S_IRWXG | S_IRWXO)))
    return "";
  std::string mode;
  for (int shift = 6; shift >= 0; shift -= 3)
    mode += char('0' + (status.st_mode >> shift & 7));
  return mode;
}

llvm::Expected<PlatformKey> driver::readPlatformKey(const Options &options) {
  PlatformKey key;
  const std::string &path = options.platformKeyFile;
  if (path.empty()) {
    const char *text = std::getenv("TNTC_PLATFORM_KEY");
    if (text && *text)
      forbidCoreDumps();
    key.text = SecretText(text ? text : "");
    return key;
  }
  forbidCoreDumps();
  int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  std::string why = file < 0 ? errnoText() : readKey(file, key.text);
  if (file >= 0) {
    key.openMode = findOpenMode(file);
    ::close(file);
  }
  if (!why.empty())
    return llvm::make_error<InputError>(diag::CannotRead, path, why);
  return key;
}
