//===- Inputs.h - which workflows a command line names ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_INPUTS_H
#define TNTC_DRIVER_INPUTS_H

#include "tntc/Diagnostics/Diagnostic.h"

#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <vector>

namespace tntc::driver {

/// The repository and the enclave that a workflow directory lies in.
struct Place {
  std::string directory; ///< absolute, links resolved
  std::string display;   ///< as messages call it; empty for standard input
  std::string file;      ///< name of the workflow file, `-` for standard input
  std::string root;      ///< of the repository, empty when there is none
  std::string enclave;   ///< by `enclaves/<e>/`, empty elsewhere
  std::string enclaveDirectory; ///< that folder, absolute
};

/// A path that leads to nothing to compile, and why.
class InputError : public llvm::ErrorInfo<InputError> {
public:
  static char ID;
  InputError(diag::Id code, std::string path, std::string reason = "")
      : code(code), path(std::move(path)), reason(std::move(reason)) {}
  void log(raw_ostream &out) const override;
  std::error_code convertToErrorCode() const override;

  diag::Id code;
  std::string path, reason;
};

/// What lies below the paths of a command line.
struct FoundWorkflows {
  std::vector<Place> places; ///< sorted by display path, each once
  /// Files that seem to be workflows by another name, as messages call them.
  std::vector<std::string> misnamed;
};

/// Finds the workflows below \p paths. Hidden directories, node_modules and
/// links are not entered; a path that leads to no workflow is an InputError,
/// and so is a directory where \p onlyFiles are asked for.
llvm::Expected<FoundWorkflows> findWorkflows(ArrayRef<std::string> paths,
                                             bool onlyFiles);

/// The place of \p directory itself, whether or not a workflow lies in it.
Place placeOf(StringRef directory);

} // namespace tntc::driver

#endif // TNTC_DRIVER_INPUTS_H
