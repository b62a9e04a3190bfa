//===- Repairs.cpp - files changed in memory, round by round --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Repairs.h"

#include "tntc/Writer/Writer.h"

#include <set>

using namespace tntc;
using namespace tntc::driver;

Repairs::Piece Repairs::Piece::part(size_t from, size_t to) const {
  if (isOriginal)
    return {true, uint32_t(begin + from), uint32_t(begin + to), ""};
  return {false, 0, 0, text.substr(from, to - from)};
}

void Repairs::File::apply(ArrayRef<Edit> edits) {
  std::vector<Piece> made;
  size_t index = 0, start = 0; // the piece at hand, and where it begins
  auto take = [&](size_t from, size_t to, bool isKept) {
    for (; index < pieces.size() && start < to; ++index) {
      size_t size = pieces[index].size();
      size_t first = std::max(from, start) - start;
      size_t last = std::min(to - start, size);
      if (isKept && first < last)
        made.push_back(pieces[index].part(first, last));
      if (start + size > to)
        return;
      start += size;
    }
  };
  size_t at = 0;
  for (const Edit &edit : edits) {
    take(at, edit.span.begin, true);
    made.push_back({false, 0, 0, edit.text});
    take(edit.span.begin, edit.span.end, false);
    at = edit.span.end;
  }
  take(at, SIZE_MAX, true);
  pieces = std::move(made);
}

std::string Repairs::File::text() const {
  std::string all;
  for (const Piece &piece : pieces)
    all += piece.isOriginal ? original.substr(piece.begin, piece.size())
                            : piece.text;
  return all;
}

std::vector<Edit> Repairs::File::edits(FileId id) const {
  std::vector<Edit> all;
  uint32_t at = 0;
  std::string added;
  auto close = [&](uint32_t begin) {
    if (begin > at || !added.empty())
      all.push_back({{id, at, begin}, std::exchange(added, "")});
  };
  for (const Piece &piece : pieces) {
    if (!piece.isOriginal) {
      added += piece.text;
      continue;
    }
    close(piece.begin);
    at = piece.end;
  }
  close(uint32_t(original.size()));
  return all;
}

bool Repairs::add(ArrayRef<UnitResult> results, ArrayRef<Place> places) {
  // A file of two workflows waits for the next round of the second.
  std::set<std::string> changed;
  for (auto [result, place] : llvm::zip(results, places)) {
    for (const FixedFile &fixed :
         computeFixes(result.diagnostics, *result.sources)) {
      const SourceFile &source = result.sources->file(fixed.file);
      // Only files of the workflow itself: never what configuration names.
      if (source.path().ends_with(".toml"))
        continue;
      std::string key = realName(source.path());
      auto [slot, isNew] = files.insert({key, File()});
      File &file = slot->second;
      if (isNew)
        file = {source.path().str(),
                source.text().str(),
                place.file == "-",
                {{true, 0, uint32_t(source.text().size()), ""}}};
      else if (edited[key] != source.text() || changed.contains(key))
        continue;
      file.apply(fixed.edits);
      edited[key] = fixed.text;
      changed.insert(key);
    }
  }
  return !changed.empty();
}

llvm::Error Repairs::write() const {
  for (const auto &[key, file] : files)
    if (!file.isInput)
      if (llvm::Error error =
              replaceFile(file.path, file.original, file.text()))
        return error;
  return llvm::Error::success();
}

void Repairs::print(raw_ostream &out) const {
  for (const auto &[key, file] : files) {
    SourceManager sources;
    FileId id = sources.add(file.path, file.original);
    FixedFile fixed{id, file.edits(id), file.text()};
    if (fixed.text != file.original)
      printUnifiedDiff(fixed, sources, out);
  }
}
