//===- Transaction.h - several files, all or none ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_WRITER_TRANSACTION_H
#define TNTC_LIB_WRITER_TRANSACTION_H

#include "Plan.h"

#include <deque>

namespace tntc {

/// A file descriptor that closes itself.
class Descriptor {
public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd(fd) {}
  Descriptor(Descriptor &&other) noexcept : fd(std::exchange(other.fd, -1)) {}
  Descriptor &operator=(Descriptor &&other) noexcept;
  ~Descriptor();
  bool isOpen() const { return fd >= 0; }
  int get() const { return fd; }
  /// False when what was written did not arrive after all.
  [[nodiscard]] bool close();

private:
  int fd = -1;
};

/// Puts files below one directory. What is staged lies under temporary names
/// beside its targets; `commit` exchanges the two, and exchanges them back when
/// one of them refuses; without, all traces are removed.
///
/// Directories are reached component by component through descriptors, so
/// that nobody can slip a link in between a check and its use. Nothing is
/// synchronised to the disk: after a power cut the next run repairs what is
/// cut short, and a thousand waits would be paid on every run.
class Transaction {
public:
  /// \p root is an open directory, called \p display in messages.
  Transaction(Descriptor root, std::string display)
      : root(std::move(root)), display(std::move(display)) {}
  ~Transaction();

  llvm::Error stage(const PlannedFile &file);
  llvm::Error commit();

  /// True when the file has these bytes already. Links are different.
  llvm::Expected<bool> isSame(const PlannedFile &file);

private:
  struct Staged {
    std::string folder, name, temporary;
    /// What `temporary` names by now.
    enum State : uint8_t {
      Written, ///< the new file
      Swapped, ///< the file that it replaced
      Placed,  ///< nothing: the new file has its name, and nothing had it
      Final,   ///< nothing, and the file system keeps no way back
    } state = Written;

    std::string path() const {
      return folder.empty() ? name : folder + "/" + name;
    }
  };

  llvm::Error fail(StringRef path, StringRef reason) const;
  llvm::Error failErrno(StringRef path) const;
  llvm::Error place(Staged &item);
  void takeBack(Staged &item);
  /// The descriptor of the folder, -1 when it is not there and \p create is
  /// false. Valid until the next call.
  llvm::Expected<int> openFolder(StringRef folder, bool create);
  llvm::Expected<bool> isSameIn(int folder, StringRef name,
                                const PlannedFile &file);

  Descriptor root;
  std::string display;
  std::string currentPath;
  Descriptor current;
  std::deque<Staged> staged;
  std::vector<std::string> created; ///< folders, outermost first
  unsigned counter = 0;
};

/// Writes all of \p bytes; false with `errno` set.
bool writeAll(int fd, StringRef bytes);
/// True when what is left to read of \p fd is exactly \p bytes.
bool holds(int fd, StringRef bytes);

} // namespace tntc

#endif // TNTC_LIB_WRITER_TRANSACTION_H
