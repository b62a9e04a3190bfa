//===- plugin.cpp - a back end that does next to nothing ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Each file says the how manieth of its process it is: a process for each
// workflow would make them all the first.
//
//===----------------------------------------------------------------------===//

#include <tntc/Plugin/Sdk.h>

using namespace tntc::plugin;

static void emit(const Request &request, Files &files) {
  static unsigned count = 0;
  files.file("count.txt",
             std::to_string(++count) + " of " +
                 std::to_string(request.ir()["nodes"].size()) + " nodes\n",
             "counts");
}

TNTC_PLUGIN(count) {
  return Plugin("count", "1.0.0", "CNT").backend("count", "counts", emit);
}
