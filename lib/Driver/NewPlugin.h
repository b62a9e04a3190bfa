//===- NewPlugin.h - tntc-compile plugin new --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_NEWPLUGIN_H
#define TNTC_DRIVER_NEWPLUGIN_H

#include "tntc/Support/LLVM.h"

namespace tntc::driver {

/// True for `tntc-compile plugin ...`: the first word alone decides, and a
/// path of that name is written `./plugin` (decision O30).
bool asksForNewPlugin(int argc, char **argv);

/// Writes a plugin that works into a folder called like it, or nothing.
int makeNewPlugin(int argc, char **argv, raw_ostream &out, raw_ostream &err);

} // namespace tntc::driver

#endif // TNTC_DRIVER_NEWPLUGIN_H
