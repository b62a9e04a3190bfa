//===- RepositoryRoot.cpp - tells repositories from what looks so ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "RepositoryRoot.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace tntc;
using namespace tntc::driver;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static std::string join(StringRef directory, StringRef name) {
  llvm::SmallString<256> result(directory);
  path::append(result, name);
  return result.str().str();
}

/// What a small file of a repository says; nothing when it is not one.
static std::string readLine(StringRef file) {
  constexpr uint64_t most = 4096;
  fs::file_status status;
  if (fs::status(file, status) || !fs::is_regular_file(status) ||
      status.getSize() > most)
    return {};
  auto buffer = llvm::MemoryBuffer::getFile(file);
  return buffer ? (*buffer)->getBuffer().rtrim("\r\n").str() : std::string();
}

static bool hasHead(StringRef directory) {
  std::string head = readLine(join(directory, "HEAD"));
  return StringRef(head).starts_with("ref: refs/") ||
         (head.size() >= 40 && llvm::all_of(head, llvm::isHexDigit));
}

static bool isRepository(StringRef git) {
  return hasHead(git) && fs::is_directory(join(git, "objects")) &&
         fs::is_directory(join(git, "refs"));
}

/// `gitdir: <repo>/.git/modules/<name>` marks a submodule,
/// `gitdir: <repo>/.git/worktrees/<name>` a work tree of its own.
static bool isWorkTree(StringRef directory, StringRef file) {
  std::string line = readLine(file);
  StringRef target = line;
  if (!target.consume_front("gitdir:"))
    return false;
  target = target.trim();
  std::string entry =
      path::is_absolute(target) ? target.str() : join(directory, target);
  StringRef list = path::parent_path(entry);
  if (path::filename(list) != "worktrees" || !hasHead(entry) ||
      !isRepository(path::parent_path(list)))
    return false;
  std::string back = readLine(join(entry, "gitdir"));
  if (path::is_relative(back))
    back = join(entry, back);
  return fs::equivalent(back, file);
}

std::string driver::repositoryRoot(StringRef directory) {
  for (StringRef at = directory; !at.empty(); at = path::parent_path(at)) {
    std::string git = join(at, ".git");
    fs::file_status status;
    if (fs::status(git, status, /*Follow=*/false))
      continue;
    if ((fs::is_directory(status) && isRepository(git)) ||
        (fs::is_regular_file(status) && isWorkTree(at, git)))
      return at.str();
  }
  return {};
}
