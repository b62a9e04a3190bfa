//===- CheckSidecars.cpp - containers that the pod can start --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A sidecar that the API server or the container runtime refuses takes the
// whole pod with it, and says so only in the pod's events.
//
//===----------------------------------------------------------------------===//

#include "Edits.h"

#include "tntc/Analysis/Pass.h"
#include "tntc/IR/ObjectNames.h"
#include "tntc/Support/ImageReference.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace tntc;

static void checkImage(const ir::Text &image, DiagnosticEngine &diags) {
  if (!image.isPresent() || image->empty())
    return;
  std::optional<ImageReference> reference = ImageReference::parse(*image);
  if (!reference)
    diags.report(diag::BadImage, image.span, *image);
  else if (reference->digest.empty() &&
           (reference->tag.empty() || reference->tag == "latest"))
    diags.report(diag::MutableImage, image.span, *image);
}

/// An absolute path as HTTP writes it.
static bool isHealthPath(StringRef text) {
  return text.starts_with("/") && llvm::all_of(text, [](char c) {
           return llvm::isPrint(c) && c != ' ';
         });
}

static void checkProbe(const ir::Sidecar &sidecar, PassContext &context) {
  DiagnosticEngine &diags = context.diags;
  const ir::Text &path = sidecar.healthPath;
  if (!path.isPresent())
    return;
  if (*sidecar.protocol == "grpc") {
    diags.report(diag::HealthPathOfGrpc, path.span);
    return;
  }
  if (isHealthPath(*path))
    return;
  InFlightDiagnostic diagnostic =
      diags.report(diag::BadHealthPath, path.span, *path);
  std::string meant = ("/" + *path).str();
  std::optional<Edit> edit = replaceText(path, *path, context.sources);
  if (edit && !path->starts_with("/") && !path->contains("://") &&
      isHealthPath(meant))
    std::move(diagnostic)
        .fix("write '" + meant + "'", edit->span, "/" + edit->text);
}

static void checkEnvironment(const ir::Sidecar &sidecar,
                             DiagnosticEngine &diags) {
  for (const ir::KeyText &pair : sidecar.env) {
    StringRef name = *pair.key;
    bool isName = !name.empty() && !llvm::isDigit(name.front()) &&
                  llvm::all_of(name, [](char c) {
                    return llvm::isAlnum(c) || c == '_' || c == '-' || c == '.';
                  });
    if (!isName)
      diags.report(diag::BadVariableName, pair.key.span, name);
  }
}

/// In thousandths, of which \p unit is the least that Kubernetes gives out.
static std::optional<int64_t> checkQuantity(const ir::Text &text, int64_t unit,
                                            DiagnosticEngine &diags) {
  if (!text.isPresent() || text.isRefused())
    return std::nullopt;
  std::optional<int64_t> value = names::parseQuantityMilli(*text);
  if (!value || *value == 0) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::BadQuantity, text.span, *text);
    // `128MB`, `1GiB`: the byte goes without saying.
    StringRef meant = *text;
    if ((meant.consume_back("B") || meant.consume_back("b")) &&
        names::parseQuantityMilli(meant).value_or(0) > 0)
      if (auto edit = replaceText(text, meant, diags.sourceManager()))
        std::move(diagnostic)
            .suggest("write '" + meant + "'", edit->span, edit->text);
    return std::nullopt;
  }
  if (*value % unit != 0) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::FractionOfByte, text.span, *text);
    if (!text->ends_with("m"))
      return std::nullopt;
    std::string meant = (text->drop_back() + "Mi").str();
    diagnostic.note(text.span, "'m' is a thousandth, as of CPU; 'Mi' is a "
                               "mebibyte");
    std::move(diagnostic).suggest("write '" + meant + "'", text.span, meant);
    return std::nullopt;
  }
  return value;
}

static void checkResource(const ir::Text &request, const ir::Text &limit,
                          int64_t unit, DiagnosticEngine &diags) {
  std::optional<int64_t> asked = checkQuantity(request, unit, diags);
  std::optional<int64_t> most = checkQuantity(limit, unit, diags);
  if (asked && most && *asked > *most)
    diags.report(diag::RequestOverLimit, request.span, *request, *limit)
        .note(limit.span, "the limit is here");
}

static void checkResources(const ir::Sidecar &sidecar,
                           DiagnosticEngine &diags) {
  checkResource(sidecar.requests.cpu, sidecar.limits.cpu, 1, diags);
  checkResource(sidecar.requests.memory, sidecar.limits.memory, 1000, diags);
}

/// Not an error: the back end fills in what is missing, as it does for the
/// engine, so that a namespace with a quota takes the pod.
static void tellDefaults(const ir::Sidecar &sidecar, DiagnosticEngine &diags) {
  bool hasCpu = sidecar.limits.cpu.isPresent();
  bool hasMemory = sidecar.limits.memory.isPresent();
  if (sidecar.name.isPresent() && (!hasCpu || !hasMemory))
    diags.report(diag::MissingLimits, sidecar.name.span, *sidecar.name,
                 hasMemory ? "CPU"
                 : hasCpu  ? "memory"
                           : "CPU and memory");
}

void tntc::checkSidecars(const ir::Workflow &workflow, PassContext &context) {
  DiagnosticEngine &diags = context.diags;
  std::map<int64_t, const ir::Sidecar *> ports;
  for (const ir::Sidecar &sidecar : workflow.sidecars) {
    unsigned before = diags.errorCount();
    if (*sidecar.name == "engine")
      diags.report(diag::SidecarNamedEngine, sidecar.name.span);
    if (*sidecar.port == ir::enginePort)
      diags.report(diag::SidecarOnEnginePort, sidecar.port.span);
    if (sidecar.port.isPresent()) {
      auto [first, isNew] = ports.try_emplace(*sidecar.port, &sidecar);
      if (!isNew)
        diags
            .report(diag::DuplicateSidecarPort, sidecar.port.span,
                    *sidecar.port)
            .note(first->second->port.span, "the first one is here");
    }
    checkImage(sidecar.image, diags);
    checkProbe(sidecar, context);
    checkEnvironment(sidecar, diags);
    checkResources(sidecar, diags);
    // What has errors is not told what it gets without them.
    if (diags.errorCount() == before && !sidecar.image.isRefused() &&
        !sidecar.port.isRefused())
      tellDefaults(sidecar, diags);
  }
}
