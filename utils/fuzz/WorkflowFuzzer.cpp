//===- WorkflowFuzzer.cpp - no workflow may break what follows ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Analysis/Pipeline.h"
#include "tntc/Backend/Backends.h"
#include "tntc/Frontend/TypeScript.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/Support/SourceTree.h"

#include <cstdlib>

using namespace tntc;

static void require(bool condition) {
  if (!condition)
    std::abort();
}

/// From the bytes of a workflow.yaml to every output: whatever they say, each
/// stage ends, and a workflow without errors gives something.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  SourceManager sources;
  FileId file = sources.add(
      "workflow.yaml", std::string(reinterpret_cast<const char *>(data), size));
  ir::Context arena;
  DiagnosticEngine diags(sources, {});
  diags.readIgnores(file);
  YamlLimits limits;
  limits.expandedValues = 1 << 14;
  const ir::Value *root = readYaml(file, arena, diags, limits);
  if (!root)
    return 0;
  ir::Workflow *workflow = readWorkflow(*root, file, arena, diags);
  if (!workflow)
    return 0;

  MemoryTree tree;
  for (const char *path : {"nodes/a.ts", "nodes/b.ts", "a.ts"})
    tree.add(path, "export default async function run() { return {}; }\n");
  static TypeScriptReader reader;
  reader.readModules(*workflow, tree, sources, arena);

  ir::Profile profile;
  AnalysisOptions analysis;
  PassContext context{diags, arena, profile, analysis, sources};
  std::vector<const Pass *> passes;
  buildCheckPipeline(passes);
  for (const Pass *pass : passes)
    pass->run(*workflow, context);
  if (!diags.hasErrors()) {
    passes.clear();
    buildDerivePipeline(passes);
    for (const Pass *pass : passes)
      pass->run(*workflow, context);
  }
  if (diags.hasErrors())
    return 0;

  BackendOptions options;
  std::map<std::string, SecretText, std::less<>> values;
  SecretText key;
  BackendRequest request{*workflow, profile, sources, options,
                         values,    key,     "fuzz"};
  for (const Backend &backend : builtinBackends()) {
    ArtifactSet made;
    backend.emit(request, diags, made);
    bool mayBeEmpty = backend.name == "secrets";
    require(diags.hasErrors() || mayBeEmpty || !made.empty());
  }
  for (const Diagnostic &diagnostic : diags.finish())
    require(!diagnostic.message.empty());
  return 0;
}
