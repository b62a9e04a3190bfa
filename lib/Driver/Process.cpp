//===- Process.cpp - what we do not take over from our parent -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Driver/Driver.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace tntc;

/// Who leaves one of the first three descriptors closed has whatever is opened
/// next take its number. It still cannot be read from, or written to: what
/// goes nowhere is an error, and does not seem to have arrived.
static void fillStandardDescriptors() {
  for (int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF)
      // The lowest number that is free, which is this one.
      (void)::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

std::vector<std::string> tntc::plainWords(int argc, const char *const *argv) {
  std::vector<std::string> words(argv, argv + argc);
  for (std::string &word : words)
    if (StringRef(word).starts_with("@"))
      word.insert(0, "./");
  return words;
}

void tntc::prepareProcess() {
  fillStandardDescriptors();
  // A reader that has gone away is an error of writing like any other.
  std::signal(SIGPIPE, SIG_IGN);
  // So is a file that may not grow.
  std::signal(SIGXFSZ, SIG_IGN);
  // Of whoever ignores its children the kernel keeps no exit code.
  std::signal(SIGCHLD, SIG_DFL);
}
