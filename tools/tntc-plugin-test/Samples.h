//===- Samples.h - what a plugin is asked -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINTEST_SAMPLES_H
#define TNTC_PLUGINTEST_SAMPLES_H

#include "tntc/Plugin/Plugin.h"

namespace tntc::plugintest {

/// A request (without `protocol` and `id`), and what people call it.
struct Sample {
  std::string name;
  json::Value request;
};

/// The workflows of templates/, as the compiler sees them.
std::vector<Sample> usualSamples(const Component &component,
                                 const json::Value &options);

/// Workflows that may be written as well, and seldom are: texts that end a
/// quotation, no text at all, names as long as they can be, a thousand nodes.
std::vector<Sample> unusualSamples(const Component &component,
                                   const json::Value &options);

/// Values that each option may have by its schema, one at a time.
std::vector<Sample> optionSamples(const Component &component,
                                  const json::Value &options);

/// A line that is no request that a plugin could answer.
struct Nonsense {
  std::string name, line;
  /// Of the answer, when the line has one that can be read.
  std::optional<uint64_t> id;
};
std::vector<Nonsense> nonsense(const Component &component);

} // namespace tntc::plugintest

#endif // TNTC_PLUGINTEST_SAMPLES_H
