//===- ProvisionJob.h - what applies a file of a service --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_BACKEND_PROVISIONJOB_H
#define TNTC_BACKEND_PROVISIONJOB_H

#include "tntc/IR/Grants.h"
#include "tntc/IR/Profile.h"
#include "tntc/IR/Service.h"
#include "tntc/Support/ArtifactSet.h"
#include "tntc/Support/SecretText.h"

#include <map>

namespace tntc {

struct ProvisionJobRequest {
  const ir::Profile &profile;
  const ir::ServiceFile &file; ///< has a job
  StringRef bytes;             ///< of the file, gaps filled
  StringRef enclave, workflow; ///< whom it is for; empty: for all
  /// Of the job's variables that are credentials; those that are missing are
  /// for somebody else to create.
  std::map<std::string, SecretText> credentials;
  const SecretText &platformKey;
  ArrayRef<ir::NetworkRule> egress; ///< of the Job's pod
};

/// NetworkPolicy, ConfigMap, Secret (if there are credentials) and Job, without
/// `file`.
std::vector<Artifact> makeProvisionJob(const ProvisionJobRequest &request);

} // namespace tntc

#endif // TNTC_BACKEND_PROVISIONJOB_H
