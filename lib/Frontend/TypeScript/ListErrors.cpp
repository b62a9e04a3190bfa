//===- ListErrors.cpp - commas, rests, and what stands between them -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

class Checker : FaultSearch {
public:
  explicit Checker(const FaultSearch &search) : FaultSearch(search) {}
  void check();

private:
  void checkCommas(uint32_t i);
  void checkRest(uint32_t i);
  void checkParameters(uint32_t i);
  void checkAccessor(uint32_t method);
  void checkObject(uint32_t i);
};

} // namespace

/// The grammar lets any part of a list be missing.
void Checker::checkCommas(uint32_t i) {
  bool isFilled = false;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::CommaToken) {
      isFilled |= !isToken(outline.kind(part));
      continue;
    }
    if (!isFilled)
      faults.add(part, "unexpected ','");
    isFilled = false;
  }
}

/// What takes the rest is the last, without a comma.
void Checker::checkRest(uint32_t i) {
  uint32_t rest = 0;
  for (uint32_t part : outline.children(i)) {
    if (rest && (outline.kind(part) == Kind::CommaToken ||
                 !isToken(outline.kind(part)))) {
      faults.add(rest, "the rest must come last, without a comma behind it");
      return;
    }
    uint32_t bound = part;
    if (outline.kind(part) == Kind::Parameter)
      for (uint32_t inner : outline.children(part))
        if (outline.kind(inner) == Kind::RestPattern)
          bound = inner;
    if (outline.kind(bound) == Kind::AssignmentPattern &&
        outline.kind(bound + 1) == Kind::RestPattern)
      bound = bound + 1;
    if (outline.kind(bound) == Kind::RestPattern) {
      rest = bound;
      if (uint32_t value =
              outline.find(outline[bound].parent, Kind::AssignToken))
        if (bound != part)
          faults.add(value, "the rest has no default");
    }
  }
}

void Checker::checkParameters(uint32_t i) {
  checkRest(i);
  uint32_t function = outline[i].parent;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::Parameter)
      continue;
    if (uint32_t decorator = outline.find(part, Kind::Decorator))
      faults.add(decorator, "Deno has no decorators of parameters");
    uint32_t self = outline.find(part, Kind::This);
    if (self &&
        (part != i + 2 || outline.kind(function) == Kind::ArrowFunction))
      faults.add(self, "the type of 'this' comes first, and not in an arrow "
                       "function");
  }
  if (outline.kind(function) != Kind::Method)
    return;
  size_t count = 0;
  bool hasRest = false;
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::Parameter || outline.find(part, Kind::This))
      continue;
    ++count;
    hasRest |= outline.find(part, Kind::RestPattern) != 0;
  }
  // A method may be called `get`, which is no token then.
  for (uint32_t part : outline.children(function)) {
    if (part >= i)
      break;
    if (outline.kind(part) == Kind::GetToken && count)
      faults.add(i, "a getter has no parameters");
    if (outline.kind(part) == Kind::SetToken && (count != 1 || hasRest))
      faults.add(i, "a setter has one parameter");
  }
}

/// `async get x() {}`.
void Checker::checkAccessor(uint32_t method) {
  bool isAsync = false;
  for (uint32_t part : outline.children(method)) {
    Kind kind = outline.kind(part);
    if (kind == Kind::FormalParameters)
      return;
    if (isAsync && (kind == Kind::GetToken || kind == Kind::SetToken))
      faults.add(part, "a getter or a setter cannot be async");
    isAsync |= kind == Kind::AsyncToken;
  }
}

void Checker::checkObject(uint32_t i) {
  checkCommas(i);
  for (uint32_t part : outline.children(i))
    if (outline.kind(part) == Kind::Method)
      checkAccessor(part);
  bool hasPrototype = false;
  for (uint32_t part : outline.children(i)) {
    Kind kind = outline.kind(part);
    if (kind != Kind::Pair && kind != Kind::Method)
      continue;
    for (uint32_t key : outline.children(part)) {
      if (outline.kind(key) == Kind::PrivateName) {
        faults.add(key, "private names are for classes");
        break;
      }
      if (kind != Kind::Pair)
        continue;
      bool isPrototype = (outline.kind(key) == Kind::PropertyName ||
                          outline.kind(key) == Kind::String) &&
                         outline.name(key).trim("'\"") == "__proto__";
      if (isPrototype && hasPrototype)
        faults.add(key, "a second '__proto__'");
      hasPrototype |= isPrototype;
      break;
    }
  }
}

void Checker::check() {
  outline.forAll({Kind::Arguments, Kind::ExportClause, Kind::NamedImports,
                  Kind::ObjectPattern},
                 [&](uint32_t i) { checkCommas(i); });
  outline.forAll({Kind::Object}, [&](uint32_t i) { checkObject(i); });
  outline.forAll({Kind::ObjectPattern, Kind::ArrayPattern},
                 [&](uint32_t i) { checkRest(i); });
  outline.forAll({Kind::FormalParameters},
                 [&](uint32_t i) { checkParameters(i); });
}

void tntc::typescript::findListErrors(const FaultSearch &search) {
  Checker(search).check();
}
