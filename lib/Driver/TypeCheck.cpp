//===- TypeCheck.cpp - 'deno check' in a directory of its own -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "TypeCheck.h"

#include "CheckerOutput.h"
#include "EdgeGlue.h"

#include "tntc/Support/CodePoint.h"
#include "tntc/Support/SystemError.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <set>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

using namespace tntc;
using namespace tntc::driver;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// A cold start takes two seconds; a large workflow on a busy machine, twenty.
static constexpr std::chrono::seconds timeLimit{120};

/// Nobody reads more errors than fit in this.
static constexpr uint64_t maxOutput = 4 << 20;

static llvm::Error failure(const Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

static bool isScript(StringRef file) {
  auto head = llvm::MemoryBuffer::getFileSlice(file, 2, 0);
  return head && (*head)->getBuffer() == "#!";
}

/// `node_modules/@deno/<platform>/deno` beside `node_modules/deno/bin.cjs`.
static std::string behindScript(StringRef script) {
  llvm::SmallString<128> packages =
      path::parent_path(path::parent_path(script));
  path::append(packages, "@deno");
  std::error_code error;
  std::set<std::string> found;
  for (fs::directory_iterator entry(packages, error), end;
       !error && entry != end; entry.increment(error)) {
    std::string program = entry->path() + "/deno";
    if (fs::can_execute(program))
      found.insert(program);
  }
  return found.empty() ? "" : *found.begin();
}

llvm::Expected<std::string> driver::findDeno(StringRef wanted) {
  std::string named = wanted.str();
  if (named.empty()) {
    auto found = llvm::sys::findProgramByName("deno");
    if (!found)
      return failure("--typecheck: no 'deno' in PATH; name one with --deno");
    named = *found;
  }
  llvm::SmallString<128> file;
  if (std::error_code error = fs::real_path(named, file))
    return failure("--typecheck: '" + named + "': " + errorText(error));
  if (isScript(file)) {
    std::string program = behindScript(file);
    if (program.empty())
      return failure("--typecheck: '" + named +
                     "' is a script; name the program with --deno");
    return program;
  }
  if (!fs::can_execute(file))
    return failure("--typecheck: '" + named + "' cannot be run");
  return file.str().str();
}

//===----------------------------------------------------------------------===//
// The run
//===----------------------------------------------------------------------===//

static llvm::Error writeFile(StringRef directory, StringRef name,
                             StringRef text) {
  std::string file = (directory + "/" + name).str();
  std::error_code error = fs::create_directories(path::parent_path(file));
  if (!error) {
    llvm::raw_fd_ostream out(file, error);
    if (!error) {
      out << text;
      out.close();
      error = out.error();
      out.clear_error();
    }
  }
  return error ? failure("--typecheck: '" + file + "': " + errorText(error))
               : llvm::Error::success();
}

/// Words or variables as `posix_spawn` takes them.
static std::vector<char *> pointersTo(std::vector<std::string> &texts) {
  std::vector<char *> pointers;
  for (std::string &text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Starts \p words[0] with nothing to read, and with what it says in \p log.
/// By hand, since LLVM's way is no friend of sanitizers: its library, which
/// is built without them, and our code would share an allocator. Gives 0 or
/// what is wrong, as in errno.
static int spawn(std::vector<std::string> words,
                 std::vector<std::string> environment, const std::string &log,
                 pid_t &process) {
  posix_spawn_file_actions_t actions;
  if (int error = ::posix_spawn_file_actions_init(&actions))
    return error;
  auto clean = llvm::make_scope_exit(
      [&] { ::posix_spawn_file_actions_destroy(&actions); });
  if (int error = ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO,
                                                     "/dev/null", O_RDONLY, 0))
    return error;
  if (int error = ::posix_spawn_file_actions_addopen(
          &actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
          0600))
    return error;
  if (int error = ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO,
                                                     STDERR_FILENO))
    return error;
  return ::posix_spawn(&process, words.front().c_str(), &actions, nullptr,
                       pointersTo(words).data(),
                       pointersTo(environment).data());
}

static llvm::Error waitFor(pid_t process, int &code) {
  auto deadline = std::chrono::steady_clock::now() + timeLimit;
  while (true) {
    int status = 0;
    if (::waitpid(process, &status, WNOHANG) == process) {
      code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
      return llvm::Error::success();
    }
    if (std::chrono::steady_clock::now() > deadline) {
      ::kill(process, SIGKILL);
      (void)::waitpid(process, nullptr, 0);
      return failure("--typecheck: 'deno check' took more than " +
                     Twine(timeLimit.count()) + " seconds");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

static llvm::Error runDeno(StringRef deno, const std::string &directory,
                           const Glue &glue, std::string &output, int &code) {
  std::vector<std::string> words = {
      deno.str(), "check",     "--quiet",  "--no-remote",
      "--no-npm", "--no-lock", "--config", directory + "/deno.json"};
  for (const GlueFile &file : glue.files)
    if (StringRef(file.path).starts_with("workflow/") &&
        !StringRef(file.path).ends_with(".json"))
      words.push_back(directory + "/" + file.path);
  std::vector<std::string> environment = {
      "DENO_DIR=" + directory + "/cache", "HOME=" + directory, "NO_COLOR=1",
      "DENO_NO_UPDATE_CHECK=1", "DENO_NO_PACKAGE_JSON=1"};
  std::string log = directory + "/output";
  pid_t process = 0;
  if (int error = spawn(words, environment, log, process))
    return failure("--typecheck: '" + deno + "': " + errnoText(error));
  if (llvm::Error error = waitFor(process, code))
    return error;
  auto buffer = llvm::MemoryBuffer::getFileSlice(log, maxOutput, 0);
  uint64_t size = 0;
  if (!fs::file_size(log, size) && size < maxOutput)
    buffer = llvm::MemoryBuffer::getFile(log);
  if (!buffer)
    return failure("--typecheck: '" + log +
                   "': " + errorText(buffer.getError()));
  output = (*buffer)->getBuffer().str();
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// What it says
//===----------------------------------------------------------------------===//

/// Lines and columns as TypeScript counts them: UTF-16 units, from 1.
static uint32_t offsetOf(StringRef text, unsigned line, unsigned column) {
  size_t at = 0;
  for (unsigned i = 1; i < line; ++i) {
    size_t end = text.find('\n', at);
    if (end == StringRef::npos)
      break;
    at = end + 1;
  }
  unsigned units = 1;
  while (at < text.size() && text[at] != '\n' && units < column) {
    size_t length = CodePoint::first(text.substr(at)).size;
    units += length == 4 ? 2 : 1;
    at += length;
  }
  return uint32_t(at);
}

/// The word at \p place, for something to be underlined.
static Span wordAt(Span place, const SourceManager &sources) {
  if (place.begin != place.end)
    return place;
  StringRef rest = sources.file(place.file).text().substr(place.begin);
  place.end += uint32_t(rest.take_while([](char c) {
                              return llvm::isAlnum(c) || c == '_' || c == '$';
                            })
                            .size());
  return place;
}

/// What is only said because a package is not there: its namespaces and type
/// parameters are not known.
static bool isOfStub(const CheckerError &error, const Glue &glue) {
  if (glue.untyped.empty())
    return false;
  // Untyped function calls may not accept type arguments.
  if (error.code == "TS2347")
    return true;
  static constexpr StringRef codes[] = {"TS2315", "TS2503", "TS2694", "TS2702",
                                        "TS2709"};
  if (!llvm::is_contained(codes, StringRef(error.code)))
    return false;
  // Cannot find namespace 'name'.
  StringRef name = StringRef(error.message).split('\'').second;
  return glue.untyped.count(name.split('\'').first.split('.').first) != 0;
}

static void report(ArrayRef<CheckerError> errors, const Glue &glue,
                   DiagnosticEngine &diags) {
  std::set<std::pair<Span, std::string>> said;
  // Of the files as they are first: an edge is not to blame for those.
  for (bool isEdge : {false, true})
    for (const CheckerError &error : errors)
      for (const GlueFile &file : glue.files) {
        if (file.path != error.path || bool(file.reader) != isEdge ||
            isOfStub(error, glue))
          continue;
        Span place =
            file.original(offsetOf(file.text, error.line, error.column));
        if (!place.isValid() || !said.insert({place, error.code}).second)
          continue;
        Span word = wordAt(place, diags.sourceManager());
        if (isEdge)
          diags.report(diag::EdgeTypeCheck, word, *file.reader->name,
                       error.message, error.code);
        else
          diags.report(diag::TypeCheck, word, error.message, error.code);
      }
}

llvm::Error driver::typeCheck(const ir::Workflow &workflow, StringRef deno,
                              DiagnosticEngine &diags) {
  // A checker takes hundreds of megabytes.
  static std::mutex one;
  std::lock_guard<std::mutex> lock(one);

  Glue glue = makeGlue(workflow, diags.sourceManager());
  llvm::SmallString<128> made, directory;
  path::system_temp_directory(/*erasedOnReboot=*/true, made);
  path::append(made, "tntc-check-XXXXXX");
  // Nobody else's from the start, whatever the umask.
  if (!::mkdtemp(const_cast<char *>(made.c_str())))
    return failure("--typecheck: no directory for temporary files: " +
                   errnoText());
  auto clean = llvm::make_scope_exit([&] { fs::remove_directories(made); });
  // Deno names files by their real place.
  if (std::error_code error = fs::real_path(made, directory))
    return failure("--typecheck: '" + made + "': " + errorText(error));

  std::string root = directory.str().str();
  if (llvm::Error error = writeFile(root, "deno.json", glue.configuration))
    return error;
  for (const GlueFile &file : glue.files)
    if (llvm::Error error = writeFile(root, file.path, file.text))
      return error;
  std::string output;
  int code = 0;
  if (llvm::Error error = runDeno(deno, root, glue, output, code))
    return error;
  std::vector<CheckerError> errors = parseCheckerOutput(output, root);
  if (code != 0 && errors.empty())
    return failure("--typecheck: 'deno check' failed: " +
                   StringRef(output).trim().split('\n').first);
  report(errors, glue, diags);
  return llvm::Error::success();
}
