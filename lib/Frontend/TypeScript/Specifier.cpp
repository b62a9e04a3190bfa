//===- Specifier.cpp - schemes, packages, relative paths ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Specifier.h"

#include "tntc/Support/SourceTree.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::typescript;

/// The scheme of \p specifier in lower case, empty when it has none. A URL
/// parser drops blanks around its input and tabs and line breaks anywhere in
/// it, so that ` htt\nps://x` is remote.
static std::string schemeOf(StringRef specifier) {
  std::string scheme;
  specifier = specifier.drop_while([](char c) { return uint8_t(c) <= 0x20; });
  for (char c : specifier) {
    if (c == '\t' || c == '\n' || c == '\r')
      continue;
    if (c == ':')
      return scheme;
    bool legal = llvm::isAlpha(c) ||
                 (!scheme.empty() &&
                  (llvm::isDigit(c) || c == '+' || c == '-' || c == '.'));
    if (!legal)
      return {};
    scheme += llvm::toLower(c);
  }
  return {};
}

/// Splits `@scope/name@version/sub/path`, the scope being optional.
static void splitPackage(StringRef text, ir::Import &import, bool needsScope) {
  text = text.drop_while([](char c) { return c == '/'; });
  size_t nameBegin = 0;
  if (text.starts_with("@")) {
    nameBegin = text.find('/');
    if (nameBegin == StringRef::npos || nameBegin == 1)
      return;
    ++nameBegin;
  } else if (needsScope) {
    return;
  }
  size_t nameEnd = std::min(text.find_first_of("@/", nameBegin), text.size());
  if (nameEnd == nameBegin)
    return;
  StringRef rest = text.substr(nameEnd);
  StringRef version;
  if (rest.consume_front("@")) {
    version = rest.take_until([](char c) { return c == '/'; });
    if (version.empty())
      return;
    rest = rest.drop_front(version.size());
  }
  rest.consume_front("/");
  import.package = text.take_front(nameEnd);
  import.version = version;
  import.subpath = rest;
}

void tntc::typescript::classify(ir::Import &import) {
  using ir::ImportKind;
  StringRef text = import.specifier;
  if (text.starts_with("./") || text.starts_with("../")) {
    import.kind = ImportKind::Relative;
    return;
  }
  if (text == "tentacular") {
    import.kind = ImportKind::Tentacular;
    return;
  }
  if (text.starts_with("/")) {
    import.kind = ImportKind::File;
    return;
  }
  import.kind = llvm::StringSwitch<ImportKind>(schemeOf(text))
                    .Case("jsr", ImportKind::Jsr)
                    .Case("npm", ImportKind::Npm)
                    .Case("node", ImportKind::Node)
                    .Cases("http", "https", ImportKind::Https)
                    .Cases("data", "blob", ImportKind::Data)
                    .Case("file", ImportKind::File)
                    .Default(ImportKind::Bare);
  // Written in another case or with blanks inside, the package is left empty:
  // such a specifier is malformed, whatever a URL parser makes of it.
  if (import.kind == ImportKind::Jsr && text.consume_front("jsr:"))
    splitPackage(text, import, /*needsScope=*/true);
  else if (import.kind == ImportKind::Npm && text.consume_front("npm:"))
    splitPackage(text, import, /*needsScope=*/false);
  else if (import.kind == ImportKind::Node && text.consume_front("node:"))
    import.package = text;
}

/// Undoes `%41`; a stray percent sign stays.
static std::string percentDecode(StringRef text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() &&
        llvm::isHexDigit(text[i + 1]) && llvm::isHexDigit(text[i + 2])) {
      result += char(llvm::hexFromNibbles(text[i + 1], text[i + 2]));
      i += 2;
      continue;
    }
    result += text[i];
  }
  return result;
}

std::optional<std::string>
tntc::typescript::resolveRelative(StringRef importer, StringRef specifier) {
  StringRef path =
      specifier.take_until([](char c) { return c == '?' || c == '#'; });
  // In a URL of the scheme `file`, a backslash separates as well.
  std::string decoded = percentDecode(path);
  std::replace(decoded.begin(), decoded.end(), '\\', '/');
  StringRef directory = importer.rsplit('/').first;
  if (directory.size() == importer.size())
    directory = "";
  return normalisePath(
      (directory + (directory.empty() ? "" : "/") + decoded).str());
}
