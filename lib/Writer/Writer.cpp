//===- Writer.cpp - the only part that writes outputs ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Writer/Writer.h"

#include "Transaction.h"

#include "tntc/Support/SystemError.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <cerrno>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

using namespace tntc;

char WriteError::ID = 0;

void WriteError::log(raw_ostream &out) const {
  out << "cannot write '" << path << "': " << reason;
}

std::error_code WriteError::convertToErrorCode() const {
  return llvm::inconvertibleErrorCode();
}

static llvm::Error fail(StringRef path, const Twine &reason) {
  return llvm::make_error<WriteError>(path.str(), reason.str());
}

/// The folder that \p path is an entry of.
static std::string parentOf(StringRef path) {
  StringRef parent = llvm::sys::path::parent_path(path.rtrim('/'));
  return parent.empty() ? "." : parent.str();
}

/// Refuses a sensitive file \p path below the existing directory \p root when
/// that, or any directory above or on the way, is a Git work tree. Messages
/// call the file \p display.
static llvm::Error checkSensitive(StringRef root, StringRef path,
                                  const Twine &display) {
  llvm::SmallString<256> real;
  if (std::error_code code = llvm::sys::fs::real_path(root, real))
    return fail(root, errorText(code));
  std::string whole = (real + "/" + path).str();
  for (StringRef at = llvm::sys::path::parent_path(whole); !at.empty();
       at = llvm::sys::path::parent_path(at)) {
    struct stat status;
    std::string marker = (at == "/" ? "/.git" : at + "/.git").str();
    if (::lstat(marker.c_str(), &status) == 0)
      return fail(display.str(),
                  "it would hold plain secret values inside the Git "
                  "work tree '" +
                      at + "'");
  }
  return llvm::Error::success();
}

static llvm::Expected<Descriptor> openDirectory(StringRef directory) {
  std::string path = directory.empty() ? "." : directory.str();
  Descriptor fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd.isOpen())
    return fail(directory, errnoText());
  return fd;
}

/// Makes \p directory when only its last component is missing. Returns
/// whether it was made.
static llvm::Expected<bool> makeDirectory(StringRef directory) {
  std::string path = directory.empty() ? "." : directory.str();
  struct stat status;
  if (::stat(path.c_str(), &status) == 0)
    return false;
  if (errno != ENOENT)
    return fail(directory, errnoText());
  std::string parent = parentOf(directory);
  if (::stat(parent.c_str(), &status) != 0)
    return fail(directory, "its parent '" + parent + "' does not exist");
  if (::mkdir(path.c_str(), 0755) != 0) {
    // Another run may have made it just now.
    if (errno == EEXIST && ::stat(path.c_str(), &status) == 0)
      return false;
    return fail(directory, errnoText());
  }
  if (::chmod(path.c_str(), 0755) != 0)
    return fail(directory, errnoText());
  return true;
}

static llvm::Error writePlanned(ArrayRef<PlannedFile> files,
                                StringRef directory) {
  llvm::Expected<Descriptor> root = openDirectory(directory);
  if (!root)
    return root.takeError();
  Transaction transaction(std::move(*root), directory.str());
  for (const PlannedFile &file : files)
    if (llvm::Error error = transaction.stage(file))
      return error;
  return transaction.commit();
}

/// What messages call \p path below \p directory.
static std::string below(StringRef directory, StringRef path) {
  return directory.empty() ? path.str()
                           : (directory.rtrim('/') + "/" + path).str();
}

/// Refuses \p files of which one stands in the place of a source.
static llvm::Error checkSources(ArrayRef<PlannedFile> files,
                                StringRef directory,
                                const WriterOptions &options) {
  std::set<llvm::sys::fs::UniqueID> sources;
  llvm::sys::fs::UniqueID id;
  for (const std::string &source : options.sources)
    if (!llvm::sys::fs::getUniqueID(source, id))
      sources.insert(id);
  for (const PlannedFile &file : files) {
    std::string path = below(directory, file.path);
    if (!llvm::sys::fs::getUniqueID(path, id) && sources.count(id))
      return fail(path, "it is one of the files that are compiled");
  }
  return llvm::Error::success();
}

llvm::Error tntc::writeDirectory(const ArtifactSet &artifacts,
                                 StringRef directory,
                                 const WriterOptions &options) {
  llvm::Expected<std::vector<PlannedFile>> files =
      planFiles(artifacts, options);
  if (!files)
    return files.takeError();
  if (llvm::Error error = checkSources(*files, directory, options))
    return error;
  llvm::Expected<bool> isNew = makeDirectory(directory);
  if (!isNew)
    return isNew.takeError();
  llvm::Error error = llvm::Error::success();
  for (const PlannedFile &file : *files)
    if (file.sensitive && !error)
      error = checkSensitive(directory, file.path, below(directory, file.path));
  if (!error)
    error = writePlanned(*files, directory);
  if (error && *isNew)
    ::rmdir(directory.str().c_str());
  return error;
}

/// Whether a file is written, or only everything tried that may fail.
enum class Mode { Write, Try };

/// Writes to what is there and is neither a file nor a directory.
static llvm::Error writeSpecial(const PlannedFile &file, Mode mode) {
  // To open a pipe is to wait for its reader.
  if (mode == Mode::Try)
    return llvm::Error::success();
  Descriptor fd(::open(file.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!fd.isOpen() || !writeAll(fd.get(), file.bytes) || !fd.close())
    return fail(file.path, errnoText());
  return llvm::Error::success();
}

static llvm::Error writeOne(const PlannedFile &file,
                            const WriterOptions &options, Mode mode) {
  if (llvm::Error error = checkSources(file, "", options))
    return error;
  struct stat status;
  if (::stat(file.path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
      !S_ISDIR(status.st_mode))
    return writeSpecial(file, mode);
  std::string parent = parentOf(file.path);
  StringRef name = llvm::sys::path::filename(file.path);
  if (name.empty() || name == "." || name == ".." || name == "/")
    return fail(file.path, "it is a directory");
  llvm::Expected<Descriptor> root = openDirectory(parent);
  if (!root) {
    llvm::consumeError(root.takeError());
    return fail(file.path, "its parent '" + parent + "' does not exist");
  }
  if (file.sensitive)
    if (llvm::Error error = checkSensitive(parent, name, file.path))
      return error;
  // The folder is named as the user wrote it, if they did.
  std::string display = StringRef(file.path).drop_back(name.size()).str();
  Transaction transaction(std::move(*root), display);
  if (llvm::Error error =
          transaction.stage({name.str(), file.bytes, file.sensitive}))
    return error;
  return mode == Mode::Try ? llvm::Error::success() : transaction.commit();
}

llvm::Error tntc::writeFile(const ArtifactSet &artifacts, StringRef path,
                            const WriterOptions &options) {
  llvm::Expected<PlannedFile> file = planStream(artifacts, path);
  if (!file)
    return file.takeError();
  return writeOne(*file, options, Mode::Write);
}

llvm::Error tntc::writeText(StringRef path, StringRef bytes,
                            const WriterOptions &options) {
  return writeOne({path.str(), bytes.str(), false}, options, Mode::Write);
}

llvm::Error tntc::tryText(StringRef path, const WriterOptions &options) {
  return writeOne({path.str(), "", false}, options, Mode::Try);
}

llvm::Expected<std::vector<std::string>>
tntc::listDirectory(const ArtifactSet &artifacts, StringRef directory,
                    const WriterOptions &options) {
  llvm::Expected<std::vector<PlannedFile>> files =
      planFiles(artifacts, options);
  if (!files)
    return files.takeError();
  std::vector<std::string> paths;
  for (const PlannedFile &file : *files)
    paths.push_back(below(directory, file.path));
  return paths;
}

llvm::Expected<std::vector<std::string>>
tntc::compareDirectory(const ArtifactSet &artifacts, StringRef directory,
                       const WriterOptions &options) {
  llvm::Expected<std::vector<PlannedFile>> files =
      planFiles(artifacts, options);
  if (!files)
    return files.takeError();
  std::vector<std::string> different;
  struct stat status;
  std::string path = directory.empty() ? "." : directory.str();
  if (::stat(path.c_str(), &status) != 0 && errno == ENOENT)
    return listDirectory(artifacts, directory, options);
  llvm::Expected<Descriptor> root = openDirectory(directory);
  if (!root)
    return root.takeError();
  Transaction transaction(std::move(*root), directory.str());
  for (const PlannedFile &file : *files) {
    llvm::Expected<bool> same = transaction.isSame(file);
    // A link or a folder in a file's place is a difference like any other.
    if (!same)
      llvm::consumeError(same.takeError());
    if (!same || !*same)
      different.push_back(below(directory, file.path));
  }
  return different;
}

llvm::Expected<bool> tntc::compareFile(const ArtifactSet &artifacts,
                                       StringRef path) {
  std::string parent = parentOf(path);
  struct stat status;
  if (::stat(parent.c_str(), &status) != 0 && errno == ENOENT)
    return false;
  llvm::Expected<Descriptor> root = openDirectory(parent);
  if (!root)
    return root.takeError();
  Transaction transaction(std::move(*root), parent);
  llvm::Expected<PlannedFile> file =
      planStream(artifacts, llvm::sys::path::filename(path));
  if (!file)
    return file.takeError();
  return transaction.isSame(*file);
}
