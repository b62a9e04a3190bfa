//===- OptionWords.cpp - what one option takes ----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "OptionWords.h"

#include "tntc/Backend/Backends.h"
#include "tntc/Diagnostics/Escape.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"

#include <utility>

using namespace tntc;
using namespace tntc::driver;

std::vector<StringRef> driver::emitKinds() {
  std::vector<StringRef> kinds = {"document", "none", "provision", "teardown"};
  for (const Backend &backend : builtinBackends())
    kinds.push_back(backend.name);
  llvm::sort(kinds);
  return kinds;
}

void driver::complainOfWord(raw_ostream &err, StringRef what, StringRef got,
                            ArrayRef<StringRef> known) {
  err << "tntc-compile: unknown " << what << " '" << render::escape(got) << "'";
  // More than a line of them is for --help and the --list options to say.
  constexpr size_t mostListed = 16;
  if (auto near = names::didYouMean(got, known)) {
    err << "; did you mean '" << *near << "'?";
  } else if (known.size() <= mostListed) {
    for (size_t i = 0; i < known.size(); ++i)
      err << (i == 0                  ? "; expected '"
              : i + 1 == known.size() ? " or '"
                                      : ", '")
          << known[i] << "'";
  }
  err << '\n';
}

std::string driver::unknownWord(StringRef word, ArrayRef<StringRef> known) {
  std::string text = "unknown value '" + render::escape(word) + "'";
  if (auto near = names::didYouMean(word, known))
    return text + "; did you mean '" + near->str() + "'?";
  text += "; expected";
  StringRef comma = " ";
  for (StringRef one : known)
    if (!one.empty()) {
      text += comma.str() + "'" + one.str() + "'";
      comma = ", ";
    }
  return text;
}

bool driver::checkWords(raw_ostream &err, StringRef what,
                        const std::vector<std::string> &got,
                        ArrayRef<StringRef> known) {
  bool good = true;
  for (const std::string &word : got)
    if (!llvm::is_contained(known, StringRef(word))) {
      complainOfWord(err, what, word, known);
      good = false;
    }
  return good;
}

bool driver::checkOptionNames(ArrayRef<std::string> words, raw_ostream &err) {
  const auto &options = llvm::cl::getRegisteredOptions();
  bool good = true;
  for (size_t i = 1; i < words.size() && words[i] != "--"; ++i) {
    StringRef word = words[i];
    bool isLong = word.consume_front("--");
    if (!isLong && !word.consume_front("-"))
      continue;
    auto [name, value] = word.split('=');
    auto option = options.find(name);
    if (option != options.end()) {
      // The next word is its value, whatever that looks like.
      i += name == word &&
           option->second->getValueExpectedFlag() == llvm::cl::ValueRequired;
      continue;
    }
    if (!isLong)
      continue;
    std::vector<StringRef> known;
    for (const auto &entry : options)
      if (entry.first().size() > 1 &&
          entry.second->getOptionHiddenFlag() == llvm::cl::NotHidden)
        known.push_back(entry.first());
    llvm::sort(known);
    auto near = names::didYouMean(name, known);
    err << "tntc-compile: unknown option '--" << render::escape(name) << "'"
        << (near ? "; did you mean '--" + near->str() + "'?"
                 : " (--help lists all)")
        << '\n';
    good = false;
  }
  return good;
}

bool driver::parseWarning(StringRef text, SeverityPolicy &policy,
                          raw_ostream &err) {
  if (text == "error" || text == "no-error") {
    policy.warningsAsErrors = text == "error";
    return true;
  }
  auto [name, level] = text.split('=');
  // Other compilers write `-Werror=graph` for `-Wgraph=error`.
  if (name == "error")
    std::swap(name, level);
  bool negated = name.consume_front("no-");
  Severity severity = negated ? Severity::Off : Severity::Warning;
  if (text.contains('=')) {
    if (level == "error")
      severity = Severity::Error;
    else if (level == "remark")
      severity = Severity::Remark;
    else if (level == "off")
      severity = Severity::Off;
    else if (level != "warning" || negated) {
      complainOfWord(err, "severity", level,
                     {"error", "off", "remark", "warning"});
      return false;
    }
  }
  std::vector<std::string> codes;
  std::vector<StringRef> known;
  for (const diag::Info &info : diag::all()) {
    codes.push_back(info.codeName());
    known.push_back(info.group);
  }
  bool isGroup = llvm::is_contained(known, name);
  if (!diag::find(name) && !isGroup) {
    // One digit of a code is as good as another: only its case is a slip.
    for (const std::string &code : codes)
      if (name.equals_insensitive(code))
        known = {code};
    if (!text.contains('='))
      known.push_back("error");
    complainOfWord(err, "diagnostic or group", name, known);
    return false;
  }
  policy.byName[name.str()] = severity;
  return true;
}

bool driver::parseSink(StringRef text, Options &options, raw_ostream &err) {
  auto [form, file] = text.split('=');
  static constexpr StringRef forms[] = {"github", "json", "sarif", "text"};
  if (!llvm::is_contained(forms, form)) {
    complainOfWord(err, "form of diagnostics", form, forms);
    return false;
  }
  options.diagnostics.push_back({form.str(), file.str()});
  return true;
}

bool driver::parsePluginValue(StringRef text, PluginOptions &options,
                              raw_ostream &err) {
  auto [key, value] = text.split('=');
  auto [plugin, name] = key.split('.');
  if (!text.contains('=') || plugin.empty() || name.empty()) {
    err << "tntc-compile: --plugin-opt takes 'name.key=value', not '" << text
        << "'\n";
    return false;
  }
  options.values[plugin.str()][name.str()] = value.str();
  return true;
}
