//===- ReplaceFile.cpp - new bytes for a file of the user's ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Transaction.h"

#include "tntc/Support/SystemError.h"

#include "llvm/Support/FileSystem.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tntc;

/// Fills the temporary file \p fd as a twin of what \p status describes.
static bool fill(int fd, const struct stat &status, StringRef bytes) {
  if (!writeAll(fd, bytes))
    return false;
  // Only root may give a file away; the owner of a file has it already.
  if (::fchown(fd, status.st_uid, status.st_gid) != 0 && errno != EPERM)
    return false;
  return ::fchmod(fd, status.st_mode & 07777) == 0;
}

llvm::Error tntc::replaceFile(StringRef path, StringRef from, StringRef to) {
  auto fail = [&](const std::string &reason) {
    return llvm::make_error<WriteError>(path.str(), reason);
  };
  llvm::SmallString<256> real;
  if (std::error_code code = llvm::sys::fs::real_path(path, real))
    return fail(errorText(code));
  struct stat status;
  if (::stat(real.c_str(), &status) != 0)
    return fail(errnoText());
  if (!S_ISREG(status.st_mode))
    return fail("it is not a regular file");
  // A file that its owner may not write is not to be changed either, though
  // its directory would allow it.
  if (::access(real.c_str(), W_OK) != 0)
    return fail(errnoText());
  Descriptor old(::open(real.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!old.isOpen())
    return fail(errnoText());
  if (!holds(old.get(), from))
    return fail("it has changed since it was read");
  std::string temporary =
      (real.str().rsplit('/').first + "/.tntc-XXXXXX").str();
  Descriptor fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (!fd.isOpen())
    return fail(errnoText());
  if (!fill(fd.get(), status, to) || !fd.close() ||
      ::rename(temporary.c_str(), real.c_str()) != 0) {
    std::string reason = errnoText();
    ::unlink(temporary.c_str());
    return fail(reason);
  }
  return llvm::Error::success();
}
