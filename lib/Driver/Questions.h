//===- Questions.h - options that ask instead of compile --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_QUESTIONS_H
#define TNTC_DRIVER_QUESTIONS_H

#include "Options.h"

namespace tntc::driver {

/// Answers `--explain`, `--list-...`, `--print-schema` on \p out. Nothing when
/// \p options ask none of them, else the exit code.
std::optional<int> answerQuestion(const Options &options, raw_ostream &out,
                                  raw_ostream &err);

} // namespace tntc::driver

#endif // TNTC_DRIVER_QUESTIONS_H
