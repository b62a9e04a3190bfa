//===- Output.h - where artifacts go ----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_OUTPUT_H
#define TNTC_DRIVER_OUTPUT_H

#include "Options.h"

#include "tntc/Support/ArtifactSet.h"

#include "llvm/Support/Error.h"

namespace tntc::driver {

/// A trailing slash or a directory that exists means a directory.
bool namesDirectory(const Options &options);

/// Carries out `-o`, `--split` and `--check`, and writes over none of
/// \p inputs. The result names the files that
/// `--check` found to differ from what would be written.
llvm::Expected<std::vector<std::string>>
deliver(const ArtifactSet &artifacts, const std::vector<std::string> &inputs,
        const Options &options, raw_ostream &out);

/// The paths of the files that `deliver` writes.
llvm::Expected<std::vector<std::string>>
outputFiles(const ArtifactSet &artifacts, const Options &options);

/// Where -MD writes to.
std::string depfileOf(const Options &options);

/// Whether \p path would be written over one of \p others, whatever they are
/// called. A device takes both.
bool isOneOf(StringRef path, ArrayRef<std::string> others);

/// What a WriteError says of a path that is one of `outputFiles`.
inline constexpr StringRef isMade = "it is one of the files that are made";

/// What a WriteError calls the stream, which is no file.
inline constexpr StringRef standardOutput = "standard output";

/// Empties the buffer of \p out. LLVM ends the program over a stream that
/// failed, unless it is told, as here, that somebody has looked.
llvm::Error flush(llvm::raw_fd_ostream &out);

/// Writes the make rule of `-MD -MF -MT`: what \p artifacts go to depends on
/// \p inputs.
llvm::Error writeDepfile(const ArtifactSet &artifacts,
                         const std::vector<std::string> &inputs,
                         const Options &options);

} // namespace tntc::driver

#endif // TNTC_DRIVER_OUTPUT_H
