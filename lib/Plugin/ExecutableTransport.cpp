//===- ExecutableTransport.cpp - plugins in a process of their own --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// One process for all requests of a run. Reading and writing are interleaved:
// a plugin may answer before it has read a request to its end, or flood
// standard error while we write. Whatever it does, it ends within its time.
//
//===----------------------------------------------------------------------===//

#include "Processes.h"
#include "Sandbox.h"

#include "tntc/Support/SystemError.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <semaphore>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace tntc;
using Clock = std::chrono::steady_clock;

/// What the shell in the sandbox says of a plugin that left processes behind,
/// and of one that ended with 1, which is bubblewrap's own code (Sandbox.cpp).
static constexpr int leftBehindCode = 117;
static constexpr int oneCode = 118;

/// How often it is looked at what the kernel sets no limit to.
static constexpr std::chrono::milliseconds watchInterval{25};

/// Of standard error, what a message shows.
static constexpr size_t shownErrorBytes = 4096;
static constexpr size_t shownErrorLines = 20;

namespace {

class ExecutableTransport : public Transport {
public:
  explicit ExecutableTransport(const ExecutableOptions &options)
      : limits(options.limits),
        isSandboxed(options.sandbox == Sandbox::Bubblewrap) {}
  ~ExecutableTransport() override;

  MaybeFault start(const ExecutableOptions &options);
  MaybeFault ask(StringRef request, std::string &answer) override;
  MaybeFault finish() override;

private:
  PluginFault fault(diag::Id id, std::vector<std::string> arguments = {});
  MaybeFault readOutput();
  MaybeFault readErrors();
  MaybeFault ended(StringRef when);
  MaybeFault waitFor(short events, Clock::time_point deadline);
  bool hasExited(Clock::time_point deadline);
  bool hasLeftProcesses() const;
  MaybeFault watch();
  void kill();

  PluginLimits limits;
  bool isSandboxed;
  std::unique_ptr<Launch> launch;
  pid_t child = -1;
  int status = 0;
  int in = -1, out = -1, err = -1; ///< the plugin's, our ends
  std::string received, errors;
  bool outputEnded = false, errorsEnded = false;
  bool groupRemained = false;
  /// Bubblewrap dies with its parent, which for the kernel is the thread that
  /// started it; the worker whose workflow came first may end before others.
  std::thread parent;
  std::binary_semaphore isStarted{0}, isOver{0};
  Clock::time_point nextWatch;
};

} // namespace

static void closeOnce(int &fd) {
  if (fd >= 0)
    ::close(fd);
  fd = -1;
}

ExecutableTransport::~ExecutableTransport() {
  kill();
  isOver.release();
  if (parent.joinable())
    parent.join();
  closeOnce(in);
  closeOnce(out);
  closeOnce(err);
}

/// Everything that the plugin has started goes with it: its namespace when it
/// is in a sandbox, its process group else. The first process of a namespace
/// takes the others along; it is ended by us, and not by what it once asked the
/// kernel to do when bubblewrap ends.
void ExecutableTransport::kill() {
  if (child < 0)
    return;
  if (isSandboxed) {
    std::vector<pid_t> processes = findProcesses(child, 1);
    for (pid_t process : llvm::drop_begin(processes))
      ::kill(process, SIGKILL);
  }
  ::kill(-child, SIGKILL);
  ::kill(child, SIGKILL);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR)
    ;
  child = -1;
}

bool ExecutableTransport::hasExited(Clock::time_point deadline) {
  while (child >= 0) {
    pid_t done = ::waitpid(child, &status, WNOHANG);
    if (done == child || (done < 0 && errno != EINTR)) {
      // A process that it left behind may still be of its group.
      if (!isSandboxed)
        groupRemained = ::kill(-child, SIGKILL) == 0;
      child = -1;
      break;
    }
    if (Clock::now() >= deadline)
      return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

bool ExecutableTransport::hasLeftProcesses() const {
  return isSandboxed
             ? WIFEXITED(status) && WEXITSTATUS(status) == leftBehindCode
             : groupRemained;
}

/// The kernel limits the processes of nobody who is root outside of the
/// namespace, and shared memory never. Processes in it that lose their parent
/// become children of its first, so that all of them stay below ours.
MaybeFault ExecutableTransport::watch() {
  constexpr size_t ours = 2; // bubblewrap, and the shell
  if (!isSandboxed || child < 0 || Clock::now() < nextWatch)
    return std::nullopt;
  nextWatch = Clock::now() + watchInterval;
  size_t most = limits.processes + ours;
  std::vector<pid_t> processes = findProcesses(child, most);
  if (processes.size() > most)
    return fault(diag::PluginProcesses, {std::to_string(limits.processes)});
  for (pid_t process : processes)
    if (residentBytes(process) > limits.memoryBytes)
      return fault(diag::PluginNoAnswer,
                   {"has more than " + std::to_string(limits.memoryBytes) +
                    " bytes in memory"});
  return std::nullopt;
}

PluginFault ExecutableTransport::fault(diag::Id id,
                                       std::vector<std::string> arguments) {
  kill();
  // Its last words may still be on their way.
  while (!errorsEnded && !readErrors() && !errorsEnded) {
    pollfd poll{err, POLLIN, 0};
    if (::poll(&poll, 1, 0) <= 0)
      break;
  }
  PluginFault made{id, std::move(arguments), {}};
  StringRef shown = StringRef(errors).rtrim();
  if (shown.size() > shownErrorBytes)
    shown = shown.take_back(shownErrorBytes);
  llvm::SmallVector<StringRef, 16> lines;
  shown.split(lines, '\n', -1, /*KeepEmpty=*/false);
  size_t first =
      lines.size() > shownErrorLines ? lines.size() - shownErrorLines : 0;
  for (StringRef line : ArrayRef(lines).drop_front(first))
    made.notes.push_back("it wrote to standard error: " + line.rtrim().str());
  return made;
}

MaybeFault ExecutableTransport::readErrors() {
  char buffer[8192];
  while (!errorsEnded) {
    ssize_t size = ::read(err, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR)
      continue;
    if (size < 0)
      return std::nullopt;
    if (size == 0)
      errorsEnded = true;
    errors.append(buffer, size_t(size));
    if (errors.size() > limits.errorBytes) {
      errorsEnded = true;
      return fault(diag::PluginFlood, {std::to_string(limits.errorBytes)});
    }
  }
  return std::nullopt;
}

MaybeFault ExecutableTransport::readOutput() {
  char buffer[65536];
  while (!outputEnded) {
    ssize_t size = ::read(out, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR)
      continue;
    if (size < 0)
      return std::nullopt;
    if (size == 0)
      outputEnded = true;
    received.append(buffer, size_t(size));
    if (received.size() > limits.answerBytes + 1)
      return fault(diag::PluginTooLong, {std::to_string(limits.answerBytes)});
  }
  return std::nullopt;
}

/// Waits until something can be done, and reads what is there. Without a fault
/// and without progress at the deadline.
MaybeFault ExecutableTransport::waitFor(short events,
                                        Clock::time_point deadline) {
  auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline - Clock::now());
  if (isSandboxed)
    left = std::min(left, watchInterval);
  pollfd polls[3] = {{outputEnded ? -1 : out, POLLIN, 0},
                     {errorsEnded ? -1 : err, POLLIN, 0},
                     {events ? in : -1, events, 0}};
  ::poll(polls, 3, int(std::max<int64_t>(left.count(), 0)));
  if (MaybeFault made = watch())
    return made;
  if (polls[1].revents)
    if (MaybeFault made = readErrors())
      return made;
  if (polls[0].revents)
    return readOutput();
  return std::nullopt;
}

/// Judges an end of output, or of the process, that came too early.
MaybeFault ExecutableTransport::ended(StringRef when) {
  if (!hasExited(Clock::now() + limits.endTime))
    return fault(diag::PluginClosed);
  (void)readErrors();
  if (hasLeftProcesses())
    return fault(diag::PluginForks);
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (isSandboxed && code > 128 && code <= 128 + SIGRTMAX)
    signal = code - 128;
  // Once there is a sandbox, nothing ends with 1.
  if (isSandboxed && code == 1 && StringRef(errors).starts_with("bwrap: "))
    return PluginFault{diag::PluginNoSandbox,
                       {StringRef(errors).split('\n').first.str()},
                       {"'--plugin-sandbox=none' runs it without one"}};
  if (isSandboxed && code == oneCode)
    code = 1;
  if (signal)
    return fault(diag::PluginSignal, {std::to_string(signal), when.str()});
  if (code == 0 && !received.empty())
    return fault(diag::PluginHalfLine);
  return fault(diag::PluginExit, {std::to_string(code), when.str()});
}

MaybeFault ExecutableTransport::ask(StringRef request, std::string &answer) {
  auto deadline = Clock::now() + limits.time;
  if (MaybeFault made = readOutput())
    return made;
  if (!received.empty() && !outputEnded)
    return fault(diag::PluginOutOfTurn);
  std::string line = request.str() + "\n";
  StringRef left = line;
  size_t end;
  while ((end = received.find('\n')) == std::string::npos) {
    if (outputEnded)
      return ended("before it answered");
    if (!left.empty()) {
      ssize_t size = ::write(in, left.data(), left.size());
      if (size > 0)
        left = left.drop_front(size_t(size));
      // Nobody reads any more; the end of its output says why.
      if (size < 0 && errno == EPIPE)
        left = "";
    }
    if (Clock::now() >= deadline) {
      int unread = 0;
      ::ioctl(in, FIONREAD, &unread);
      std::string time = std::to_string(limits.time.count());
      if (unread > 0 || !left.empty())
        return fault(diag::PluginNotReading);
      return fault(diag::PluginTimeout, {time});
    }
    if (MaybeFault made = waitFor(left.empty() ? 0 : POLLOUT, deadline))
      return made;
  }
  if (end + 1 != received.size())
    return fault(diag::PluginOutOfTurn);
  received.pop_back();
  answer = std::move(received);
  received.clear();
  return std::nullopt;
}

MaybeFault ExecutableTransport::finish() {
  if (child < 0)
    return std::nullopt;
  auto deadline = Clock::now() + limits.endTime;
  closeOnce(in);
  while (!outputEnded && Clock::now() < deadline) {
    if (MaybeFault made = waitFor(0, deadline))
      return made;
    if (!received.empty())
      return fault(diag::PluginOutOfTurn);
  }
  if (!hasExited(deadline))
    return fault(diag::PluginLingers);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !hasLeftProcesses())
    return std::nullopt;
  return ended("after its last answer");
}

/// Our end of a pipe does not block; neither end is inherited by others.
static bool makePipe(int &reader, int &writer) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return false;
  reader = ends[0];
  writer = ends[1];
  return true;
}

MaybeFault ExecutableTransport::start(const ExecutableOptions &options) {
  launch = Launch::prepare(options);
  int childIn = -1, childOut = -1, childErr = -1;
  bool piped = launch && makePipe(childIn, in) && makePipe(out, childOut) &&
               makePipe(err, childErr);
  int error = errno;
  if (piped) {
    for (int fd : {in, out, err})
      ::fcntl(fd, F_SETFL, O_NONBLOCK);
    parent = std::thread([&] {
      child = ::fork();
      if (child == 0)
        launch->run(childIn, childOut, childErr);
      error = errno;
      isStarted.release();
      isOver.acquire();
    });
    isStarted.acquire();
  }
  closeOnce(childIn);
  closeOnce(childOut);
  closeOnce(childErr);
  if (child < 0)
    return PluginFault{diag::PluginNoSandbox, {errnoText(error)}, {}};
  nextWatch = Clock::now() + watchInterval;
  // Also from here, so that a kill cannot come before there is a group.
  ::setpgid(child, child);
  return std::nullopt;
}

std::unique_ptr<Transport>
tntc::startExecutable(const ExecutableOptions &options, MaybeFault &fault) {
  if (options.sandbox == Sandbox::Bubblewrap && options.bubblewrap.empty()) {
    fault = PluginFault{diag::PluginNoSandbox,
                        {"there is no 'bwrap'"},
                        {"install the package bubblewrap, or run it without a "
                         "sandbox by '--plugin-sandbox=none'"}};
    return nullptr;
  }
  auto transport = std::make_unique<ExecutableTransport>(options);
  fault = transport->start(options);
  if (fault)
    return nullptr;
  return transport;
}
