//===- Inputs.cpp - walks directories for workflows -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Inputs.h"

#include "RepositoryRoot.h"

#include "tntc/Frontend/Yaml.h"
#include "tntc/Support/SystemError.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::driver;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// Deeper trees than this are not made by people.
static constexpr unsigned maxDepth = 32;

char InputError::ID = 0;

void InputError::log(raw_ostream &out) const {
  out << "cannot use '" << path << "': " << reason;
}

std::error_code InputError::convertToErrorCode() const {
  return llvm::inconvertibleErrorCode();
}

/// The `<root>/enclaves/<e>` that \p directory lies below, or nothing. Without
/// a repository the outermost directory called `enclaves` counts, so that a
/// tentacle cannot move itself into another enclave by nesting one more.
static StringRef enclaveDirectoryOf(StringRef directory, StringRef root) {
  StringRef below = directory;
  if (!root.empty()) {
    below.consume_front(root);
    below = below.ltrim('/');
    if (!below.consume_front("enclaves/"))
      return {};
  } else {
    size_t at = below.find("/enclaves/");
    if (at == StringRef::npos)
      return {};
    below = below.substr(at + StringRef("/enclaves/").size());
  }
  StringRef rest = below.split('/').second;
  return rest.empty() ? StringRef() : directory.drop_back(rest.size() + 1);
}

static Place makePlace(StringRef directory, StringRef display, StringRef file) {
  Place place;
  llvm::SmallString<256> real;
  if (fs::real_path(directory, real))
    real = directory;
  place.directory = real.str().str();
  place.display = display.str();
  place.file = file.str();
  place.root = repositoryRoot(place.directory);
  place.enclaveDirectory =
      enclaveDirectoryOf(place.directory, place.root).str();
  place.enclave = path::filename(place.enclaveDirectory).str();
  return place;
}

Place driver::placeOf(StringRef directory) {
  return makePlace(directory, directory, "workflow.yaml");
}

/// Adds to \p errors that \p path cannot be read, and why.
static void addUnreadable(const Twine &path, std::error_code code,
                          llvm::Error &errors) {
  errors = llvm::joinErrors(std::move(errors),
                            llvm::make_error<InputError>(
                                diag::CannotRead, path.str(), errorText(code)));
}

/// `Workflow.yaml`, `workflow.yml`.
static bool isMisnamed(StringRef name) {
  return name != "workflow.yaml" && (name.equals_insensitive("workflow.yaml") ||
                                     name.equals_insensitive("workflow.yml"));
}

/// Other tools have files of such names too, but none with these fields at the
/// top.
static bool looksLikeWorkflow(const std::string &path) {
  uint64_t size;
  if (fs::file_size(path, size) || size > YamlLimits().bytes)
    return false;
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  return buffer && llvm::any_of(llvm::split((*buffer)->getBuffer(), '\n'),
                                [](StringRef line) {
                                  return line.starts_with("nodes:") ||
                                         line.starts_with("triggers:");
                                });
}

/// \p name in the directory that messages call \p display.
static std::string below(StringRef display, StringRef name) {
  if (display == ".")
    return name.str();
  return (display + (display.ends_with("/") ? "" : "/") + name).str();
}

static void walk(const std::string &directory, const std::string &display,
                 unsigned depth, FoundWorkflows &found, llvm::Error &errors) {
  std::string file = directory + "/workflow.yaml";
  fs::file_status status;
  std::error_code missing = fs::status(file, status, /*Follow=*/false);
  if (missing && missing != std::errc::no_such_file_or_directory)
    return addUnreadable(display + "/workflow.yaml", missing, errors);
  if (!missing && fs::is_regular_file(status)) {
    found.places.push_back(makePlace(directory, display, "workflow.yaml"));
    return;
  }
  if (depth == maxDepth)
    return;
  std::error_code code;
  std::vector<std::string> names, misnamed;
  for (fs::directory_iterator it(directory, code, /*follow=*/false), end;
       it != end && !code; it.increment(code)) {
    StringRef name = path::filename(it->path());
    if (it->type() == fs::file_type::directory_file && !name.starts_with(".") &&
        name != "node_modules")
      names.push_back(name.str());
    else if (it->type() == fs::file_type::regular_file && isMisnamed(name) &&
             looksLikeWorkflow(it->path()))
      misnamed.push_back(below(display, name));
  }
  if (code)
    addUnreadable(display, code, errors);
  llvm::sort(misnamed);
  llvm::append_range(found.misnamed, misnamed);
  llvm::sort(names);
  for (const std::string &name : names)
    walk(directory + "/" + name, below(display, name), depth + 1, found,
         errors);
}

/// What is said of a `workflow.yml` or `Workflow.yaml` in \p directory, or
/// \p deeper below it, and of a `workflow.yaml` that is no file.
static std::string misnamedIn(StringRef directory,
                              ArrayRef<std::string> deeper) {
  std::error_code code;
  std::vector<std::string> names;
  for (fs::directory_iterator it(directory, code, /*follow=*/false), end;
       it != end && !code; it.increment(code)) {
    StringRef name = path::filename(it->path());
    if (name == "workflow.yaml")
      return it->type() == fs::file_type::symlink_file
                 ? "; its 'workflow.yaml' is a link, which is not followed"
                 : "; its 'workflow.yaml' is no regular file";
    if (isMisnamed(name))
      names.push_back(name.str());
  }
  if (names.empty() && !deeper.empty()) {
    StringRef first = deeper.front();
    first.consume_front(directory);
    names.push_back(first.ltrim('/').str());
  }
  if (names.empty())
    return "";
  return "; '" + *std::min_element(names.begin(), names.end()) +
         "' has to be called 'workflow.yaml'";
}

/// Whether \p given is, or leads to, a file of secrets: messages show lines of
/// what is compiled.
static bool holdsSecrets(StringRef given) {
  llvm::SmallString<256> real;
  if (fs::real_path(given, real))
    return false;
  for (StringRef whole : {given, real.str()})
    if (path::filename(whole).starts_with(".secrets") ||
        llvm::is_contained(
            llvm::make_range(path::begin(whole), path::end(whole)), ".secrets"))
      return true;
  return false;
}

llvm::Expected<FoundWorkflows>
driver::findWorkflows(ArrayRef<std::string> paths, bool onlyFiles) {
  FoundWorkflows found;
  llvm::Error errors = llvm::Error::success();
  for (const std::string &given : paths) {
    if (given == "-") {
      llvm::SmallString<256> here;
      if (std::error_code code = fs::current_path(here)) {
        addUnreadable(".", code, errors);
        continue;
      }
      found.places.push_back(makePlace(here, "", "-"));
      continue;
    }
    StringRef display = given;
    while (display.size() > 1 && display.ends_with("/"))
      display = display.drop_back();
    fs::file_status status;
    if (std::error_code code = fs::status(given, status)) {
      errors = llvm::joinErrors(std::move(errors),
                                llvm::make_error<InputError>(
                                    diag::CannotRead, given, errorText(code)));
      continue;
    }
    if (holdsSecrets(display)) {
      errors = llvm::joinErrors(
          std::move(errors),
          llvm::make_error<InputError>(diag::CannotRead, given,
                                       "secrets are no workflow"));
      continue;
    }
    if (!fs::is_directory(status)) {
      StringRef parent = path::parent_path(display);
      found.places.push_back(makePlace(parent.empty() ? "." : parent,
                                       parent.empty() ? "." : parent,
                                       path::filename(display)));
      continue;
    }
    if (onlyFiles) {
      errors = llvm::joinErrors(
          std::move(errors),
          llvm::make_error<InputError>(diag::CannotRead, given,
                                       "--from=ir takes files"));
      continue;
    }
    size_t before = found.places.size();
    size_t misnamed = found.misnamed.size();
    llvm::Error unreadable = llvm::Error::success();
    walk(display.str(), display.str(), 0, found, unreadable);
    if (unreadable)
      errors = llvm::joinErrors(std::move(errors), std::move(unreadable));
    else if (found.places.size() == before)
      errors = llvm::joinErrors(
          std::move(errors),
          llvm::make_error<InputError>(
              diag::NoWorkflow, given,
              misnamedIn(display,
                         ArrayRef(found.misnamed).drop_front(misnamed))));
  }
  if (errors)
    return errors;
  llvm::stable_sort(found.places, [](const Place &a, const Place &b) {
    return std::tie(a.display, a.file) < std::tie(b.display, b.file);
  });
  // The same directory named twice is one workflow, not a clash of two.
  std::vector<Place> unique;
  for (Place &place : found.places)
    if (llvm::none_of(unique, [&](const Place &other) {
          return other.directory == place.directory && other.file == place.file;
        }))
      unique.push_back(std::move(place));
  found.places = std::move(unique);
  llvm::sort(found.misnamed);
  found.misnamed.erase(llvm::unique(found.misnamed), found.misnamed.end());
  return found;
}
