// A check of tntc-compile: what no workflow of ours may do.
#include <tntc/Plugin/Sdk.h>

using namespace tntc::plugin;

// Answers only from what is asked: no clock, no chance, no file.
static void check(const Request &request, Findings &findings) {
  int64_t most = request.option("most", 50), index = 0;
  for (const Json &node : listAt(request.ir(), "/nodes")) {
    // By the JSON pointer it comes out at its place in the user's file.
    if (index == most)
      findings
          .error("SKELETON0001", "/nodes/" + std::to_string(index) + "/name",
                 "'" + textAt(node, "/name/value") +
                     "' is one too many: a workflow has at most " +
                     std::to_string(most) + " nodes")
          .note("the first one", "/nodes/0/name");
    ++index;
  }
}

TNTC_PLUGIN(skeleton) {
  return Plugin("skeleton", "0.1.0", "SKELETON", "rules of our own")
      .check("skeleton", "not too many nodes", check,
             {integerOption("most", "nodes that a workflow may have", 1,
                            1000)});
}
