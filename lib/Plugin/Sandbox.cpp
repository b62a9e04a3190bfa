//===- Sandbox.cpp - no network, no files, no environment -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Bubblewrap gives a plugin user, process, network, mount, IPC and host name
// namespaces of its own. It sees the system's programs and libraries, its own
// folder, both read-only, and a small temporary directory, and the kernel has
// fewer calls for it. When the compiler ends, or when the plugin does,
// everything in its namespace is killed.
//
// Of bubblewrap nothing but what watches is inside: the shell is the first
// process of the namespace, so that the kernel kills all others when it ends,
// and the host learns of its end from the kernel, not from a word of a process
// that a plugin could write into. /proc can be read alone. Whoever runs us as
// root is root's user there as well, without its rights, and /proc/sys asks for
// the user; and memory of a process of the same user can be written by its
// file, be it that which ends the others.
//
//===----------------------------------------------------------------------===//

#include "Sandbox.h"

#include "Seccomp.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <set>
#include <sys/resource.h>
#include <unistd.h>

using namespace tntc;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

/// The descriptor under which a sandbox finds the bytes of a pinned program.
static constexpr int contentsFd = 3;

/// The descriptor that becomes a sandboxed plugin's output. Bubblewrap's own
/// processes keep the first three open for as long as they live, so that an
/// output among those would never end before they do; all others they close.
static constexpr int outputFd = 4;

/// The descriptor under which it finds the filter of calls to the kernel.
static constexpr int filterFd = 5;

/// Runs a plugin and looks around when it has ended: none of its processes may
/// be left. It holds neither end of the plugin's pipes, so that the host sees
/// them end when the plugin ends them.
/// Bubblewrap ends with 1 when it cannot make the sandbox, and so with no code
/// of a plugin: 118 stands for that.
/// As the first process it is the parent of those that have lost theirs. The
/// empty subshell is waited for, and with it whatever of them has ended.
static constexpr llvm::StringLiteral watch =
    "exec 5<&0 </dev/null; \"$@\" <&5 >&4 4>&- 5<&- & exec 4>&- 5<&-; "
    "wait $!; code=$?; (:); set -- /proc/[0-9]*; "
    "case $code in 1|117|118) code=118;; esac; "
    "[ $# -le 1 ] || code=117; exit $code";

/// Where a plugin's own folder is, for the plugin.
static constexpr llvm::StringLiteral home = "/plugin";

/// Where what lies beside a pinned program is, to which links in its folder
/// lead.
static constexpr llvm::StringLiteral beside = "/beside-plugin";

/// More would not fit into the arguments of a program.
static constexpr size_t mostBeside = 1000;

void Launch::add(std::initializer_list<StringRef> words) {
  for (StringRef word : words)
    arguments.push_back(word.str());
}

bool Launch::addSandbox(const ExecutableOptions &options) {
  add({options.bubblewrap, "--unshare-all", "--unshare-user",
       "--disable-userns", "--uid", "65534", "--gid", "65534", "--cap-drop",
       "ALL", "--die-with-parent", "--as-pid-1", "--new-session", "--hostname",
       "plugin", "--clearenv"});
  add({"--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp"});
  add({"--setenv", "LANG", "C.UTF-8", "--setenv", "PYTHONDONTWRITEBYTECODE",
       "1"});
  add({"--ro-bind", "/usr", "/usr"});
  for (StringRef name : {"/bin", "/lib", "/lib32", "/lib64", "/sbin"}) {
    llvm::SmallString<64> target;
    if (!fs::exists(name))
      continue;
    char buffer[256];
    ssize_t size = ::readlink(name.str().c_str(), buffer, sizeof buffer);
    if (size > 0)
      add({"--symlink", StringRef(buffer, size_t(size)), name});
    else
      add({"--ro-bind", name, name});
  }
  // By which name a program or library goes; nothing of people.
  for (StringRef name : {"/etc/alternatives", "/etc/ld.so.cache"})
    add({"--ro-bind-try", name, name});
  std::string size = std::to_string(options.limits.fileBytes);
  add({"--proc", "/proc", "--remount-ro", "/proc"});
  add({"--dev", "/dev", "--remount-ro", "/dev"});
  add({"--size", size, "--tmpfs", "/tmp"});
  StringRef file = path::filename(options.path);
  std::string inside = (home + "/" + file).str();
  if (!options.pinned)
    add({"--ro-bind", path::parent_path(options.path), home});
  else if (!addPinned(path::parent_path(options.path), file))
    return false;
  coverSecrets(path::parent_path(options.path), options.pinned ? beside : home,
               options.secretPlaces);
  if (filter >= 0)
    add({"--seccomp", std::to_string(filterFd)});
  add({"--remount-ro", "/", "--chdir", "/tmp", "--"});
  add({"/bin/sh", "-c", watch, "sh"});
  // Counted within the namespace, so that it has to be set there.
  if (fs::can_execute("/usr/bin/prlimit"))
    add({"/usr/bin/prlimit",
         "--nproc=" + std::to_string(options.limits.processes), "--"});
  add({inside});
  return true;
}

/// The bytes that were summed, beside what else is in their folder. Not mounted
/// over the file in the folder itself: whoever moves another file there, out
/// here, would take the mount away.
bool Launch::addPinned(StringRef folder, StringRef file) {
  std::vector<std::string> others;
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; it != end && !code;
       it.increment(code))
    if (StringRef name = path::filename(it->path()); name != file)
      others.push_back(name.str());
  if (code || others.size() > mostBeside) {
    errno = code ? code.value() : E2BIG;
    return false;
  }
  llvm::sort(others);
  add({"--ro-bind", folder, beside, "--dir", home});
  for (const std::string &name : others)
    add({"--symlink", (beside + "/" + name).str(), (home + "/" + name).str()});
  add({"--perms", "0555", "--ro-bind-data", std::to_string(contentsFd),
       (home + "/" + file).str()});
  return true;
}

/// Hides whatever of \p folder, which is mounted at \p inside, holds one of
/// \p places, and the secrets of a workflow that lies in it itself.
void Launch::coverSecrets(StringRef folder, StringRef inside,
                          ArrayRef<std::string> places) {
  std::set<std::string> names{".secrets", ".secrets.yaml"};
  for (StringRef place : places)
    if (place.consume_front(folder) &&
        (folder == "/" || place.consume_front("/")))
      names.insert(place.split('/').first.str());
  for (const std::string &name : names) {
    fs::file_status status;
    if (name.empty() || fs::status(folder + "/" + name, status, false))
      continue;
    std::string target = (inside + "/" + name).str();
    if (status.type() == fs::file_type::directory_file)
      add({"--tmpfs", target});
    else if (status.type() == fs::file_type::regular_file)
      add({"--ro-bind", "/dev/null", target});
  }
}

std::unique_ptr<Launch> Launch::prepare(const ExecutableOptions &options) {
  std::unique_ptr<Launch> launch(new Launch());
  launch->limits = options.limits;
  if (options.sandbox == Sandbox::Bubblewrap) {
    if (!launch->makeFilter())
      return nullptr;
    if (!launch->addSandbox(options))
      return nullptr;
    if (options.pinned) {
      launch->contents = options.pinned->descriptor();
      ::lseek(launch->contents, 0, SEEK_SET);
    }
  } else {
    launch->add({options.path});
    char name[] = "/tmp/tntc-plugin-XXXXXX";
    if (::mkdtemp(name)) {
      launch->directory = name;
      launch->ownsDirectory = true;
    } else {
      launch->directory = "/";
    }
  }
  for (std::string &word : launch->arguments)
    launch->argv.push_back(word.data());
  launch->argv.push_back(nullptr);
  return launch;
}

/// In a pipe, which holds far more than that.
bool Launch::makeFilter() {
  ArrayRef<sock_filter> program = pluginFilter();
  int ends[2];
  if (program.empty())
    return true;
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return false;
  filter = ends[0];
  size_t size = program.size() * sizeof(sock_filter);
  bool isWhole = ::write(ends[1], program.data(), size) == ssize_t(size);
  ::close(ends[1]);
  return isWhole;
}

Launch::~Launch() {
  if (filter >= 0)
    ::close(filter);
  if (ownsDirectory)
    (void)fs::remove_directories(directory);
}

static void limit(int what, rlim_t most) {
  rlimit value{most, most};
  ::setrlimit(__rlimit_resource_t(what), &value);
}

void Launch::run(int in, int out, int err) const {
  ::setpgid(0, 0);
  ::dup2(in, 0);
  ::dup2(err, 2);
  unsigned first = 3;
  if (directory.empty()) {
    first = filterFd + 1;
    // Out of the way of one another first; dup2 drops CLOEXEC.
    std::pair<int, int> moves[] = {
        {contents, contentsFd}, {out, outputFd}, {filter, filterFd}};
    for (auto &[from, to] : moves)
      from = from < 0 ? -1 : ::fcntl(from, F_DUPFD, int(first));
    for (auto [from, to] : moves)
      if (from < 0)
        ::close(to);
      else
        ::dup2(from, to);
    ::dup2(2, 1);
  } else {
    ::dup2(out, 1);
  }
  ::close_range(first, ~0u, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_DATA, limits.memoryBytes);
  limit(RLIMIT_FSIZE, limits.fileBytes);
  limit(RLIMIT_NOFILE, 256);
  // What the compiler ignores, a plugin should not have to know of.
  ::signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  if (directory.empty() || ::chdir(directory.c_str()) == 0) {
    static char locale[] = "LANG=C.UTF-8", search[] = "PATH=/usr/bin:/bin";
    static char *environment[] = {locale, search, nullptr};
    ::execve(argv[0], argv.data(), environment);
  }
  ::_exit(127);
}
