//===- CoreDumps.h - what a crash may leave on the disk ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_DRIVER_COREDUMPS_H
#define TNTC_LIB_DRIVER_COREDUMPS_H

namespace tntc::driver {

/// From here on a crash writes no memory of ours to the disk. To be called
/// before anything secret is read.
void forbidCoreDumps();

} // namespace tntc::driver

#endif // TNTC_LIB_DRIVER_COREDUMPS_H
