//===- ClassErrors.cpp - members of classes, private names ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

/// What one member says about itself before its parameters or value.
struct Member {
  uint32_t name = 0;
  Kind nameKind = Kind::Other;
  StringRef text; ///< of the name, unless it is computed
  bool isStatic = false;
  bool isGetter = false;
  bool isSetter = false;
  bool isAsync = false;
  bool isGenerator = false;
};

/// The private names of one class.
struct Names {
  enum : uint8_t { Whole = 1, Getter = 2, Setter = 4, Static = 8 };
  uint32_t end;
  llvm::StringMap<uint8_t> forms;
};

class Checker : FaultSearch {
public:
  explicit Checker(const FaultSearch &search) : FaultSearch(search) {}
  void check();

private:
  Member member(uint32_t i) const;
  bool hasDecorator(uint32_t body) const;
  void enterClass(uint32_t body);
  void declare(const Member &made, Names &names);
  void checkMember(uint32_t i, const Member &made, bool &hasConstructor);
  void checkUse(uint32_t i);

  std::vector<Names> classes;
  bool isDecorated = false; ///< the class that is looked at
};

} // namespace

/// Classes in one another beyond this are taken for right.
static constexpr size_t maxClasses = 100;

Member Checker::member(uint32_t i) const {
  Member made;
  for (uint32_t part : outline.children(i)) {
    Kind kind = outline.kind(part);
    switch (kind) {
    case Kind::StaticToken:
      made.isStatic = true;
      break;
    case Kind::GetToken:
      made.isGetter = true;
      break;
    case Kind::SetToken:
      made.isSetter = true;
      break;
    case Kind::AsyncToken:
      made.isAsync = true;
      break;
    case Kind::StarToken:
      made.isGenerator = true;
      break;
    case Kind::String:
      made.text = outline.text(part).drop_front().drop_back();
      made.name = part;
      made.nameKind = kind;
      return made;
    case Kind::PropertyName:
    case Kind::PrivateName:
      made.text = outline.name(part);
      made.name = part;
      made.nameKind = kind;
      return made;
    case Kind::Number:
    case Kind::ComputedName:
      made.name = part;
      made.nameKind = kind;
      return made;
    default:
      break;
    }
  }
  return made;
}

void Checker::declare(const Member &made, Names &names) {
  uint8_t form = made.isGetter   ? Names::Getter
                 : made.isSetter ? Names::Setter
                                 : Names::Whole;
  uint8_t place = made.isStatic ? Names::Static : 0;
  auto [at, isNew] = names.forms.try_emplace(made.text, form | place);
  if (isNew)
    return;
  uint8_t before = at->second;
  bool isPair =
      ((before | form) & ~Names::Static) == (Names::Getter | Names::Setter) &&
      !(before & form) && (before & Names::Static) == place;
  if (isPair)
    at->second |= form;
  else
    faults.add(made.name, "a second '" + made.text + "' in one class");
}

void Checker::checkMember(uint32_t i, const Member &made,
                          bool &hasConstructor) {
  bool isMethod = outline.kind(i) == Kind::Method;
  StringRef before =
      outline.file.text.slice(outline[i].begin, outline[made.name].begin);
  if (!isMethod && !isDecorated && before.rtrim().ends_with("accessor"))
    faults.add(outline[i].begin, outline[made.name].end,
               "Deno has no 'accessor' in a class without decorators; "
               "expected 'get' and 'set'");
  if (made.nameKind == Kind::PrivateName) {
    if (made.text == "#constructor")
      faults.add(made.name, "no private name is '#constructor'");
    return;
  }
  if (made.isStatic) {
    if (made.text == "prototype")
      faults.add(made.name, "a class has a 'prototype' of its own");
    else if (!isMethod && made.text == "constructor")
      faults.add(made.name, "no field is called 'constructor'");
    return;
  }
  if (made.text != "constructor")
    return;
  if (!isMethod) {
    faults.add(made.name, "no field is called 'constructor'");
  } else if (made.isGetter || made.isSetter || made.isAsync ||
             made.isGenerator) {
    faults.add(made.name, "a constructor is a plain method");
  } else {
    if (hasConstructor)
      faults.add(made.name, "a second constructor");
    hasConstructor = true;
  }
}

/// Whether Deno rewrites the class, as it does for decorators.
bool Checker::hasDecorator(uint32_t body) const {
  uint32_t made = outline[body].parent;
  if (outline.find(made, Kind::Decorator) ||
      outline.find(body, Kind::Decorator) ||
      (outline.parentKind(made) == Kind::ExportStatement &&
       outline.find(outline[made].parent, Kind::Decorator)))
    return true;
  for (uint32_t member : outline.children(body))
    if (outline.kind(member) == Kind::Field &&
        outline.find(member, Kind::Decorator))
      return true;
  return false;
}

void Checker::enterClass(uint32_t body) {
  isDecorated = hasDecorator(body);
  Names names{outline[body].next, {}};
  bool hasConstructor = false;
  for (uint32_t i : outline.children(body)) {
    if (outline.kind(i) != Kind::Method && outline.kind(i) != Kind::Field)
      continue;
    if (outline.find(i, Kind::DeclareToken))
      continue;
    Member made = member(i);
    if (!made.name)
      continue;
    if (made.nameKind == Kind::PrivateName)
      declare(made, names);
    checkMember(i, made, hasConstructor);
  }
  classes.push_back(std::move(names));
}

void Checker::checkUse(uint32_t i) {
  Kind parent = outline.parentKind(i);
  if (parent == Kind::MemberExpression &&
      outline.kind(outline[i].parent + 1) == Kind::Super)
    return faults.add(i, "'super' has no private fields");
  StringRef name = outline.name(i);
  size_t seen = 0;
  for (size_t k = classes.size(); k-- > 0;)
    if (++seen > maxClasses || classes[k].forms.contains(name))
      return;
  faults.add(i, "no class around here declares '" + name + "'");
}

void Checker::check() {
  if (!outline.has(Kind::ClassBody) && !outline.has(Kind::PrivateName))
    return;
  for (uint32_t i = 0; i < outline.size(); ++i) {
    while (!classes.empty() && i >= classes.back().end)
      classes.pop_back();
    switch (outline.kind(i)) {
    case Kind::Ambient:
      i = outline[i].next - 1;
      break;
    case Kind::ClassBody:
      enterClass(i);
      break;
    case Kind::PrivateName:
      switch (outline.parentKind(i)) {
      case Kind::Method:
      case Kind::Field:
      case Kind::MethodSignature:
      case Kind::Pair:
        break;
      default:
        checkUse(i);
        break;
      }
      break;
    default:
      break;
    }
  }
}

void tntc::typescript::findClassErrors(const FaultSearch &search) {
  Checker(search).check();
}
