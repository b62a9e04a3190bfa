//===- PackageName.cpp - names and versions of modules --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// These texts become parts of URLs and of an import map, so that the grammars
// are those of the registries for new packages and nothing wider.
//
//===----------------------------------------------------------------------===//

#include "PackageName.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

static bool isJsrWord(StringRef text, size_t longest) {
  return text.size() >= 2 && text.size() <= longest && text.front() != '-' &&
         text.back() != '-' && llvm::all_of(text, [](char c) {
           return llvm::isLower(c) || llvm::isDigit(c) || c == '-';
         });
}

bool tntc::isJsrPackage(StringRef text) {
  auto [scope, name] = text.split('/');
  return scope.consume_front("@") && isJsrWord(scope, 20) &&
         isJsrWord(name, 58);
}

static bool isNpmWord(StringRef text) {
  return !text.empty() && text.front() != '.' && text.front() != '_' &&
         llvm::all_of(text, [](char c) {
           return llvm::isLower(c) || llvm::isDigit(c) ||
                  StringRef("-._~").contains(c);
         });
}

bool tntc::isPackage(const ir::Dependency &dependency) {
  return dependency.kind == ir::Protocol::Jsr ? isJsrPackage(*dependency.host)
                                              : isNpmPackage(*dependency.host);
}

bool tntc::isNpmPackage(StringRef text) {
  if (text.size() > 214)
    return false;
  if (!text.consume_front("@"))
    return isNpmWord(text);
  auto [scope, name] = text.split('/');
  return isNpmWord(scope) && isNpmWord(name);
}

/// Of a version: without zeros in front.
static bool isNumber(StringRef text) {
  return !text.empty() && llvm::all_of(text, llvm::isDigit) &&
         (text.size() == 1 || text.front() != '0');
}

/// What follows `-` or `+` of a version: words joined by dots.
static bool isSuffix(StringRef text) {
  return llvm::all_of(llvm::split(text, '.'), [](StringRef word) {
    return !word.empty() && llvm::all_of(word, [](char c) {
      return llvm::isAlnum(c) || c == '-';
    });
  });
}

VersionKind tntc::classifyPackageVersion(StringRef text) {
  if (text.size() > 128)
    return VersionKind::Bad;
  StringRef bare = text;
  for (StringRef sign : {"^", "~", ">=", "<=", ">", "<", "="})
    if (bare.consume_front(sign))
      break;
  bool isRange = bare.size() != text.size();

  // Registries refuse it as a tag and resolve it each in its own way.
  if (bare.size() > 1 && bare[0] == 'v' && llvm::isDigit(bare[1]))
    return VersionKind::Bad;
  // A tag such as `latest`.
  if (!bare.empty() && llvm::isAlpha(bare.front()) && bare != "x")
    return !isRange && isSuffix(bare) ? VersionKind::Range : VersionKind::Bad;

  auto [numbers, build] = bare.split('+');
  auto [core, preRelease] = numbers.split('-');
  if ((bare.contains('+') && !isSuffix(build)) ||
      (numbers.contains('-') && !isSuffix(preRelease)))
    return VersionKind::Bad;
  llvm::SmallVector<StringRef, 4> parts;
  core.split(parts, '.');
  if (parts.size() > 3)
    return VersionKind::Bad;
  bool isExact = parts.size() == 3 && !isRange;
  for (StringRef part : parts) {
    bool isWild = part == "x" || part == "*";
    if (!isWild && !isNumber(part))
      return VersionKind::Bad;
    isExact &= !isWild;
  }
  return isExact ? VersionKind::Exact : VersionKind::Range;
}
