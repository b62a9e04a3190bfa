//===- IrFiles.cpp - the files that an IR speaks of -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "IrFiles.h"

#include <limits>

using namespace tntc;
using namespace tntc::ir;

bool IrFiles::add(StringRef path, StringRef text) {
  auto [slot, isNew] = given.try_emplace(path);
  if (isNew)
    slot->second = manager.add(path.str(), text.str());
  return isNew;
}

FileId IrFiles::at(StringRef path) {
  if (auto found = given.find(path); found != given.end())
    return found->second;
  std::vector<FileId> &files = unseen[path];
  if (files.empty())
    files.push_back(manager.addUnseen(path.str()));
  return files.front();
}

bool IrFiles::locate(const Place &place, Span &span) {
  auto found = given.find(place.file);
  if (found == given.end())
    return locateUnseen(place, span);
  const SourceFile &file = manager.file(found->second);
  uint64_t end = uint64_t(place.offset) + place.length;
  if (end > file.text().size() ||
      file.lineColumn(place.offset) != LineColumn{place.line, place.column} ||
      file.lineColumn(uint32_t(end)) !=
          LineColumn{place.endLine, place.endColumn})
    return false;
  span = {found->second, place.offset, uint32_t(end)};
  return true;
}

/// Two files may go by one name (a workflow's own secrets and those of its
/// enclave): what does not fit the first is of another one.
bool IrFiles::locateUnseen(const Place &place, Span &span) {
  uint64_t end = uint64_t(place.offset) + place.length;
  if (end > std::numeric_limits<uint32_t>::max() || !place.line ||
      !place.column || !place.endLine || !place.endColumn)
    return false;
  LineColumn first{place.line, place.column};
  LineColumn last{place.endLine, place.endColumn};
  span = {at(place.file), place.offset, uint32_t(end)};
  std::vector<FileId> &files = unseen[place.file];
  for (FileId id : files)
    if (manager.tell(id, span.begin, first, span.end, last)) {
      span.file = id;
      return true;
    }
  span.file = files.emplace_back(manager.addUnseen(place.file.str()));
  return manager.tell(span.file, span.begin, first, span.end, last);
}
