//===- ConfigurationSearch.cpp - trust by place ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ConfigurationSearch.h"

#include "tntc/Support/SourceTree.h"
#include "tntc/Support/SystemError.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

using namespace tntc;
using namespace tntc::driver;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static constexpr llvm::StringLiteral fileName = "tntc.toml";

static constexpr uint64_t maxBytes = 1u << 20;

static std::string userConfiguration() {
  if (const char *base = std::getenv("XDG_CONFIG_HOME"); base && *base)
    return std::string(base) + "/tntc/" + fileName.str();
  if (const char *home = std::getenv("HOME"); home && *home)
    return std::string(home) + "/.config/tntc/" + fileName.str();
  return {};
}

/// Whether \p owner is who runs the compiler, who had it run by sudo, or root:
/// the same whose repositories Git takes for safe.
static bool isTrusted(uint32_t owner) {
  uint32_t user = ::geteuid(), caller;
  if (owner == user || owner == 0)
    return true;
  const char *sudo = user == 0 ? std::getenv("SUDO_UID") : nullptr;
  return sudo && !StringRef(sudo).getAsInteger(10, caller) && owner == caller;
}

std::optional<std::string>
driver::readConfigurationFile(ConfigurationFile &file, std::string &why) {
  std::string real = file.path;
  fs::file_status link;
  std::error_code code = fs::status(file.path, link, /*Follow=*/file.isNamed);
  if (file.isNamed && !code) {
    // Said here: the name of a pipe below /dev/fd leads nowhere.
    if (!fs::is_regular_file(link)) {
      why = "not a regular file";
      return std::nullopt;
    }
    llvm::SmallString<256> target;
    code = fs::real_path(file.path, target);
    real = target.str();
  }
  if (code) {
    why = errorText(code);
    return std::nullopt;
  }
  StringRef directory = path::parent_path(real);
  auto tree = DirectoryTree::open(directory.empty() ? "." : directory, "");
  if (!tree) {
    why = llvm::toString(tree.takeError());
    return std::nullopt;
  }
  SourceTree::Result read = (*tree)->read(path::filename(real), maxBytes);
  switch (read.status) {
  case SourceTree::Status::Ok:
    // A root above may be anyone's: in `/tmp`, all users write. A link says
    // which file it is, and so counts as well.
    if (file.trust == Trust::Platform && !file.isNamed &&
        !(isTrusted(link.getUser()) && isTrusted(read.owner)))
      file.trust = Trust::Foreign;
    return std::move(read.text);
  case SourceTree::Status::Missing:
    why = "no such file";
    break;
  case SourceTree::Status::Outside:
    why = "a link leads out of its directory";
    break;
  case SourceTree::Status::NotRegular:
    why = "not a regular file";
    break;
  case SourceTree::Status::TooLarge:
    why = "larger than " + std::to_string(maxBytes) + " bytes";
    break;
  case SourceTree::Status::Unreadable:
    why = read.message;
    break;
  }
  return std::nullopt;
}

/// \p file as the user would call it, given that \p place.directory is called
/// \p place.display.
static std::string displayOf(const Place &place, StringRef directory) {
  StringRef display = place.display;
  for (StringRef at = place.directory; !at.empty();
       at = path::parent_path(at)) {
    if (at == directory && !display.empty())
      return display == "." ? fileName.str() : (display + "/" + fileName).str();
    if (display == "." || display.empty() ||
        path::filename(display) != path::filename(at))
      break;
    display = path::parent_path(display);
    if (display.empty())
      display = ".";
  }
  return (directory + "/" + fileName).str();
}

std::vector<ConfigurationFile> driver::findConfiguration(const Place &place,
                                                         StringRef given) {
  std::vector<ConfigurationFile> files;
  if (given == "none")
    return files;
  if (!given.empty()) {
    files.push_back({given.str(), given.str(), Trust::Platform, true});
  } else if (std::string user = userConfiguration();
             !user.empty() && fs::exists(user)) {
    files.push_back({user, user, Trust::Platform, true});
  }
  // Without a repository nothing above the workflow directory is looked at:
  // there is no telling whose it is.
  std::vector<ConfigurationFile> below;
  for (StringRef at = place.directory; !at.empty();
       at = path::parent_path(at)) {
    std::string file = (at + "/" + fileName).str();
    bool isRoot = at == StringRef(place.root);
    // What --config names is trusted, also when it lies beside the workflow.
    bool isGiven = !given.empty() && fs::equivalent(file, given);
    if (fs::exists(file) && !(isRoot && !given.empty()) && !isGiven)
      below.push_back({file, displayOf(place, at),
                       isRoot ? Trust::Platform : Trust::Presentation, false});
    if (isRoot || place.root.empty())
      break;
  }
  files.insert(files.end(), std::make_move_iterator(below.rbegin()),
               std::make_move_iterator(below.rend()));
  return files;
}
