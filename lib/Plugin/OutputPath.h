//===- OutputPath.h - names of files that plugins give ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_PLUGIN_OUTPUTPATH_H
#define TNTC_LIB_PLUGIN_OUTPUTPATH_H

#include "tntc/Plugin/Fault.h"

#include <map>
#include <string>

namespace tntc {

/// A fault unless \p path leads below its folder and is the same path on every
/// system, whoever looks at it.
MaybeFault checkOutputPath(StringRef path);

/// The files of one folder: no two are one, and none is a folder of another,
/// also where upper and lower case are not told apart.
class OutputPaths {
public:
  /// \p path has passed checkOutputPath.
  MaybeFault add(StringRef path);

private:
  /// By name in lower case; a folder as it was spelled, a file empty.
  std::map<std::string, std::string> taken;
};

} // namespace tntc

#endif // TNTC_LIB_PLUGIN_OUTPUTPATH_H
