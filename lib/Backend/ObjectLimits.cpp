//===- ObjectLimits.cpp - what an API server would refuse -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ObjectLimits.h"

#include "tntc/IR/ObjectNames.h"

using namespace tntc;
using namespace tntc::kubernetes;

// Of k8s.io/apimachinery and k8s.io/api, where they are constants too. Keys
// count for annotations only.
static constexpr size_t configMapLimit = 1 << 20;
static constexpr size_t secretLimit = 1 << 20;
/// More than this the readers of metadata do not expect.
static constexpr size_t usualMetadata = 500 << 10;
static constexpr size_t annotationLimit = 256 << 10;

static bool checkKeys(const BackendRequest &request, DiagnosticEngine &diags) {
  bool isGood = true;
  for (const ir::ShippedFile &file : request.workflow.shipped)
    if (file.key == "workflow.yaml" || file.key == "workflow.json") {
      diags.report(diag::GeneratedKeyTaken, file.reason.span, file.path,
                   file.key);
      isGood = false;
    }
  return isGood;
}

static bool checkCode(const BackendRequest &request, const Code &code,
                      DiagnosticEngine &diags) {
  size_t size = 0;
  for (const auto &[key, bytes] : code.files)
    size += bytes.size();
  if (size <= configMapLimit)
    return true;
  const ir::Workflow &workflow = request.workflow;
  const ir::ShippedFile *largest = nullptr;
  auto sizeOf = [&](const ir::ShippedFile &file) {
    return request.sources.file(file.file).text().size();
  };
  for (const ir::ShippedFile &file : workflow.shipped)
    if (!largest || sizeOf(file) > sizeOf(*largest))
      largest = &file;
  auto error = diags.report(diag::ConfigMapTooLarge, workflow.name.span,
                            ir::codeName(*workflow.name), size, configMapLimit);
  if (largest)
    error.note(largest->reason.span, "the largest file is '" + largest->path +
                                         "' with " + Twine(sizeOf(*largest)) +
                                         " bytes");
  return false;
}

static bool checkMetadata(const BackendRequest &request,
                          DiagnosticEngine &diags) {
  if (!request.options.metadata)
    return true;
  size_t size = 0;
  for (const auto &[key, bytes] : makeMetadata(request))
    size += bytes.size();
  const ir::Text &name = request.workflow.name;
  if (size > configMapLimit)
    diags.report(diag::ConfigMapTooLarge, name.span, ir::metadataName(*name),
                 size, configMapLimit);
  else if (size > usualMetadata)
    diags.report(diag::LargeMetadata, name.span, ir::metadataName(*name), size,
                 usualMetadata);
  return size <= configMapLimit;
}

/// Where the text of an annotation comes from.
static Span causeOf(const ir::Workflow &workflow, StringRef annotation) {
  Span span;
  if (annotation == "tentacular.io/description")
    span = workflow.description.span;
  else if (annotation == "tentacular.io/dependencies")
    span = workflow.contract ? workflow.contract->dependenciesSpan : Span();
  else if (annotation == "tentacular.io/edges")
    span = workflow.edgesSpan;
  else if (annotation == "tentacular.io/nodes")
    span = workflow.nodesSpan;
  else if (annotation == "tentacular.io/tags")
    span = workflow.metadata.span;
  else if (annotation == "tentacular.io/environment")
    span = workflow.metadata.environment.span;
  else if (annotation.starts_with("tentacular.io/cron-schedule"))
    span = workflow.triggersSpan;
  return span.isValid() ? span : workflow.name.span;
}

static bool checkAnnotations(const BackendRequest &request,
                             DiagnosticEngine &diags) {
  size_t size = 0;
  const StringMap::value_type *largest = nullptr;
  StringMap annotations = deploymentAnnotations(request);
  for (const auto &annotation : annotations) {
    size += annotation.first.size() + annotation.second.size();
    if (!largest || annotation.second.size() > largest->second.size())
      largest = &annotation;
  }
  if (size <= annotationLimit)
    return true;
  diags.report(diag::AnnotationsTooLarge,
               causeOf(request.workflow, largest->first),
               *request.workflow.name, size, annotationLimit, largest->first,
               largest->second.size());
  return false;
}

bool kubernetes::checkSecretLimit(const BackendRequest &request,
                                  DiagnosticEngine &diags) {
  if (request.options.secrets == BackendOptions::Secrets::Omit)
    return true;
  size_t size = secretSize(request);
  if (size <= secretLimit)
    return true;
  const ir::Workflow &workflow = request.workflow;
  diags.report(diag::SecretTooLarge, workflow.name.span,
               ir::secretName(*workflow.name), size, secretLimit);
  return false;
}

bool kubernetes::checkLimits(const BackendRequest &request, const Code &code,
                             DiagnosticEngine &diags) {
  bool isGood = checkKeys(request, diags);
  isGood &= checkCode(request, code, diags);
  isGood &= checkMetadata(request, diags);
  isGood &= checkAnnotations(request, diags);
  isGood &= checkSecretLimit(request, diags);
  return isGood;
}
