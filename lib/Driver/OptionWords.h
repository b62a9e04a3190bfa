//===- OptionWords.h - what one option takes --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Each says on \p err what is wrong, and is false then.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_DRIVER_OPTIONWORDS_H
#define TNTC_DRIVER_OPTIONWORDS_H

#include "Options.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"

namespace tntc::driver {

bool checkWords(raw_ostream &err, StringRef what,
                const std::vector<std::string> &got, ArrayRef<StringRef> known);
/// Whether there are options of the names that are written in full among
/// \p words, of which LLVM would read `--json` as `-j son`.
bool checkOptionNames(ArrayRef<std::string> words, raw_ostream &err);
/// `-Werror`, `-Wno-error`, `-Wgraph`, `-Wno-graph`, `-W TNT3004=off`,
/// `-Wgraph=error`, `-Werror=graph`.
bool parseWarning(StringRef text, SeverityPolicy &policy, raw_ostream &err);
/// `FORM[=FILE]`
bool parseSink(StringRef text, Options &options, raw_ostream &err);
/// `PLUGIN.KEY=VALUE`
bool parsePluginValue(StringRef text, PluginOptions &options, raw_ostream &err);
/// What options say of one another.
bool checkTogether(const Options &options, raw_ostream &err);
/// `unknown value 'plan'; did you mean 'plain'?`
std::string unknownWord(StringRef word, ArrayRef<StringRef> known);

/// LLVM's parser of a closed set of words, but for a guess at what was meant.
template <typename T>
class WordParser : public llvm::cl::parser<T> {
public:
  using llvm::cl::parser<T>::parser;

  bool parse(llvm::cl::Option &option, StringRef name, StringRef word,
             T &value) {
    std::vector<StringRef> known;
    for (unsigned i = 0; i != this->getNumOptions(); ++i)
      known.push_back(this->getOption(i));
    if (llvm::is_contained(known, word))
      return llvm::cl::parser<T>::parse(option, name, word, value);
    return option.error(unknownWord(word, known));
  }
};

/// LLVM's parser of numbers, which speaks of a 'uint argument'.
class NumberParser : public llvm::cl::parser<unsigned> {
public:
  using llvm::cl::parser<unsigned>::parser;

  bool parse(llvm::cl::Option &option, StringRef, StringRef text,
             unsigned &value) {
    if (!text.getAsInteger(0, value))
      return false;
    return option.error("expected a number from 0 on, not '" + text + "'");
  }
};

} // namespace tntc::driver

#endif // TNTC_DRIVER_OPTIONWORDS_H
