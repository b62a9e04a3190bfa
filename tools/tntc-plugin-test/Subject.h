//===- Subject.h - the plugin that is tested --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINTEST_SUBJECT_H
#define TNTC_PLUGINTEST_SUBJECT_H

#include "Samples.h"

namespace tntc::plugintest {

/// What the command line says.
struct Subject {
  std::string path; ///< absolute
  bool isSharedObject = false;
  Sandbox sandbox = Sandbox::Bubblewrap;
  PluginLimits limits;
  std::vector<std::pair<std::string, std::string>> options;
  std::string self;                   ///< this very program
  std::vector<std::string> arguments; ///< that it was called with

  /// A new process each time; a shared object is loaded once.
  std::unique_ptr<Transport> connect(MaybeFault &fault) const;
  std::unique_ptr<Plugin> open(MaybeFault &fault) const;

  /// What \p component gets of the options.
  json::Value optionsOf(const Component &component) const;
};

/// All samples of all components, in order.
std::vector<Sample> allSamples(const Subject &subject, const Plugin &plugin);

/// The answers to all samples, asked from the last to the first and each
/// twice, one on a line in the order of the samples. Says in \p fault when the
/// second answer differs, or what else went wrong.
std::vector<std::string> collectAnswers(const Subject &subject,
                                        std::string &fault);

/// The same, in a process that does not share our memory.
std::vector<std::string> collectElsewhere(const Subject &subject,
                                          std::string &fault);

/// An answer as text, without the number of the request.
std::string printAnswer(json::Value answer);

/// `TNT5125: plugin 'acme' answered with what is not JSON: byte 3`
std::string describe(StringRef plugin, const PluginFault &fault);

} // namespace tntc::plugintest

#endif // TNTC_PLUGINTEST_SUBJECT_H
