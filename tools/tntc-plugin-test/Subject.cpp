//===- Subject.cpp - starts the plugin, here and elsewhere ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Subject.h"

#include "tntc/Driver/Version.h"
#include "tntc/Support/SystemError.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace tntc;
using namespace tntc::plugintest;

std::unique_ptr<Transport> Subject::connect(MaybeFault &fault) const {
  if (isSharedObject) {
    const TntcPluginInfo *info = nullptr;
    fault = loadSharedObject(path, nullptr, limits.time, info);
    return fault ? nullptr : createDirectTransport(info, path, limits);
  }
  ExecutableOptions how{path, nullptr, sandbox, "", limits, {}};
  if (auto program = llvm::sys::findProgramByName(
          "bwrap", {"/usr/bin", "/usr/local/bin", "/bin"}))
    how.bubblewrap = *program;
  return startExecutable(how, fault);
}

std::unique_ptr<Plugin> Subject::open(MaybeFault &fault) const {
  std::unique_ptr<Transport> transport = connect(fault);
  if (fault)
    return nullptr;
  auto plugin = Plugin::open(std::move(transport), "", version(), fault);
  const TntcPluginInfo *info = nullptr;
  if (plugin && isSharedObject &&
      !(fault = loadSharedObject(path, nullptr, limits.time, info)))
    fault = checkAgainstInfo(*info, *plugin);
  return fault ? nullptr : std::move(plugin);
}

json::Value Subject::optionsOf(const Component &component) const {
  json::Value chosen = json::object();
  if (!component.options || !component.optionsSchema.contains("properties"))
    return chosen;
  const json::Value &properties = component.optionsSchema["properties"];
  for (const auto &[key, text] : options) {
    if (!properties.contains(key))
      continue;
    // Whatever of its readings the schema takes.
    std::vector<json::Value> readings = {text};
    if (std::optional<json::Value> parsed = json::parse(text))
      readings.insert(readings.begin(), *parsed);
    for (json::Value &reading : readings) {
      chosen[key] = reading;
      if (!component.options->check(chosen))
        break;
    }
  }
  return chosen;
}

std::vector<Sample> plugintest::allSamples(const Subject &subject,
                                           const Plugin &plugin) {
  std::vector<Sample> all;
  for (const Component &component : plugin.components()) {
    json::Value options = subject.optionsOf(component);
    for (auto *make : {usualSamples, unusualSamples, optionSamples})
      for (Sample &sample : make(component, options))
        all.push_back(std::move(sample));
  }
  return all;
}

std::string plugintest::printAnswer(json::Value answer) {
  answer.erase("id");
  return json::print(answer, 0);
}

std::string plugintest::describe(StringRef plugin, const PluginFault &fault) {
  SourceManager none;
  DiagnosticEngine diags(none, {});
  auto argument = [&](size_t i) {
    return i < fault.arguments.size() ? fault.arguments[i] : std::string();
  };
  diags.report(fault.id, Span(), plugin, argument(0), argument(1), argument(2),
               argument(3));
  std::string text;
  for (const Diagnostic &diagnostic : diags.finish())
    text = diag::info(fault.id).codeName() + ": " + diagnostic.message;
  for (const std::string &note : fault.notes)
    text += "\n" + note;
  return text;
}

std::vector<std::string> plugintest::collectAnswers(const Subject &subject,
                                                    std::string &fault) {
  MaybeFault problem;
  std::unique_ptr<Plugin> plugin = subject.open(problem);
  if (!plugin) {
    fault = describe(subject.path, *problem);
    return {};
  }
  std::vector<Sample> samples = allSamples(subject, *plugin);
  std::vector<std::string> answers(samples.size());
  for (size_t i = samples.size(); i-- > 0;)
    for (bool isFirst : {true, false}) {
      std::optional<json::Value> answer = plugin->ask(samples[i].request);
      if (!answer) {
        fault =
            samples[i].name + ": " + describe(plugin->name(), *plugin->fault());
        return {};
      }
      std::string text = printAnswer(std::move(*answer));
      if (isFirst) {
        answers[i] = text;
      } else if (text != answers[i]) {
        fault = samples[i].name + ": the second answer differs from the first";
        return {};
      }
    }
  plugin->finish();
  return answers;
}

std::vector<std::string> plugintest::collectElsewhere(const Subject &subject,
                                                      std::string &fault) {
  if (!subject.isSharedObject)
    return collectAnswers(subject, fault);
  llvm::SmallString<128> file;
  if (std::error_code code =
          llvm::sys::fs::createTemporaryFile("tntc-plugin-test", "txt", file)) {
    fault = "cannot write a temporary file: " + errorText(code);
    return {};
  }
  std::vector<StringRef> arguments = {subject.self, "--collect"};
  arguments.insert(arguments.end(), subject.arguments.begin(),
                   subject.arguments.end());
  std::optional<StringRef> redirects[] = {std::nullopt, file.str(),
                                          std::nullopt};
  std::string why;
  int code = llvm::sys::ExecuteAndWait(subject.self, arguments, std::nullopt,
                                       redirects, /*SecondsToWait=*/120,
                                       /*MemoryLimit=*/0, &why);
  std::vector<std::string> answers;
  if (auto text = llvm::MemoryBuffer::getFile(file))
    for (StringRef line : llvm::split((*text)->getBuffer().rtrim('\n'), '\n'))
      answers.push_back(line.str());
  (void)llvm::sys::fs::remove(file);
  if (code != 0)
    fault = answers.empty() || answers.front().empty() ? "it ended: " + why
                                                       : answers.front();
  return answers;
}
