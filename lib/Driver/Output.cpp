//===- Output.cpp - directory, file or stream -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Output.h"

#include "tntc/Support/SystemError.h"
#include "tntc/Writer/Writer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::driver;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

bool driver::namesDirectory(const Options &options) {
  return options.split || StringRef(options.output).ends_with("/") ||
         fs::is_directory(options.output);
}

static llvm::Expected<std::vector<std::string>>
compare(const ArtifactSet &artifacts, const Options &options) {
  if (!namesDirectory(options)) {
    llvm::Expected<bool> same = compareFile(artifacts, options.output);
    if (!same)
      return same.takeError();
    return *same ? std::vector<std::string>() : std::vector{options.output};
  }
  return compareDirectory(artifacts, options.output, {options.split, {}});
}

llvm::Error driver::flush(llvm::raw_fd_ostream &out) {
  out.flush();
  if (!out.has_error())
    return llvm::Error::success();
  std::string reason = errorText(out.error());
  out.clear_error();
  return llvm::make_error<WriteError>(standardOutput.str(), reason);
}

llvm::Expected<std::vector<std::string>>
driver::deliver(const ArtifactSet &artifacts,
                const std::vector<std::string> &inputs, const Options &options,
                raw_ostream &out) {
  if (options.check)
    return compare(artifacts, options);
  llvm::Error error = llvm::Error::success();
  if (options.output == "-")
    writeStream(artifacts, out);
  else if (namesDirectory(options))
    error = writeDirectory(artifacts, options.output, {options.split, inputs});
  else
    error = writeFile(artifacts, options.output, {false, inputs});
  if (error)
    return error;
  return std::vector<std::string>();
}

/// A path as make and ninja read it.
static void printMakePath(StringRef path, raw_ostream &out) {
  for (char c : path) {
    if (c == ' ' || c == '#' || c == '\\')
      out << '\\';
    if (c == '$')
      out << '$';
    out << c;
  }
}

llvm::Expected<std::vector<std::string>>
driver::outputFiles(const ArtifactSet &artifacts, const Options &options) {
  if (options.output == "-")
    return std::vector<std::string>();
  if (!namesDirectory(options))
    return std::vector{options.output};
  return listDirectory(artifacts, options.output, {options.split, {}});
}

std::string driver::depfileOf(const Options &options) {
  return options.depfile.empty()
             ? StringRef(options.output).rtrim('/').str() + ".d"
             : options.depfile;
}

/// The entry that \p path names; nothing when it is written to as it is.
static std::string entryOf(StringRef path) {
  fs::file_status status;
  if (!fs::status(path, status) && fs::is_other(status))
    return "";
  llvm::SmallString<256> folder;
  StringRef parent = path::parent_path(path);
  if (fs::real_path(parent.empty() ? "." : parent, folder))
    folder = parent;
  path::append(folder, path::filename(path));
  return folder.str().str();
}

bool driver::isOneOf(StringRef path, ArrayRef<std::string> others) {
  std::string entry = entryOf(path);
  return !entry.empty() && llvm::any_of(others, [&](const std::string &other) {
    return entryOf(other) == entry;
  });
}

/// What the make rule is for.
static llvm::Expected<std::vector<std::string>>
targetsOf(const ArtifactSet &artifacts, const Options &options) {
  if (!options.depfileTargets.empty())
    return options.depfileTargets;
  auto files = outputFiles(artifacts, options);
  return files && files->empty() ? std::vector{options.output}
                                 : std::move(files);
}

llvm::Error driver::writeDepfile(const ArtifactSet &artifacts,
                                 const std::vector<std::string> &inputs,
                                 const Options &options) {
  auto targets = targetsOf(artifacts, options);
  if (!targets)
    return targets.takeError();
  std::vector<std::string> sorted = inputs;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());

  std::string text;
  llvm::raw_string_ostream out(text);
  for (const std::string &target : *targets) {
    if (&target != &targets->front())
      out << " \\\n  ";
    printMakePath(target, out);
  }
  out << ':';
  for (const std::string &input : sorted) {
    out << " \\\n  ";
    printMakePath(input, out);
  }
  out << '\n';
  return writeText(depfileOf(options), text, {false, inputs});
}
