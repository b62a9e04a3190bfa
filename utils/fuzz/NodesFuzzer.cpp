//===- NodesFuzzer.cpp - any code as the nodes of a workflow --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// What stands before the first `//---` is the node `a`, the rest is `b`, which
// gets what `a` returns; `c` imports both. Following values, comparing shapes
// and printing them must come to an end, in the same way each time.
//
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pipeline.h"
#include "tntc/Backend/Backends.h"
#include "tntc/Frontend/TypeScript.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/Support/SourceTree.h"

#include <cstdlib>

using namespace tntc;

static constexpr llvm::StringLiteral workflowText = R"(name: fuzz
version: "1.0"
triggers: [{type: manual}]
nodes:
  a: {path: ./a.ts, description: d}
  b: {path: ./b.ts, description: d}
  c: {path: ./c.ts, description: d}
edges: [{from: a, to: b}, {from: a, to: c}, {from: b, to: c}]
config: {key: 1}
contract:
  version: "1"
  dependencies:
    api: {protocol: https, host: a.example, auth: {type: t, secret: api.key}}
)";

/// All that is said and made of the two files.
static std::string compile(StringRef a, StringRef b) {
  SourceManager sources;
  FileId file = sources.add("workflow.yaml", workflowText.str());
  ir::Context arena;
  DiagnosticEngine diags(sources, {});
  const ir::Value *root = readYaml(file, arena, diags);
  ir::Workflow *workflow =
      root ? readWorkflow(*root, file, arena, diags) : nullptr;
  if (!workflow)
    std::abort();
  MemoryTree tree;
  tree.add("a.ts", a);
  tree.add("b.ts", b);
  tree.add("c.ts", "import * as a from './a.ts'; import b from './b.ts';\n"
                   "export default (ctx: any, { a: x, b: y }: any) => {\n"
                   "  ctx.log.info(x.key, y[0].name);\n"
                   "  return { ...a, z: b(ctx, x) };\n};\n");
  static TypeScriptReader reader;
  reader.readModules(*workflow, tree, sources, arena);

  ir::Profile profile;
  AnalysisOptions analysis;
  PassContext context{diags, arena, profile, analysis, sources};
  std::vector<const Pass *> passes;
  buildCheckPipeline(passes);
  for (const Pass *pass : passes)
    pass->run(*workflow, context);
  std::string out;
  BackendOptions options;
  options.mermaid = BackendOptions::Mermaid::Typed;
  std::map<std::string, SecretText, std::less<>> values;
  SecretText key;
  BackendRequest request{*workflow, profile, sources, options,
                         values,    key,     "fuzz"};
  for (StringRef name : {"facts", "mermaid"}) {
    ArtifactSet made;
    findBackend(name)->emit(request, diags, made);
    for (const Artifact &artifact : made.artifacts())
      out += artifact.bytes;
  }
  for (const Diagnostic &diagnostic : diags.finish()) {
    if (diagnostic.message.empty())
      std::abort();
    out += diagnostic.message;
  }
  return out;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  // Long inputs teach nothing that is worth their time.
  if (size > 8192)
    return 0;
  StringRef text(reinterpret_cast<const char *>(data), size);
  auto [a, b] = text.split("//---");
  if (compile(a, b) != compile(a, b))
    std::abort();
  return 0;
}
