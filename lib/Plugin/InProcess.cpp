//===- InProcess.cpp - who ends our process, and who keeps it -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A handler of the end of the process knows from RunInProcess whether the run
// was over. It may run on any thread and beside all others, so that it only
// writes and ends.
//
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/InProcess.h"

#include "tntc/Diagnostics/Diagnostic.h"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>
#include <thread>
#include <unistd.h>

using namespace tntc;

/// Of the run that goes on; null: there is none.
static std::atomic<const char *> runningTool{nullptr};
static std::atomic<int> runningCode{0};
/// The shared object that was called last.
static std::atomic<const char *> calledPath{nullptr};

[[noreturn]] static void end(const char *tool, const char *path, diag::Id id,
                             StringRef what) {
  std::string line = (Twine(tool) + ": error[" + diag::info(id).codeName() +
                      "]: plugin '" + path + "' " + what + "\n")
                         .str();
  (void)!::write(STDERR_FILENO, line.data(), line.size());
  ::_exit(runningCode);
}

/// What is said when the call of this thread crashes, made before: a handler of
/// a signal may not allocate.
static thread_local constinit const char *crashLine = nullptr;

/// Outside of a call the process ends as it would have without us.
static void judgeCrash(int number) {
  const char *line = crashLine;
  if (!line) {
    ::signal(number, SIG_DFL);
    ::raise(number);
    return;
  }
  char rest[] = {char('0' + number / 10), char('0' + number % 10), '\n'};
  (void)!::write(STDERR_FILENO, line, std::strlen(line));
  (void)!::write(STDERR_FILENO, rest, sizeof rest);
  ::_exit(runningCode);
}

static void watchCrashes() {
  struct sigaction action = {};
  action.sa_handler = judgeCrash;
  for (int number : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP})
    ::sigaction(number, &action, nullptr);
}

static void judgeEnd() {
  const char *tool = runningTool;
  const char *path = calledPath;
  if (tool && path)
    end(tool, path, diag::PluginNoAnswer,
        "ended the process that it was loaded into");
}

RunInProcess::RunInProcess(const char *tool, int code) {
  runningCode = code;
  runningTool = tool;
  [[maybe_unused]] static const int registered =
      std::atexit(judgeEnd) | ::at_quick_exit(judgeEnd);
}

RunInProcess::~RunInProcess() { runningTool = nullptr; }

struct CallInProcess::Watch {
  std::mutex mutex;
  std::condition_variable changed;
  bool isOver = false;
  std::thread thread;
};

/// Kept for good: a thread that the object started may end the process later.
static const char *keep(const std::string &path) {
  static std::mutex mutex;
  static auto *paths = new std::set<std::string>();
  std::lock_guard<std::mutex> lock(mutex);
  return paths->insert(path).first->c_str();
}

CallInProcess::CallInProcess(const std::string &path,
                             std::chrono::milliseconds limit)
    : watch(std::make_unique<Watch>()) {
  const char *kept = keep(path);
  calledPath = kept;
  if (const char *tool = runningTool) {
    [[maybe_unused]] static const bool areWatched = (watchCrashes(), true);
    crashLine = keep((Twine(tool) + ": error[" +
                      diag::info(diag::PluginSignal).codeName() +
                      "]: plugin '" + path + "' was ended by signal ")
                         .str());
  }
  watch->thread = std::thread([limit, kept, &watch = *watch] {
    std::unique_lock<std::mutex> lock(watch.mutex);
    if (watch.changed.wait_for(lock, limit, [&] { return watch.isOver; }))
      return;
    if (const char *tool = runningTool)
      end(tool, kept, diag::PluginTimeout,
          "did not answer within " + std::to_string(limit.count()) + " ms");
  });
}

CallInProcess::~CallInProcess() {
  crashLine = nullptr;
  {
    std::lock_guard<std::mutex> lock(watch->mutex);
    watch->isOver = true;
  }
  watch->changed.notify_one();
  watch->thread.join();
}
