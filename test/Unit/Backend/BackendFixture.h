//===- BackendFixture.h - a workflow with grants made by hand ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_TEST_BACKENDFIXTURE_H
#define TNTC_TEST_BACKENDFIXTURE_H

#include "tntc/Backend/Backends.h"
#include "tntc/Frontend/Workflow.h"
#include "tntc/Frontend/Yaml.h"
#include "tntc/IR/Context.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tntc {

/// Reads a workflow as the tool does, leaves out the passes, and gives it to
/// one backend: what a backend prints is a function of the model alone.
class BackendFixture : public testing::Test {
protected:
  void read(StringRef text) {
    FileId file = sources.add("workflow.yaml", text.str());
    const ir::Value *root = readYaml(file, arena, diags);
    ASSERT_TRUE(root);
    workflow = readWorkflow(*root, file, arena, diags);
    ASSERT_TRUE(workflow);
    workflow->file = file;
    ASSERT_FALSE(diags.hasErrors());
  }

  /// All documents, with `---` between them.
  std::string emit(StringRef name) {
    const Backend *backend = findBackend(name);
    EXPECT_TRUE(backend);
    artifacts = ArtifactSet();
    BackendRequest request{*workflow, profile,     sources,       options,
                           values,    platformKey, "team/example"};
    backend->emit(request, diags, artifacts);
    std::string text;
    for (const Artifact &artifact : artifacts.artifacts())
      text += (text.empty() ? "" : "---\n") + artifact.bytes;
    return text;
  }

  /// The bytes of one object.
  std::string part(StringRef name) {
    for (const Artifact &artifact : artifacts.artifacts())
      if (artifact.part == name)
        return artifact.bytes;
    return "";
  }

  void ship(StringRef path, StringRef key, StringRef text) {
    FileId file = sources.add(path.str(), text.str());
    shipped.push_back({path, key, file, {{file, 0, 0}, "a node names it"}});
    workflow->shipped = arena.save(shipped);
  }

  /// A reason at the first place of \p text in the workflow file.
  ArrayRef<ir::Reason> because(StringRef text, StringRef words) {
    size_t at = sources.file(workflow->file).text().find(text);
    EXPECT_NE(at, StringRef::npos);
    Span span{workflow->file, uint32_t(at), uint32_t(at + text.size())};
    return arena.save(std::vector<ir::Reason>{{span, words}});
  }

  void grantSecret(StringRef service, StringRef key, StringRef text) {
    std::vector<ir::SecretKey> keys = workflow->grants.secrets.vec();
    keys.push_back({service, key, true, because(text, "the contract")});
    workflow->grants.secrets = arena.save(keys);
  }

  std::vector<std::string> codes() {
    std::vector<std::string> list;
    for (const Diagnostic &diagnostic : diags.finish())
      list.push_back(diag::info(diagnostic.id).codeName());
    return list;
  }

  SourceManager sources;
  ir::Context arena;
  DiagnosticEngine diags{sources, SeverityPolicy()};
  ir::Workflow *workflow = nullptr;
  ir::Profile profile;
  BackendOptions options;
  std::map<std::string, SecretText, std::less<>> values;
  SecretText platformKey;
  ArtifactSet artifacts;
  std::vector<ir::ShippedFile> shipped;
};

inline constexpr StringRef smallWorkflow = R"(name: small
version: "1.0"
description: Do one thing
triggers:
  - type: manual
nodes:
  only:
    path: ./nodes/only.ts
    description: The one thing
)";

} // namespace tntc

#endif // TNTC_TEST_BACKENDFIXTURE_H
