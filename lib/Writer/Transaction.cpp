//===- Transaction.cpp - several files, all or none -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Transaction.h"

#include "tntc/Support/SystemError.h"

#include "llvm/ADT/STLExtras.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

using namespace tntc;

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept {
  std::swap(fd, other.fd);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd >= 0)
    ::close(fd);
}

bool Descriptor::close() { return ::close(std::exchange(fd, -1)) == 0; }

bool tntc::writeAll(int fd, StringRef bytes) {
  while (!bytes.empty()) {
    ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return false;
    bytes = bytes.drop_front(size_t(count));
  }
  return true;
}

bool tntc::holds(int fd, StringRef bytes) {
  std::string buffer(std::min<size_t>(bytes.size() + 1, 1 << 16), '\0');
  while (true) {
    ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0)
      return count == 0 && bytes.empty();
    if (!bytes.consume_front(StringRef(buffer.data(), size_t(count))))
      return false;
  }
}

llvm::Error Transaction::fail(StringRef path, StringRef reason) const {
  std::string whole = display;
  if (!path.empty() && !whole.empty() && !StringRef(whole).ends_with("/"))
    whole += '/';
  return llvm::make_error<WriteError>(whole + path.str(), reason.str());
}

llvm::Error Transaction::failErrno(StringRef path) const {
  return fail(path, errnoText());
}

static std::pair<StringRef, StringRef> splitName(StringRef path) {
  auto [folder, name] = path.rsplit('/');
  return path.contains('/') ? std::pair(folder, name)
                            : std::pair(StringRef(), path);
}

llvm::Expected<int> Transaction::openFolder(StringRef folder, bool create) {
  if (folder.empty())
    return root.get();
  if (current.isOpen() && currentPath == folder)
    return current.get();
  Descriptor at;
  for (size_t end = 0; end != StringRef::npos;) {
    end = folder.find('/', end ? end + 1 : 0);
    StringRef path = folder.take_front(end);
    std::string name = splitName(path).second.str();
    int parent = at.isOpen() ? at.get() : root.get();
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    Descriptor next(::openat(parent, name.c_str(), flags));
    if (!next.isOpen() && errno == ENOENT) {
      if (!create)
        return -1;
      bool isOurs = ::mkdirat(parent, name.c_str(), 0755) == 0;
      // Another run may have made it just now; then it is not ours to remove.
      if (!isOurs && errno != EEXIST)
        return failErrno(path);
      if (isOurs)
        created.push_back(path.str());
      next = Descriptor(::openat(parent, name.c_str(), flags));
      // The mode is ours, not the umask's.
      if (isOurs && next.isOpen() && ::fchmod(next.get(), 0755) != 0)
        return failErrno(path);
    }
    if (!next.isOpen()) {
      int code = errno;
      struct stat status;
      if (::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
          S_ISLNK(status.st_mode))
        return fail(path, "it is a link, which is not followed");
      errno = code;
      return failErrno(path);
    }
    at = std::move(next);
  }
  current = std::move(at);
  currentPath = folder.str();
  return current.get();
}

llvm::Expected<bool> Transaction::isSameIn(int folder, StringRef name,
                                           const PlannedFile &file) {
  struct stat status;
  std::string target = name.str();
  if (::fstatat(folder, target.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT)
      return false;
    return failErrno(file.path);
  }
  if (S_ISLNK(status.st_mode))
    return fail(file.path, "it is a link, which is not followed");
  if (!S_ISREG(status.st_mode))
    return fail(file.path, "it is not a regular file");
  if (uint64_t(status.st_size) != file.bytes.size() ||
      (file.sensitive && (status.st_mode & 07777) != 0600))
    return false;
  Descriptor fd(::openat(folder, target.c_str(),
                         O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  // What cannot be read can perhaps be replaced: it is taken for different.
  return fd.isOpen() && holds(fd.get(), file.bytes);
}

llvm::Expected<bool> Transaction::isSame(const PlannedFile &file) {
  auto [folder, name] = splitName(file.path);
  llvm::Expected<int> fd = openFolder(folder, /*create=*/false);
  if (!fd)
    return fd.takeError();
  return *fd < 0 ? llvm::Expected<bool>(false) : isSameIn(*fd, name, file);
}

llvm::Error Transaction::stage(const PlannedFile &file) {
  auto [folder, name] = splitName(file.path);
  llvm::Expected<int> at = openFolder(folder, /*create=*/true);
  if (!at)
    return at.takeError();
  llvm::Expected<bool> same = isSameIn(*at, name, file);
  if (!same)
    return same.takeError();
  if (*same)
    return llvm::Error::success();

  std::string temporary;
  Descriptor fd;
  do {
    temporary = (".tntc-" + Twine(::getpid()) + "-" + Twine(counter++)).str();
    fd = Descriptor(
        ::openat(*at, temporary.c_str(),
                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  } while (!fd.isOpen() && errno == EEXIST);
  if (!fd.isOpen())
    return failErrno(file.path);
  staged.push_back({folder.str(), name.str(), std::move(temporary)});
  if (!writeAll(fd.get(), file.bytes) ||
      (!file.sensitive && ::fchmod(fd.get(), 0644) != 0) || !fd.close())
    return failErrno(file.path);
  return llvm::Error::success();
}

/// Exchanges two names; false with `errno` set.
static bool exchange(int folder, const std::string &a, const std::string &b) {
  return ::renameat2(folder, a.c_str(), folder, b.c_str(), RENAME_EXCHANGE) ==
         0;
}

static bool isRegular(int folder, const std::string &name) {
  struct stat status;
  return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(status.st_mode);
}

llvm::Error Transaction::place(Staged &item) {
  llvm::Expected<int> at = openFolder(item.folder, /*create=*/false);
  if (!at)
    return at.takeError();
  if (*at < 0)
    return fail(item.path(), "its directory was removed meanwhile");
  if (exchange(*at, item.temporary, item.name)) {
    item.state = Staged::Swapped;
    if (!isRegular(*at, item.temporary))
      return fail(item.path(), "it is not a regular file");
    return llvm::Error::success();
  }
  bool isNew = errno == ENOENT;
  // Not every file system can exchange, or refuse to replace.
  if (isNew && ::renameat2(*at, item.temporary.c_str(), *at, item.name.c_str(),
                           RENAME_NOREPLACE) == 0) {
    item.state = Staged::Placed;
    return llvm::Error::success();
  }
  if (errno != EINVAL && errno != ENOSYS)
    return failErrno(item.path());
  if (::renameat(*at, item.temporary.c_str(), *at, item.name.c_str()) != 0)
    return failErrno(item.path());
  item.state = isNew ? Staged::Placed : Staged::Final;
  return llvm::Error::success();
}

/// Undoes `place`, as far as there is a way back.
void Transaction::takeBack(Staged &item) {
  llvm::Expected<int> at = openFolder(item.folder, /*create=*/false);
  if (!at)
    return llvm::consumeError(at.takeError());
  if (item.state == Staged::Swapped && exchange(*at, item.temporary, item.name))
    item.state = Staged::Written;
  if (item.state == Staged::Placed &&
      ::renameat(*at, item.name.c_str(), *at, item.temporary.c_str()) == 0)
    item.state = Staged::Written;
}

llvm::Error Transaction::commit() {
  for (Staged &item : staged)
    if (llvm::Error error = place(item)) {
      for (Staged &placed : llvm::reverse(staged))
        takeBack(placed);
      return error;
    }
  created.clear();
  return llvm::Error::success();
}

/// What is left under a temporary name is new and unwanted, or old and
/// replaced.
Transaction::~Transaction() {
  for (const Staged &item : staged) {
    llvm::Expected<int> at = openFolder(item.folder, /*create=*/false);
    if (!at)
      llvm::consumeError(at.takeError());
    else if (*at >= 0 &&
             (item.state == Staged::Written || item.state == Staged::Swapped))
      ::unlinkat(*at, item.temporary.c_str(), 0);
  }
  for (const std::string &path : llvm::reverse(created)) {
    auto [folder, name] = splitName(path);
    llvm::Expected<int> at = openFolder(folder, /*create=*/false);
    if (!at)
      llvm::consumeError(at.takeError());
    else if (*at >= 0)
      ::unlinkat(*at, name.str().c_str(), AT_REMOVEDIR);
  }
}
