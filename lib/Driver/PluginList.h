//===- PluginList.h - the answer to --list-plugins --------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_PLUGINLIST_H
#define TNTC_DRIVER_PLUGINLIST_H

#include "Options.h"

namespace tntc::driver {

/// Prints the plugins that a run in this directory could use, with what they
/// need and what they are granted. Runs none but those that are built in.
void listPlugins(const Options &options, raw_ostream &out);

} // namespace tntc::driver

#endif // TNTC_DRIVER_PLUGINLIST_H
