//===- SourceTree.h - where inputs are read from ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_SOURCETREE_H
#define TNTC_SUPPORT_SOURCETREE_H

#include "tntc/Support/LLVM.h"

#include "llvm/Support/Error.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tntc {

enum class EntryKind : uint8_t { Missing, File, Directory, Link, Other };

/// Read-only view of a tree of files. Paths are relative to its root, `/`
/// separated and normalised; nothing outside the root can be named.
class SourceTree {
public:
  virtual ~SourceTree();

  /// Why `read` gave nothing.
  enum class Status : uint8_t {
    Ok,
    Missing,
    Outside,    ///< a link leads out of the root
    NotRegular, ///< a directory, device, socket
    TooLarge,
    Unreadable, ///< message says why
  };
  struct Result {
    Status status = Status::Missing;
    std::string text;
    std::string message;
    /// A component on the way to the file begins with a dot, those of links
    /// that were followed included. Set for every file that is there.
    bool isHidden = false;
    uint32_t owner = 0; ///< of a real file that was read: its user
  };

  /// Follows links as long as they stay inside the root.
  virtual Result read(StringRef path, uint64_t maxBytes) const = 0;
  /// Of the entry itself, not what a link leads to.
  virtual EntryKind kind(StringRef path) const = 0;
  /// Names in a directory, sorted by bytes; empty when there is none.
  virtual std::vector<std::string> list(StringRef path) const = 0;
  /// What the user would call \p path.
  virtual std::string display(StringRef path) const = 0;
};

/// A real directory. \p displayRoot is what messages put before paths.
class DirectoryTree : public SourceTree {
public:
  static llvm::Expected<std::unique_ptr<DirectoryTree>>
  open(StringRef root, StringRef displayRoot);
  ~DirectoryTree() override;

  Result read(StringRef path, uint64_t maxBytes) const override;
  EntryKind kind(StringRef path) const override;
  std::vector<std::string> list(StringRef path) const override;
  std::string display(StringRef path) const override;

private:
  DirectoryTree(int descriptor, std::string root, std::string displayRoot)
      : descriptor(descriptor), root(std::move(root)),
        displayRoot(std::move(displayRoot)) {}
  int descriptor;   ///< of the root
  std::string root; ///< absolute, links resolved
  std::string displayRoot;
};

/// Files held in memory, for tests and fuzzers.
class MemoryTree : public SourceTree {
public:
  void add(StringRef path, StringRef text) { files[path.str()] = text.str(); }

  Result read(StringRef path, uint64_t maxBytes) const override;
  EntryKind kind(StringRef path) const override;
  std::vector<std::string> list(StringRef path) const override;
  std::string display(StringRef path) const override;

private:
  std::map<std::string, std::string> files;
};

/// `a/./b/../c` becomes `a/c`; nothing when it would leave the root or is
/// absolute.
std::optional<std::string> normalisePath(StringRef path);

} // namespace tntc

#endif // TNTC_SUPPORT_SOURCETREE_H
