// A back end of tntc-compile: a line for each node of a workflow.
#include <tntc/Plugin/Sdk.h>

using namespace tntc::plugin;

// Answers only from what is asked: no clock, no chance, no file.
static void emit(const Request &request, Files &files) {
  std::string text =
      request.option("title", "Nodes of") + " " + request.workflow() + "\n";
  int64_t longest = request.option("longest", 32);
  size_t index = 0;
  for (const Json &node : listAt(request.ir(), "/nodes")) {
    std::string name = textAt(node, "/name/value");
    text += name + ": " + textAt(node, "/description/value") + "\n";
    // By the JSON pointer it comes out at its place in the user's file.
    if (int64_t(name.size()) > longest)
      files.warning("SKELETON0001", "/nodes/" + std::to_string(index) + "/name",
                    "'" + name + "' is longer than " + std::to_string(longest) +
                        " characters");
    ++index;
  }
  files.file("nodes.txt", text, "a line for each node");
}

TNTC_PLUGIN(skeleton) {
  return Plugin("skeleton", "0.1.0", "SKELETON", "lists the nodes")
      .backend("skeleton", "a line for each node", emit,
               {textOption("title", "what the first line begins with"),
                integerOption("longest", "length that a name may have", 1,
                              1000)});
}
