//===- ProvenanceOption.h - where a workflow comes from ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_PROVENANCEOPTION_H
#define TNTC_DRIVER_PROVENANCEOPTION_H

#include "tntc/Plugin/Backend.h"

namespace tntc::driver {

/// Reads the values of `--provenance`, each `key=value`. False after a message
/// when one is not as it should be, or the commit is missing.
bool parseProvenance(ArrayRef<std::string> values,
                     BackendOptions::Provenance &provenance, raw_ostream &err);

} // namespace tntc::driver

#endif // TNTC_DRIVER_PROVENANCEOPTION_H
