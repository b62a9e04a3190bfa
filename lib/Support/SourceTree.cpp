//===- SourceTree.cpp - directories that cannot be left -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/SourceTree.h"

#include "tntc/Support/SystemError.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

using namespace tntc;

SourceTree::~SourceTree() = default;

std::optional<std::string> tntc::normalisePath(StringRef path) {
  if (path.starts_with("/") || path.contains('\0'))
    return std::nullopt;
  llvm::SmallVector<StringRef, 16> parts, kept;
  path.split(parts, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef part : parts) {
    if (part == ".")
      continue;
    if (part != "..") {
      kept.push_back(part);
      continue;
    }
    if (kept.empty())
      return std::nullopt;
    kept.pop_back();
  }
  std::string result;
  for (StringRef part : kept) {
    if (!result.empty())
      result += '/';
    result += part;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// DirectoryTree
//===----------------------------------------------------------------------===//

namespace {

/// Longest chain of links that is followed, as in Linux.
constexpr unsigned maxLinks = 40;

/// Walks from the root one component at a time, never letting the kernel
/// follow a link: each is read and taken apart here, so that the directory
/// that is reached in the end is the one that was checked, whatever happens
/// to the tree meanwhile.
class Walk {
public:
  Walk(int descriptor, StringRef root) : root(root), directories{descriptor} {}
  ~Walk() { leaveAll(); }
  Walk(const Walk &) = delete;
  Walk &operator=(const Walk &) = delete;

  enum class Outcome : uint8_t { Ok, Outside, Failed };

  /// Goes to the directory that holds the last component of \p path, which is
  /// then `name()`; empty means the directory itself. The last component is
  /// not a link when \p followLast is set.
  Outcome go(StringRef path, bool followLast);

  int directory() const { return directories.back(); }
  const std::string &name() const { return last; }
  int error() const { return code; }
  bool isHidden() const { return hidden; }

private:
  Outcome fail(int error) {
    code = error;
    return Outcome::Failed;
  }
  /// Back to the root, whose descriptor is the tree's.
  void leaveAll() {
    while (directories.size() > 1)
      ::close(directories.pop_back_val());
  }
  void push(StringRef path);
  Outcome expandLink(const std::string &name);
  Outcome descend(const std::string &name);

  StringRef root;
  llvm::SmallVector<int, 16> directories; ///< the root first
  std::vector<std::string> pending;       ///< components, last one first
  std::string last;
  unsigned links = 0;
  int code = 0;
  bool hidden = false;
};

} // namespace

void Walk::push(StringRef path) {
  llvm::SmallVector<StringRef, 16> parts;
  path.split(parts, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef part : llvm::reverse(parts))
    if (part != ".")
      pending.push_back(part.str());
}

/// Replaces the link \p name by what it holds. Fails with EINVAL when it is
/// no link.
Walk::Outcome Walk::expandLink(const std::string &name) {
  char buffer[PATH_MAX];
  ssize_t size =
      ::readlinkat(directories.back(), name.c_str(), buffer, sizeof(buffer));
  if (size < 0)
    return fail(errno);
  if (++links > maxLinks)
    return fail(ELOOP);
  StringRef target(buffer, size_t(size));
  if (size_t(size) == sizeof(buffer))
    return fail(ENAMETOOLONG);
  if (target.starts_with("/")) {
    // An absolute link may lead back into the tree; the root itself has no
    // links left in its path, so that comparing text is enough.
    StringRef rest = target;
    if (root != "/" &&
        (!rest.consume_front(root) || !(rest.empty() || rest.starts_with("/"))))
      return Outcome::Outside;
    leaveAll();
    target = rest;
  }
  push(target);
  return Outcome::Ok;
}

Walk::Outcome Walk::descend(const std::string &name) {
  int fd = ::openat(directories.back(), name.c_str(),
                    O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd >= 0) {
    directories.push_back(fd);
    return Outcome::Ok;
  }
  int error = errno;
  if (error != ENOTDIR && error != ELOOP)
    return fail(error);
  Outcome outcome = expandLink(name);
  if (outcome == Outcome::Failed && code == EINVAL)
    return fail(ENOTDIR);
  return outcome;
}

Walk::Outcome Walk::go(StringRef path, bool followLast) {
  if (path.contains('\0'))
    return fail(ENOENT);
  if (path.starts_with("/"))
    return Outcome::Outside;
  push(path);
  while (!pending.empty()) {
    std::string name = std::move(pending.back());
    pending.pop_back();
    if (name == "..") {
      if (directories.size() == 1)
        return Outcome::Outside;
      ::close(directories.pop_back_val());
      continue;
    }
    hidden |= name.front() == '.';
    if (!pending.empty()) {
      Outcome outcome = descend(name);
      if (outcome != Outcome::Ok)
        return outcome;
      continue;
    }
    if (followLast) {
      Outcome outcome = expandLink(name);
      if (outcome == Outcome::Ok)
        continue;
      if (outcome == Outcome::Outside || code != EINVAL)
        return outcome;
    }
    last = std::move(name);
  }
  code = 0;
  return Outcome::Ok;
}

static SourceTree::Result failed(int error) {
  SourceTree::Result result;
  if (error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG)
    return result;
  result.status = SourceTree::Status::Unreadable;
  result.message = errnoText(error);
  return result;
}

static SourceTree::Result withStatus(SourceTree::Status status) {
  SourceTree::Result result;
  result.status = status;
  return result;
}

static SourceTree::Result readDescriptor(int fd, uint64_t maxBytes) {
  struct stat info;
  if (::fstat(fd, &info) != 0)
    return failed(errno);
  if (!S_ISREG(info.st_mode))
    return withStatus(SourceTree::Status::NotRegular);
  if (uint64_t(info.st_size) > maxBytes)
    return withStatus(SourceTree::Status::TooLarge);
  SourceTree::Result result = withStatus(SourceTree::Status::Ok);
  result.owner = info.st_uid;
  // One byte more than expected, so that the end is seen without another
  // call; a file that grows meanwhile goes on below.
  size_t expected = size_t(info.st_size);
  result.text.resize(expected + 1);
  size_t size = 0;
  while (true) {
    if (size > maxBytes)
      return withStatus(SourceTree::Status::TooLarge);
    if (size == result.text.size())
      result.text.resize(size + size / 2 + 4096);
    ssize_t count =
        ::read(fd, result.text.data() + size, result.text.size() - size);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return failed(errno);
    size += size_t(count);
    if (count == 0 || (size == expected && expected))
      break;
  }
  result.text.resize(size);
  return result;
}

llvm::Expected<std::unique_ptr<DirectoryTree>>
DirectoryTree::open(StringRef root, StringRef displayRoot) {
  llvm::SmallString<256> real;
  if (std::error_code error = llvm::sys::fs::real_path(root, real))
    return llvm::createStringError(error, errorText(error));
  int descriptor = ::open(real.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return llvm::createStringError(llvm::inconvertibleErrorCode(), errnoText());
  return std::unique_ptr<DirectoryTree>(
      new DirectoryTree(descriptor, real.str().str(), displayRoot.str()));
}

DirectoryTree::~DirectoryTree() { ::close(descriptor); }

SourceTree::Result DirectoryTree::read(StringRef path,
                                       uint64_t maxBytes) const {
  Walk walk(descriptor, root);
  switch (walk.go(path, /*followLast=*/true)) {
  case Walk::Outcome::Outside:
    return withStatus(Status::Outside);
  case Walk::Outcome::Failed:
    return failed(walk.error());
  case Walk::Outcome::Ok:
    break;
  }
  if (walk.name().empty())
    return withStatus(Status::NotRegular);
  // Opening a device can have effects of its own, so it is not tried; what is
  // opened in the end is looked at once more.
  struct stat info;
  if (::fstatat(walk.directory(), walk.name().c_str(), &info,
                AT_SYMLINK_NOFOLLOW) != 0)
    return failed(errno);
  if (!S_ISREG(info.st_mode))
    return withStatus(Status::NotRegular);
  int fd = ::openat(walk.directory(), walk.name().c_str(),
                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return failed(errno);
  Result result = readDescriptor(fd, maxBytes);
  result.isHidden = walk.isHidden();
  ::close(fd);
  return result;
}

EntryKind DirectoryTree::kind(StringRef path) const {
  Walk walk(descriptor, root);
  switch (walk.go(path, /*followLast=*/false)) {
  case Walk::Outcome::Outside:
    return EntryKind::Missing;
  case Walk::Outcome::Failed:
    return walk.error() == EACCES ? EntryKind::Other : EntryKind::Missing;
  case Walk::Outcome::Ok:
    break;
  }
  if (walk.name().empty())
    return EntryKind::Directory;
  struct stat info;
  if (::fstatat(walk.directory(), walk.name().c_str(), &info,
                AT_SYMLINK_NOFOLLOW) != 0)
    return errno == EACCES ? EntryKind::Other : EntryKind::Missing;
  if (S_ISREG(info.st_mode))
    return EntryKind::File;
  if (S_ISDIR(info.st_mode))
    return EntryKind::Directory;
  return S_ISLNK(info.st_mode) ? EntryKind::Link : EntryKind::Other;
}

std::vector<std::string> DirectoryTree::list(StringRef path) const {
  std::vector<std::string> names;
  Walk walk(descriptor, root);
  if (walk.go(path, /*followLast=*/true) != Walk::Outcome::Ok)
    return names;
  int fd = ::openat(walk.directory(),
                    walk.name().empty() ? "." : walk.name().c_str(),
                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    return names;
  DIR *directory = ::fdopendir(fd);
  if (!directory) {
    ::close(fd);
    return names;
  }
  while (const dirent *entry = ::readdir(directory)) {
    StringRef name(entry->d_name);
    if (name != "." && name != "..")
      names.push_back(name.str());
  }
  ::closedir(directory);
  std::sort(names.begin(), names.end());
  return names;
}

std::string DirectoryTree::display(StringRef path) const {
  StringRef shown = StringRef(displayRoot).rtrim('/');
  if (path.empty())
    return displayRoot.empty() ? "." : displayRoot;
  if (displayRoot.empty() || displayRoot == ".")
    return path.str();
  return (shown + "/" + path).str();
}

//===----------------------------------------------------------------------===//
// MemoryTree
//===----------------------------------------------------------------------===//

SourceTree::Result MemoryTree::read(StringRef path, uint64_t maxBytes) const {
  auto found = files.find(path.str());
  if (found == files.end())
    return withStatus(kind(path) == EntryKind::Directory ? Status::NotRegular
                                                         : Status::Missing);
  if (found->second.size() > maxBytes)
    return withStatus(Status::TooLarge);
  Result result = withStatus(Status::Ok);
  result.text = found->second;
  result.isHidden = path.starts_with(".") || path.contains("/.");
  return result;
}

EntryKind MemoryTree::kind(StringRef path) const {
  if (path.empty())
    return EntryKind::Directory;
  if (files.count(path.str()))
    return EntryKind::File;
  std::string prefix = path.str() + "/";
  auto next = files.lower_bound(prefix);
  return next != files.end() && StringRef(next->first).starts_with(prefix)
             ? EntryKind::Directory
             : EntryKind::Missing;
}

std::vector<std::string> MemoryTree::list(StringRef path) const {
  std::string prefix = path.empty() ? "" : path.str() + "/";
  std::vector<std::string> names;
  for (auto next = files.lower_bound(prefix); next != files.end(); ++next) {
    StringRef rest(next->first);
    if (!rest.consume_front(prefix))
      break;
    names.push_back(rest.split('/').first.str());
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string MemoryTree::display(StringRef path) const { return path.str(); }
