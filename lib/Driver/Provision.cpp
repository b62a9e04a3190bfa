//===- Provision.cpp - per workflow, per enclave, per platform ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// `provision/<service>/<path>` for the platform, `provision/<enclave>/...` and
// `provision/<enclave>/<workflow>/...` below it. No name of an enclave can be
// that of a service's folder: services stand below their scope's own word.
//
//===----------------------------------------------------------------------===//

#include "Provision.h"

#include "tntc/Analysis/ServiceEgress.h"
#include "tntc/Backend/ProvisionJob.h"
#include "tntc/Support/YamlEmitter.h"

#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace tntc;
using namespace tntc::driver;

static std::string outputPath(const ir::Workflow &workflow,
                              const ir::ServiceFacts &facts, ir::Phase phase,
                              ir::Scope scope, StringRef path) {
  std::string folder = ir::phaseName(phase).str() + "/";
  switch (scope) {
  case ir::Scope::Workflow:
    folder += (*workflow.enclave + "/workflows/" + *workflow.name + "/").str();
    break;
  case ir::Scope::Enclave:
    folder += (*workflow.enclave + "/enclave/").str();
    break;
  case ir::Scope::Platform:
    folder += "platform/";
    break;
  }
  return folder + (facts.service + "/" + path).str();
}

namespace {
class Renderer {
public:
  Renderer(const PluginContext &context, const SecretText &platformKey,
           const ProvisionOptions &options, ArtifactSet &out,
           std::vector<SharedPiece> &shared, std::vector<ObjectClaim> &claims)
      : context(context), platformKey(platformKey),
        filler(context.workflow, platformKey), options(options),
        phase(options.phase), out(out), shared(shared), claims(claims) {}

  void render(const ir::ServiceFacts &facts);

private:
  SharedPiece start(const ir::ServiceFacts &facts, ir::Scope scope,
                    StringRef path);
  void add(SharedPiece piece, ir::Scope scope);
  void claim(const json::Value &object, const SharedPiece &piece);
  void addJob(const ir::ServiceFacts &facts, const ir::ServiceFile &file,
              StringRef bytes);

  const PluginContext &context;
  const SecretText &platformKey;
  GapFiller filler;
  const ProvisionOptions &options;
  ir::Phase phase;
  ArtifactSet &out;
  std::vector<SharedPiece> &shared;
  std::vector<ObjectClaim> &claims;
};
} // namespace

SharedPiece Renderer::start(const ir::ServiceFacts &facts, ir::Scope scope,
                            StringRef path) {
  SharedPiece piece;
  piece.path = outputPath(context.workflow, facts, phase, scope, path);
  piece.isWhole = true;
  piece.plugin = facts.plugin.str();
  piece.workflow = context.workflow.name->str();
  return piece;
}

void Renderer::add(SharedPiece piece, ir::Scope scope) {
  if (scope != ir::Scope::Workflow) {
    shared.push_back(std::move(piece));
    return;
  }
  Artifact artifact;
  artifact.file = std::move(piece.path);
  artifact.bytes = std::move(piece.bytes);
  artifact.kind = std::move(piece.kind);
  artifact.sensitive = piece.sensitive;
  bool added = out.add(std::move(artifact));
  assert(added && "paths of facts are confined and no two are one");
  (void)added;
}

/// Of `configmap-NAME.yaml`.
static StringRef nameOf(const Artifact &object) {
  return StringRef(object.part)
      .drop_front(object.kind.size() + 1)
      .drop_back(StringRef(".yaml").size());
}

/// Beside each file that a Job can run, that Job, and its Secret apart: only
/// the latter holds what must not lie about.
void Renderer::addJob(const ir::ServiceFacts &facts,
                      const ir::ServiceFile &file, StringRef bytes) {
  const ir::Workflow &workflow = context.workflow;
  ProvisionJobRequest request{context.profile, file, bytes, "", "", {},
                              platformKey,     {}};
  request.egress =
      serviceRules(facts, workflow, context.profile, context.arena);
  if (file.scope != ir::Scope::Platform)
    request.enclave = *workflow.enclave;
  if (file.scope == ir::Scope::Workflow)
    request.workflow = *workflow.name;
  for (const ir::ServiceJob::Variable &variable : file.job->environment) {
    ir::TextPart part{ir::TextPart::Kind::Value, variable.credential};
    if (variable.credential.empty() || !filler.canFill(part))
      continue;
    std::string value = filler.fill(facts, part);
    request.credentials.insert_or_assign(variable.credential.str(),
                                         SecretText(value));
    wipe(value);
  }
  SharedPiece jobs = start(facts, file.scope, file.path), secret = jobs;
  jobs.path += ".job.yaml";
  secret.path += ".secret.yaml";
  for (Artifact &artifact : makeProvisionJob(request)) {
    claims.push_back({phase, artifact.kind,
                      context.profile.ingress.controlNamespace,
                      nameOf(artifact).str(), jobs.path, "", jobs.workflow});
    if (!artifact.sensitive) {
      jobs.kind = artifact.kind;
      jobs.bytes += (jobs.bytes.empty() ? "" : "---\n") + artifact.bytes;
      continue;
    }
    secret.kind = artifact.kind;
    secret.sensitive = true;
    secret.bytes = std::move(artifact.bytes);
  }
  add(std::move(jobs), file.scope);
  if (!secret.bytes.empty() && options.secrets)
    add(std::move(secret), file.scope);
}

void Renderer::claim(const json::Value &object, const SharedPiece &piece) {
  const json::Value &meta = object["metadata"];
  ObjectClaim made;
  made.phase = phase;
  made.kind = piece.kind;
  made.nameSpace = meta.value("namespace", "");
  made.name = meta["name"].get<std::string>();
  made.path = piece.path;
  made.plugin = piece.plugin;
  made.workflow = piece.workflow;
  claims.push_back(std::move(made));
}

void Renderer::render(const ir::ServiceFacts &facts) {
  std::vector<std::string> missing;
  auto canFill = [&](ArrayRef<ir::TextPart> text, StringRef path) {
    if (!filler.canFill(text))
      missing.push_back(("the file '" + path + "'").str());
    return filler.canFill(text);
  };
  for (const ir::ServiceFile &file : facts.files) {
    if (file.phase != phase || (file.destroysData && !options.force) ||
        !canFill(file.text, file.path))
      continue;
    SharedPiece piece = start(facts, file.scope, file.path);
    piece.bytes = filler.fill(facts, file.text);
    if (file.job)
      addJob(facts, file, piece.bytes);
    add(std::move(piece), file.scope);
  }
  for (const ir::ServiceObject &object : facts.objects) {
    if (object.phase != phase)
      continue;
    SharedPiece piece = start(facts, object.scope, object.path);
    piece.kind = object.kind.str();
    llvm::raw_string_ostream stream(piece.bytes);
    json::Value body = *json::parse(object.json);
    emitYaml(body, stream);
    claim(body, piece);
    add(std::move(piece), object.scope);
  }
  for (const ir::ServiceAggregate &entry : facts.aggregates) {
    if (entry.phase != phase || !canFill(entry.text, entry.path))
      continue;
    SharedPiece piece = start(facts, entry.scope, entry.path);
    piece.isWhole = false;
    piece.before = entry.before.str();
    piece.between = entry.between.str();
    piece.after = entry.after.str();
    piece.key = entry.key.str();
    piece.bytes = filler.fill(facts, entry.text);
    shared.push_back(std::move(piece));
  }
  if (!missing.empty())
    context.diags.report(diag::NoPlatformKey, facts.span,
                         llvm::join(missing, ", "));
}

void driver::renderProvision(const PluginContext &context,
                             const SecretText &platformKey,
                             const ProvisionOptions &options, ArtifactSet &out,
                             std::vector<SharedPiece> &shared,
                             std::vector<ObjectClaim> &claims) {
  Renderer renderer(context, platformKey, options, out, shared, claims);
  for (const ir::ServiceFacts &facts : context.workflow.services)
    renderer.render(facts);
}

void driver::claimManifests(const ir::Workflow &workflow,
                            const ArtifactSet &manifests, ir::Phase phase,
                            std::vector<ObjectClaim> &claims) {
  for (const Artifact &artifact : manifests.artifacts())
    claims.push_back({phase, artifact.kind, workflow.enclave->str(),
                      nameOf(artifact).str(), "", "", workflow.name->str()});
}
