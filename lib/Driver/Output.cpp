//===- Output.cpp - directory, file or stream -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Output.h"

#include "tntc/Writer/Writer.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::driver;
namespace fs = llvm::sys::fs;

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
  std::string reason = out.error().message();
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

/// What the make rule is for.
static llvm::Expected<std::vector<std::string>>
targetsOf(const ArtifactSet &artifacts, const Options &options) {
  if (!options.depfileTargets.empty())
    return options.depfileTargets;
  if (!namesDirectory(options) || artifacts.artifacts().empty())
    return std::vector{options.output};
  return listDirectory(artifacts, options.output, {options.split, {}});
}

llvm::Error driver::writeDepfile(const ArtifactSet &artifacts,
                                 const std::vector<std::string> &inputs,
                                 const Options &options) {
  auto targets = targetsOf(artifacts, options);
  if (!targets)
    return targets.takeError();
  std::string file = options.depfile;
  if (file.empty())
    file = StringRef(options.output).rtrim('/').str() + ".d";
  if (llvm::is_contained(*targets, file))
    return llvm::make_error<WriteError>(file,
                                        "it is one of the files that are made");
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
  return writeText(file, text, {false, inputs});
}
