//===- Processes.cpp - what /proc says of others --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Processes.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

#include <fcntl.h>
#include <string>
#include <unistd.h>

using namespace tntc;

/// What a file of /proc begins with; empty when its process is gone.
static std::string readProc(pid_t process, const Twine &name) {
  std::string path = ("/proc/" + Twine(process) + "/" + name).str();
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  char buffer[4096];
  ssize_t size = fd < 0 ? 0 : ::read(fd, buffer, sizeof buffer);
  if (fd >= 0)
    ::close(fd);
  return std::string(buffer, size_t(std::max<ssize_t>(size, 0)));
}

std::vector<pid_t> tntc::findProcesses(pid_t root, size_t enough) {
  std::vector<pid_t> found{root};
  for (size_t i = 0; i < found.size() && found.size() <= enough; ++i) {
    // A thread's children are those that it made itself; programs that make
    // processes from other threads are counted by the time that these end.
    std::string text =
        readProc(found[i], "task/" + Twine(found[i]) + "/children");
    for (StringRef word : llvm::split(text, ' ')) {
      pid_t child;
      if (!word.getAsInteger(10, child))
        found.push_back(child);
    }
  }
  return found;
}

uint64_t tntc::residentBytes(pid_t process) {
  uint64_t pages = 0;
  std::string text = readProc(process, "statm");
  (void)StringRef(text).split(' ').second.split(' ').first.getAsInteger(10,
                                                                        pages);
  return pages * uint64_t(::sysconf(_SC_PAGESIZE));
}
