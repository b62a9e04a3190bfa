//===- SealedFile.cpp - copy, seal, and only then sum ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/SealedFile.h"

#include "tntc/Support/Hash.h"
#include "tntc/Support/SystemError.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tntc;

static llvm::Error failure(const char *what) {
  return llvm::createStringError(
      std::error_code(errno, std::generic_category()), "%s: %s", what,
      errnoText().c_str());
}

static bool writeAll(int file, StringRef left) {
  while (!left.empty()) {
    ssize_t size = ::write(file, left.data(), left.size());
    if (size < 0 && errno == EINTR)
      continue;
    if (size <= 0)
      return false;
    left = left.drop_front(size_t(size));
  }
  return true;
}

SealedFile::~SealedFile() { ::close(memory); }

llvm::Error SealedFile::fill(const std::string &path) {
  int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return failure("cannot be read");
  char buffer[65536];
  ssize_t size;
  while ((size = ::read(file, buffer, sizeof buffer)) != 0) {
    if (size < 0 && errno == EINTR)
      continue;
    if (size < 0 || !writeAll(memory, StringRef(buffer, size_t(size))))
      break;
  }
  llvm::Error error = size == 0  ? llvm::Error::success()
                      : size < 0 ? failure("cannot be read")
                                 : failure("cannot be copied to memory");
  ::close(file);
  return error;
}

llvm::Expected<std::unique_ptr<SealedFile>>
SealedFile::copy(const std::string &path) {
  int memory = ::memfd_create("plugin", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (memory < 0)
    return failure("cannot be copied to memory");
  std::unique_ptr<SealedFile> copied(new SealedFile(memory));
  if (llvm::Error error = copied->fill(path))
    return error;
  constexpr int everything =
      F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL;
  struct stat status;
  if (::fcntl(memory, F_ADD_SEALS, everything) != 0 ||
      ::fstat(memory, &status) != 0)
    return failure("cannot be copied to memory and sealed");
  size_t size = size_t(status.st_size);
  if (size == 0) {
    copied->sum = sha256Hex("");
    return copied;
  }
  void *bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, memory, 0);
  if (bytes == MAP_FAILED)
    return failure("cannot be copied to memory and read");
  copied->sum = sha256Hex(StringRef(static_cast<char *>(bytes), size));
  ::munmap(bytes, size);
  return copied;
}
