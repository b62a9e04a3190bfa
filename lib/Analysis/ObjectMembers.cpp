//===- ObjectMembers.cpp - members of the prototypes of JavaScript --------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ObjectMembers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tntc;

// Deno 2.9: Object.getOwnPropertyNames(X.prototype).sort().
static constexpr StringRef ofObjects[] = {
    "__defineGetter__", "__defineSetter__", "__lookupGetter__",
    "__lookupSetter__", "__proto__",        "constructor",
    "hasOwnProperty",   "isPrototypeOf",    "propertyIsEnumerable",
    "toLocaleString",   "toString",         "valueOf"};
static constexpr StringRef ofArrays[] = {
    "at",          "concat",    "copyWithin",    "entries",
    "every",       "fill",      "filter",        "find",
    "findIndex",   "findLast",  "findLastIndex", "flat",
    "flatMap",     "forEach",   "includes",      "indexOf",
    "join",        "keys",      "lastIndexOf",   "length",
    "map",         "pop",       "push",          "reduce",
    "reduceRight", "reverse",   "shift",         "slice",
    "some",        "sort",      "splice",        "toReversed",
    "toSorted",    "toSpliced", "unshift",       "values",
    "with"};
static constexpr StringRef ofStrings[] = {"anchor",
                                          "at",
                                          "big",
                                          "blink",
                                          "bold",
                                          "charAt",
                                          "charCodeAt",
                                          "codePointAt",
                                          "concat",
                                          "endsWith",
                                          "fixed",
                                          "fontcolor",
                                          "fontsize",
                                          "includes",
                                          "indexOf",
                                          "isWellFormed",
                                          "italics",
                                          "lastIndexOf",
                                          "length",
                                          "link",
                                          "localeCompare",
                                          "match",
                                          "matchAll",
                                          "normalize",
                                          "padEnd",
                                          "padStart",
                                          "repeat",
                                          "replace",
                                          "replaceAll",
                                          "search",
                                          "slice",
                                          "small",
                                          "split",
                                          "startsWith",
                                          "strike",
                                          "sub",
                                          "substr",
                                          "substring",
                                          "sup",
                                          "toLocaleLowerCase",
                                          "toLocaleUpperCase",
                                          "toLowerCase",
                                          "toUpperCase",
                                          "toWellFormed",
                                          "trim",
                                          "trimEnd",
                                          "trimLeft",
                                          "trimRight",
                                          "trimStart"};
static constexpr StringRef ofNumbers[] = {"toExponential", "toFixed",
                                          "toPrecision"};

bool tntc::isObjectMember(StringRef name) {
  return llvm::is_contained(ofObjects, name);
}

bool tntc::isArrayMember(StringRef name) {
  return name == "[Symbol.iterator]" || llvm::is_contained(ofArrays, name);
}

bool tntc::mayHaveMember(const ir::Shape &shape, StringRef name) {
  if (llvm::is_contained(ofObjects, name))
    return true;
  bool isIndex = !name.empty() && llvm::all_of(name, llvm::isDigit);
  switch (shape.kind) {
  case ir::Shape::Kind::Any:
  case ir::Shape::Kind::Null: // reading it would throw: there is a guard
  case ir::Shape::Kind::Union:
    return true;
  case ir::Shape::Kind::Boolean:
    return false;
  case ir::Shape::Kind::Number:
    return llvm::is_contained(ofNumbers, name);
  case ir::Shape::Kind::String:
    return isIndex || llvm::is_contained(ofStrings, name);
  case ir::Shape::Kind::Array:
    return isIndex || isArrayMember(name);
  case ir::Shape::Kind::Object:
    return shape.isOpen;
  }
  return true;
}
