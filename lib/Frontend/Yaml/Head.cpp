//===- Head.cpp - directives ----------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Head.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

const StringRef *yaml::Head::prefix(StringRef handle) const {
  const Tag *found =
      llvm::find_if(tags, [&](const Tag &tag) { return tag.handle == handle; });
  return found == tags.end() ? nullptr : &found->prefix;
}

namespace {
/// Reads line by line.
class HeadReader {
public:
  HeadReader(FileId file, uint32_t begin, DiagnosticEngine &diags)
      : file(file), text(diags.sourceManager().file(file).text()), at(begin),
        diags(diags) {}

  yaml::Head read();

private:
  void readDirective(StringRef line);
  void readVersion(ArrayRef<StringRef> words);
  void readTag(ArrayRef<StringRef> words);
  Span place(StringRef part) const {
    uint32_t begin = uint32_t(part.data() - text.data());
    return {file, begin, begin + uint32_t(part.size())};
  }
  void refuse(StringRef part, const Twine &message) {
    diags.report(diag::YamlDirective, place(part), message.str());
    head.good = false;
  }

  FileId file;
  StringRef text;
  size_t at;
  DiagnosticEngine &diags;
  yaml::Head head;
  StringRef lastDirective;
  bool hasVersion = false;
  bool hasUnknown = false;
};
} // namespace

static bool isMarker(StringRef line, StringRef marker) {
  return line.consume_front(marker) &&
         (line.empty() || line.front() == ' ' || line.front() == '\t');
}

yaml::Head HeadReader::read() {
  while (head.good && at < text.size()) {
    StringRef line = text.substr(at).take_until(
        [](char c) { return c == '\n' || c == '\r'; });
    StringRef content = line.ltrim(" \t");
    if (line.starts_with("%"))
      readDirective(line);
    else if (isMarker(line, "...") && lastDirective.empty() &&
             (line.drop_front(3).ltrim(" \t").empty() ||
              line.drop_front(3).ltrim(" \t").starts_with("#")))
      ; // Ends a document that has not begun.
    else if (!content.empty() && !content.starts_with("#"))
      break;
    at += line.size();
    if (text.substr(at).starts_with("\r\n"))
      ++at;
    at = std::min(at + 1, text.size());
  }
  StringRef line =
      text.substr(at).take_until([](char c) { return c == '\n' || c == '\r'; });
  if (head.good && !lastDirective.empty() && !isMarker(line, "---"))
    refuse(lastDirective, "expected '---' after the directives");
  head.end = uint32_t(at);
  return std::move(head);
}

void HeadReader::readDirective(StringRef line) {
  lastDirective = line.rtrim(" \t");
  // The words in front of a comment, which a blank has to precede.
  llvm::SmallVector<StringRef, 4> words;
  for (StringRef rest = line; head.good;) {
    rest = rest.ltrim(" \t");
    if (rest.empty() || (rest.front() == '#' && !words.empty()))
      break;
    if (words.size() == 4)
      break;
    words.push_back(
        rest.take_until([](char c) { return c == ' ' || c == '\t'; }));
    rest = rest.drop_front(words.back().size());
  }
  if (words[0] == "%YAML")
    return readVersion(words);
  if (words[0] == "%TAG")
    return readTag(words);
  if (words[0] == "%")
    return refuse(words[0], "expected the name of a directive");
  if (!hasUnknown)
    diags.report(diag::YamlUnknownDirective, place(words[0]));
  hasUnknown = true;
}

void HeadReader::readVersion(ArrayRef<StringRef> words) {
  if (hasVersion)
    return refuse(words[0], "a second '%YAML' directive");
  hasVersion = true;
  if (words.size() != 2)
    return refuse(words[0], "expected one version after '%YAML'");
  auto [major, minor] = words[1].split('.');
  unsigned number;
  if (!llvm::all_of(major, llvm::isDigit) ||
      !llvm::all_of(minor, llvm::isDigit) || minor.empty() ||
      major.getAsInteger(10, number))
    return refuse(words[1], "expected a version like '1.2'");
  if (number != 1)
    return refuse(words[1], "only versions 1.x of YAML can be read");
  if (minor != "2")
    diags.report(diag::YamlVersion, place(words[1]));
}

void HeadReader::readTag(ArrayRef<StringRef> words) {
  constexpr size_t mostTags = 64;
  if (words.size() != 3)
    return refuse(words[0], "expected a handle and a prefix after '%TAG'");
  StringRef name = words[1];
  bool good =
      name == "!" || name == "!!" ||
      (name.size() > 2 && name.consume_front("!") && name.consume_back("!") &&
       llvm::all_of(name, [](char c) { return llvm::isAlnum(c) || c == '-'; }));
  if (!good)
    return refuse(words[1], "expected a handle: '!', '!!' or '!name!'");
  if (head.prefix(words[1]))
    return refuse(words[1], "a second '%TAG' directive for this handle");
  if (head.tags.size() == mostTags)
    return refuse(words[0], "too many '%TAG' directives");
  head.tags.push_back({words[1], words[2]});
}

yaml::Head yaml::readHead(FileId file, uint32_t begin,
                          DiagnosticEngine &diags) {
  return HeadReader(file, begin, diags).read();
}
