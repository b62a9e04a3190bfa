//===- MetadataTexts.h - what --metadata carries along ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_METADATATEXTS_H
#define TNTC_DRIVER_METADATATEXTS_H

#include "tntc/Plugin/Backend.h"
#include "tntc/Support/SourceTree.h"

namespace tntc::driver {

/// Reads those of the files that the metadata holds which are there. One that
/// leads out of \p tree is an error (decision I10).
std::vector<MetadataText> readMetadataTexts(const SourceTree &tree,
                                            SourceManager &sources,
                                            DiagnosticEngine &diags);

} // namespace tntc::driver

#endif // TNTC_DRIVER_METADATATEXTS_H
