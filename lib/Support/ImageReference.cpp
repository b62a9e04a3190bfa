//===- ImageReference.cpp - names of container images ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The grammar of github.com/distribution/reference, which container runtimes
// read references by.
//
//===----------------------------------------------------------------------===//

#include "tntc/Support/ImageReference.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

static bool isLowerOrDigit(char c) {
  return llvm::isLower(c) || llvm::isDigit(c);
}

/// Letters and digits, parted by one `.`, one or two `_`, or any `-`.
static bool isPathComponent(StringRef text) {
  while (true) {
    StringRef word = text.take_while(isLowerOrDigit);
    if (word.empty())
      return false;
    text = text.drop_front(word.size());
    if (text.empty())
      return true;
    StringRef separator =
        text.take_while([](char c) { return !isLowerOrDigit(c); });
    bool isOk = separator == "." || separator == "_" || separator == "__" ||
                llvm::all_of(separator, [](char c) { return c == '-'; });
    if (!isOk)
      return false;
    text = text.drop_front(separator.size());
  }
}

/// The first component is a registry when it looks like a host.
static bool looksLikeRegistry(StringRef component) {
  return component == "localhost" || component.contains('.') ||
         component.contains(':');
}

bool ImageReference::isRegistry(StringRef text) {
  auto [host, port] = text.split(':');
  uint16_t number;
  if (text.contains(':') && (port.getAsInteger(10, number) || number == 0))
    return false;
  return llvm::all_of(llvm::split(host, '.'), [](StringRef label) {
    return !label.empty() && label.front() != '-' && label.back() != '-' &&
           llvm::all_of(label,
                        [](char c) { return llvm::isAlnum(c) || c == '-'; });
  });
}

std::optional<ImageReference> ImageReference::parse(StringRef text) {
  ImageReference result;
  auto [rest, digest] = text.split('@');
  if (text.contains('@')) {
    // Runtimes know no other algorithms.
    StringRef hex = digest;
    size_t length = hex.consume_front("sha256:")   ? 64
                    : hex.consume_front("sha512:") ? 128
                                                   : 0;
    if (length == 0 || hex.size() != length || !llvm::all_of(hex, [](char c) {
          return llvm::isDigit(c) || (c >= 'a' && c <= 'f');
        }))
      return std::nullopt;
    result.digest = digest;
  }
  size_t slash = rest.rfind('/');
  size_t colon = rest.rfind(':');
  result.name = rest;
  if (colon != StringRef::npos && (slash == StringRef::npos || colon > slash)) {
    result.name = rest.take_front(colon);
    result.tag = rest.drop_front(colon + 1);
    bool isTag = !result.tag.empty() && result.tag.size() <= 128 &&
                 result.tag.front() != '.' && result.tag.front() != '-' &&
                 llvm::all_of(result.tag, [](char c) {
                   return llvm::isAlnum(c) || c == '_' || c == '.' || c == '-';
                 });
    if (!isTag)
      return std::nullopt;
  }
  StringRef path = result.name;
  if (path.contains('/') && looksLikeRegistry(path.split('/').first)) {
    if (!isRegistry(path.split('/').first))
      return std::nullopt;
    path = path.split('/').second;
  }
  if (result.name.size() > 255 ||
      !llvm::all_of(llvm::split(path, '/'), isPathComponent))
    return std::nullopt;
  return result;
}

/// \p name with the registry that it implies.
static std::string withRegistry(StringRef name) {
  auto [first, rest] = name.split('/');
  bool hasSlash = name.contains('/');
  if (hasSlash && looksLikeRegistry(first))
    return name.str();
  return ((hasSlash ? "docker.io/" : "docker.io/library/") + name).str();
}

std::string ImageReference::canonicalName() const { return withRegistry(name); }

bool ImageReference::hasPrefix(StringRef prefix) const {
  prefix = prefix.rtrim('/');
  std::string full = canonicalName();
  StringRef rest = full;
  bool isHost = looksLikeRegistry(prefix.split('/').first);
  std::string wanted = isHost ? prefix.str() : ("docker.io/" + prefix).str();
  if (!isHost && !prefix.contains('/') && full == withRegistry(prefix))
    return true;
  return rest.consume_front(wanted) && (rest.empty() || rest.front() == '/');
}
