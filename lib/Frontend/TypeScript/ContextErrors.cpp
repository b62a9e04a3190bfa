//===- ContextErrors.cpp - words that mean something elsewhere ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EarlyErrors.h"

#include "llvm/ADT/SmallVector.h"

using namespace tntc;
using namespace tntc::typescript;

namespace {

/// What a function, or something like one, makes of what it holds.
struct Frame {
  uint32_t end;           ///< the first item behind it
  uint32_t endParameters; ///< `await` and `yield` are for the body alone
  uint32_t firstTarget;   ///< of its own, on the stack of targets
  bool isAsync = false;
  bool isGenerator = false;
  bool mayReturn = true;
  bool mayCallSuper = false;
  bool hasSuper = false;
  bool hasNewTarget = true;
  bool hasArguments = true;
};

/// What `break` or `continue` may leave.
struct Target {
  uint32_t end;
  StringRef label; ///< empty for a loop or a switch itself
  bool isLoop;
};

class Checker : FaultSearch {
public:
  explicit Checker(const FaultSearch &search) : FaultSearch(search) {}
  void check();

private:
  void enter(uint32_t i);
  void enterFunction(uint32_t function, uint32_t parameters);
  void enterField(uint32_t i);
  void enterLabel(uint32_t i);
  void checkJump(uint32_t i);
  void checkName(uint32_t i);
  void checkSuper(uint32_t i);
  void checkForAwait(uint32_t i);
  bool isErasedName(uint32_t i) const;
  bool mayAwait(uint32_t i) const {
    return frames.empty() ||
           (frames.back().isAsync && i >= frames.back().endParameters);
  }
  uint32_t firstTarget() const {
    return frames.empty() ? 0 : frames.back().firstTarget;
  }

  llvm::SmallVector<Frame, 16> frames;
  llvm::SmallVector<Target, 16> targets;
};

} // namespace

/// Labels in one another beyond this are taken for right; no code has them.
static constexpr size_t maxLabels = 100;

/// Whether \p method is the constructor of a class that extends another.
static bool isDerivedConstructor(const Outline &outline, uint32_t method) {
  uint32_t body = outline[method].parent;
  if (outline.kind(body) != Kind::ClassBody)
    return false;
  for (uint32_t part : outline.children(method)) {
    if (outline.kind(part) == Kind::StaticToken)
      return false;
    if (outline.kind(part) == Kind::PropertyName ||
        outline.kind(part) == Kind::String) {
      StringRef name = outline.name(part);
      if (name != "constructor" && name.trim("'\"") != "constructor")
        return false;
      break;
    }
    if (outline.kind(part) == Kind::ComputedName)
      return false;
  }
  uint32_t heritage = outline.find(outline[body].parent, Kind::ClassHeritage);
  return heritage && outline.find(heritage, Kind::ExtendsClause);
}

/// \p parameters is the list of them, or the one name of an arrow function.
void Checker::enterFunction(uint32_t function, uint32_t parameters) {
  Frame frame{outline[function].next, outline[parameters].next,
              uint32_t(targets.size())};
  for (uint32_t part : outline.children(function)) {
    if (part >= parameters)
      break;
    frame.isAsync |= outline.kind(part) == Kind::AsyncToken;
    frame.isGenerator |= outline.kind(part) == Kind::StarToken;
  }
  if (outline.kind(function) == Kind::Method) {
    frame.hasSuper = true;
    frame.mayCallSuper = isDerivedConstructor(outline, function);
  }
  if (outline.kind(function) == Kind::ArrowFunction) {
    bool isTop = frames.empty();
    frame.mayCallSuper = !isTop && frames.back().mayCallSuper;
    frame.hasSuper = !isTop && frames.back().hasSuper;
    frame.hasNewTarget = !isTop && frames.back().hasNewTarget;
    frame.hasArguments = isTop || frames.back().hasArguments;
  }
  frames.push_back(frame);
}

/// The value of a field, or a static block.
void Checker::enterField(uint32_t i) {
  Frame frame{outline[i].next, i, uint32_t(targets.size())};
  frame.mayReturn = false;
  frame.hasSuper = true;
  frame.hasArguments = false;
  frames.push_back(frame);
}

void Checker::enterLabel(uint32_t i) {
  uint32_t name = outline.find(i, Kind::PropertyName);
  if (!name)
    return;
  StringRef label = outline.name(name);
  if (isReservedWord(label))
    faults.add(name, "'" + label + "' is a reserved word; expected a name");
  size_t seen = 0;
  for (size_t k = targets.size(); k-- > firstTarget() && seen++ < maxLabels;)
    if (targets[k].label == label) {
      faults.add(name, "the label '" + label + "' is taken around here");
      break;
    }
  uint32_t body = i;
  while (body && outline.kind(body) == Kind::Labeled) {
    uint32_t last = outline.lastPart(body);
    if (last == body)
      break;
    body = last;
    if (++seen > maxLabels)
      break;
  }
  Kind kind = outline.kind(body);
  targets.push_back({outline[i].next, label,
                     kind == Kind::For || kind == Kind::ForIn ||
                         kind == Kind::While || kind == Kind::Do});
}

void Checker::checkJump(uint32_t i) {
  bool isContinue = outline.kind(i) == Kind::Continue;
  uint32_t name = outline.find(i, Kind::PropertyName);
  if (name && outline.startsLine(name))
    name = 0; // a statement of its own
  StringRef label = name ? outline.name(name) : "";
  size_t seen = 0;
  for (size_t k = targets.size(); k-- > firstTarget();) {
    const Target &target = targets[k];
    if (++seen > maxLabels)
      return;
    if (target.label != label)
      continue;
    if (target.isLoop || !isContinue)
      return;
    if (!name)
      continue;
    faults.add(name, "'" + label + "' is no loop that could be continued");
    return;
  }
  if (name)
    faults.add(name, "no statement around here has the label '" + label + "'");
  else
    faults.add(i, isContinue ? "'continue' outside of a loop"
                             : "'break' outside of a loop or a 'switch'");
}

void Checker::checkSuper(uint32_t i) {
  Kind parent = outline.parentKind(i);
  bool isFirst = i == outline[i].parent + 1;
  if (parent == Kind::CallExpression && isFirst) {
    if (frames.empty() || !frames.back().mayCallSuper)
      faults.add(i, "'super()' is for the constructor of a class that extends "
                    "another");
  } else if ((parent == Kind::MemberExpression || parent == Kind::Subscript) &&
             isFirst) {
    if (frames.empty() || !frames.back().hasSuper)
      faults.add(i, "'super' outside of a method");
    else if (outline.find(outline[i].parent, Kind::OptionalChain))
      faults.add(i, "'super' is always there; expected '.'");
  } else {
    faults.add(i, "'super' stands for no value; expected '.' or '(' behind it");
  }
}

/// Whether the identifier \p i is none that the module has when it runs.
bool Checker::isErasedName(uint32_t i) const {
  switch (outline.parentKind(i)) {
  case Kind::Jsx:
  case Kind::JsxOpening:
  case Kind::JsxAttribute:
  case Kind::IndexSignature:
    return true;
  case Kind::ImportSpecifier:
    // `default as x`.
    return outline[i].next != outline[outline[i].parent].next;
  case Kind::NamespaceExport:
    return true;
  case Kind::ExportSpecifier: {
    uint32_t specifier = outline[i].parent;
    if (outline[i].next == outline[specifier].next &&
        outline.kind(i - 1) == Kind::AsToken)
      return true; // what others call it
    uint32_t statement = outline[outline[specifier].parent].parent;
    return outline.find(statement, Kind::String);
  }
  case Kind::MemberExpression: {
    // Names of JSX elements: `<this.x>`.
    Kind holder = outline.parentKind(outline[i].parent);
    return holder == Kind::JsxOpening || holder == Kind::Jsx;
  }
  default:
    return false;
  }
}

void Checker::checkName(uint32_t i) {
  StringRef name = outline.name(i);
  if (name == "arguments") {
    if (!frames.empty() && !frames.back().hasArguments)
      faults.add(i, "a field or a static block has no 'arguments'");
    return;
  }
  if (!isReservedWord(name) || isErasedName(i))
    return;
  // The grammar ends a statement behind a `let` that ends its line.
  StringRef behind = outline.file.text.substr(outline[i].end).ltrim(" \t");
  if (name == "let" && outline.parentKind(i) == Kind::ExpressionStatement &&
      (behind.starts_with("\n") || behind.starts_with("\r")) &&
      !behind.trim().empty())
    return;
  if (name == "await")
    faults.add(i, "'await' is a reserved word in modules; expected a name");
  else
    faults.add(i, "'" + name + "' is a reserved word; expected a name");
}

void Checker::checkForAwait(uint32_t i) {
  for (uint32_t part : outline.children(i)) {
    if (outline.kind(part) != Kind::AwaitToken)
      continue;
    if (!mayAwait(i))
      faults.add(part, "'for await' in a function that is not async");
    return;
  }
}

void Checker::enter(uint32_t i) {
  switch (outline.kind(i)) {
  case Kind::FormalParameters:
    switch (outline.parentKind(i)) {
    case Kind::Function:
    case Kind::GeneratorFunction:
    case Kind::FunctionExpression:
    case Kind::Method:
      enterFunction(outline[i].parent, i);
      break;
    default:
      break;
    }
    break;
  case Kind::ArrowFunction: {
    uint32_t parameters = outline.find(i, Kind::FormalParameters);
    enterFunction(i, parameters ? parameters : outline.firstPart(i));
    break;
  }
  case Kind::StaticBlock:
    enterField(i);
    break;
  case Kind::Namespace: {
    Frame frame{outline[i].next, i, uint32_t(targets.size())};
    frame.mayReturn = false;
    frames.push_back(frame);
    break;
  }
  case Kind::For:
  case Kind::ForIn:
  case Kind::While:
  case Kind::Do:
  case Kind::Switch:
    if (outline.kind(i) == Kind::ForIn)
      checkForAwait(i);
    targets.push_back({outline[i].next, "", outline.kind(i) != Kind::Switch});
    break;
  case Kind::Labeled:
    enterLabel(i);
    break;
  case Kind::Break:
  case Kind::Continue:
    checkJump(i);
    break;
  case Kind::Return:
    if (frames.empty() || !frames.back().mayReturn)
      faults.add(outline[i].begin, outline[i].begin + 6,
                 "'return' outside of a function");
    break;
  case Kind::AwaitExpression:
    if (!mayAwait(i))
      faults.add(outline[i].begin, outline[i].begin + 5,
                 frames.back().isAsync
                     ? "'await' in the parameters of a function"
                     : "'await' in a function that is not async");
    break;
  case Kind::Yield:
    if (frames.empty() || !frames.back().isGenerator)
      faults.add(outline[i].begin, outline[i].begin + 5,
                 "'yield' outside of a generator; expected 'function*'");
    else if (i < frames.back().endParameters)
      faults.add(outline[i].begin, outline[i].begin + 5,
                 "'yield' in the parameters of a function");
    else if (uint32_t star = outline.find(i, Kind::StarToken);
             star && outline.startsLine(star))
      faults.add(star, "unexpected line break before '*'");
    break;
  case Kind::MetaProperty:
    if (outline.text(i).starts_with("new") &&
        (frames.empty() || !frames.back().hasNewTarget))
      faults.add(i, "'new.target' outside of a function");
    break;
  case Kind::Super:
    checkSuper(i);
    break;
  case Kind::Identifier:
  case Kind::ShorthandPattern:
  case Kind::ShorthandProperty:
    checkName(i);
    break;
  case Kind::TypeIdentifier:
    if (outline.parentKind(i) == Kind::Class)
      checkName(i);
    break;
  default:
    break;
  }
}

void Checker::check() {
  for (uint32_t i = 0; i < outline.size(); ++i) {
    Kind kind = outline.kind(i);
    if (isToken(kind))
      continue;
    while (!frames.empty() && i >= frames.back().end)
      frames.pop_back();
    while (!targets.empty() && i >= targets.back().end)
      targets.pop_back();
    if (kind == Kind::Ambient || kind == Kind::MethodSignature ||
        kind == Kind::FunctionSignature) {
      i = outline[i].next - 1;
      continue;
    }
    if (i && outline.kind(i - 1) == Kind::AssignToken &&
        outline.parentKind(i) == Kind::Field &&
        outline[i - 1].parent == outline[i].parent)
      enterField(i);
    enter(i);
  }
}

void tntc::typescript::findContextErrors(const FaultSearch &search) {
  Checker(search).check();
}
