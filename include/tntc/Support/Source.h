//===- Source.h - files that were read, and places in them ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_SUPPORT_SOURCE_H
#define TNTC_SUPPORT_SOURCE_H

#include "tntc/Support/LLVM.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tntc {

/// Names one file of a SourceManager. The default value names none.
struct FileId {
  uint32_t index = ~0u;

  bool isValid() const { return index != ~0u; }
  auto operator<=>(const FileId &) const = default;
};

/// A half-open range of bytes in one file. An invalid span means "the run as
/// a whole"; an empty one is a place between two bytes.
struct Span {
  FileId file;
  uint32_t begin = 0;
  uint32_t end = 0;

  bool isValid() const { return file.isValid(); }
  Span first() const { return {file, begin, begin}; }
  Span last() const { return {file, end, end}; }
  auto operator<=>(const Span &) const = default;
};

/// 1-based; columns count code points, as editors and SARIF do. A byte that
/// is not part of valid UTF-8 counts as one column.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
  auto operator<=>(const LineColumn &) const = default;
};

/// What a renderer may show of a file: nothing of a Secret one is ever
/// printed, neither its lines nor text taken from it.
enum class Sensitivity : uint8_t { Public, Secret };

/// The bytes of one file under the name the user knows it by.
class SourceFile {
public:
  SourceFile(std::string path, std::string text, Sensitivity sensitivity);
  SourceFile(const SourceFile &) = delete;
  SourceFile &operator=(const SourceFile &) = delete;
  /// Overwrites the text of a secret file.
  ~SourceFile();

  /// As given by the user, or below what they gave; `/` separated.
  StringRef path() const { return filePath; }
  StringRef text() const { return fileText; }
  bool isSecret() const { return sensitivity == Sensitivity::Secret; }

  /// \p offset may be the size of the text; beyond it is clamped. The first
  /// question looks through the whole text, so that the others need not look
  /// through a long line; hence not for several threads at once.
  LineColumn lineColumn(uint32_t offset) const;
  /// The line alone, which takes no reading.
  uint32_t lineNumber(uint32_t offset) const;
  /// Without its line break. \p line is 1-based and within the file.
  StringRef line(uint32_t line) const;
  uint32_t lineCount() const { return uint32_t(lineStarts().size()); }
  uint32_t lineStart(uint32_t line) const { return lineStarts()[line - 1]; }

private:
  friend class SourceManager;
  /// Found when first asked for: of most files nothing is said.
  ArrayRef<uint32_t> lineStarts() const;
  /// How many characters begin before \p offset.
  uint32_t charactersBefore(uint32_t offset) const;
  /// Of a file whose text is not at hand: the places that others told.
  const LineColumn *toldPlace(uint32_t offset) const;
  std::map<uint32_t, LineColumn> told;

  std::string filePath;
  std::string fileText;
  Sensitivity sensitivity;
  mutable std::vector<uint32_t> knownStarts;
  /// The first character that begins in each block of the text.
  struct Mark {
    uint32_t offset;
    uint32_t before; ///< how many begin before it
  };
  mutable std::vector<Mark> marks;
};

/// Owns every file that one compilation unit read. Addresses of files and
/// their texts stay valid as long as the manager lives.
class SourceManager {
public:
  FileId add(std::string path, std::string text,
             Sensitivity sensitivity = Sensitivity::Public);
  /// A file whose text is not at hand, so that nothing of it can be shown; of
  /// its places those that `tell` names are known.
  FileId addUnseen(std::string path);
  /// False, with nothing changed, when another place is known for one of the
  /// two offsets, or both are one.
  bool tell(FileId id, uint32_t begin, LineColumn first, uint32_t end,
            LineColumn last);
  const SourceFile &file(FileId id) const { return files[id.index]; }
  uint32_t size() const { return uint32_t(files.size()); }
  /// Forgets all files but the first \p count, whose spans stay valid.
  void truncate(uint32_t count);
  /// The bytes under \p span, empty when it is invalid.
  StringRef text(Span span) const;

private:
  std::deque<SourceFile> files;
};

} // namespace tntc

#endif // TNTC_SUPPORT_SOURCE_H
