//===- EdgeReporter.cpp - what is said of a key that does not come in -----===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "EdgeReporter.h"

#include "CodeWalk.h"
#include "ObjectMembers.h"
#include "Shapes.h"

#include "tntc/IR/ShapeText.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"

#include <set>

using namespace tntc;
using ir::Shape;

/// Guesses of what was meant; each looks through all that there is.
static constexpr unsigned maxHints = 50;

std::string EdgeReporter::subject(ArrayRef<StringRef> steps, StringRef atRoot,
                                  StringRef inside) const {
  bool isKeyed = inputs.size() > 1;
  std::string node = "node '" + inputs.front().node->name->str() + "'";
  if (isKeyed) {
    node = "node '" + steps.front().str() + "'";
    steps = steps.drop_front();
  }
  if (steps.empty())
    return node + " " + atRoot.str();
  bool isElement = steps.back() == anyElement;
  if (isElement)
    steps = steps.drop_back();
  std::string text;
  for (StringRef step : steps)
    text += (text.empty() || step == anyElement ? "" : ".") + step.str();
  if (isElement && text.empty())
    return "an element of what " + node + " returns " + inside.str();
  if (isElement)
    return "an element of '" + text + "' of what " + node + " returns " +
           inside.str();
  return "'" + text + "' of what " + node + " returns " + inside.str();
}

/// `; did you mean 'x'?`, and the x alone.
std::string EdgeReporter::nearest(const Shape::Key &key,
                                  ArrayRef<const Shape *> given,
                                  std::string &near) {
  if (++hints > maxHints)
    return "";
  std::vector<StringRef> names;
  for (const Shape *option : given)
    for (const Shape::Key &other : option->keys)
      names.push_back(other.name);
  std::optional<StringRef> found = names::didYouMean(key.name, names);
  if (!found)
    return "";
  near = found->str();
  return "; did you mean '" + near + "'?";
}

/// Several edges, and a key that is no node.
InFlightDiagnostic EdgeReporter::judgeUnkeyed(const Shape::Key &key) {
  if (++hints > maxHints)
    return context.diags.report(diag::EdgeKeyed, key.span, *reader->name,
                                key.name, "");
  std::vector<StringRef> names;
  std::string holder;
  unsigned holders = 0;
  for (const IncomingEdge &input : inputs) {
    names.push_back(*input.node->name);
    if (!input.node->facts || !input.node->facts->returns)
      continue;
    for (const Shape *option : shapes::optionsOf(*input.node->facts->returns))
      if (keys.find(*option, key.name)) {
        holder = *input.node->name;
        ++holders;
        break;
      }
  }
  std::string hint;
  if (std::optional<StringRef> near = names::didYouMean(key.name, names))
    hint = "; did you mean '" + near->str() + "'?";
  else if (holders == 1)
    hint = "; did you mean '" + key.name.str() + "' of '" + holder + "'?";
  return context.diags.report(diag::EdgeKeyed, key.span, *reader->name,
                              key.name, hint);
}

/// What stands for \p key with the name \p near: `{ key }` of a pattern also
/// names what is bound, which stays.
static std::string renamed(const Shape::Key &key, StringRef near,
                           const ir::Module &module) {
  bool isShorthand = false;
  auto onPattern = [&](const ir::Pattern &pattern) {
    for (const ir::Pattern::Field &field : pattern.fields)
      isShorthand |= field.keySpan == key.span && field.pattern &&
                     field.pattern->span.begin == key.span.begin;
  };
  CodeWalk walk;
  walk.onPattern = onPattern;
  walk.around = key.span.begin;
  auto look = [&](const ir::Module &each) {
    if (each.file == key.span.file && each.code)
      walk.walk(each.code->body);
  };
  look(module);
  for (const ir::Import &import : module.imports)
    if (import.module)
      look(*import.module);
  return isShorthand ? (near + ": " + key.name).str() : near.str();
}

InFlightDiagnostic EdgeReporter::judge(const Shape::Key &key,
                                       ArrayRef<StringRef> path,
                                       ArrayRef<const Shape *> given) {
  if (path.empty() && inputs.size() > 1)
    return judgeUnkeyed(key);
  if (path.empty() && nodes.count(key.name))
    return context.diags.report(diag::EdgeNotKeyed, key.span, key.name,
                                *reader->name, *inputs.front().node->name);
  const Shape &first = *given.front();
  bool isSame = llvm::all_of(
      given, [&](const Shape *each) { return each->kind == first.kind; });
  if (isSame && first.kind != Shape::Kind::Object) {
    StringRef what = first.kind == Shape::Kind::Null      ? "nothing"
                     : first.kind == Shape::Kind::Array   ? "an array"
                     : first.kind == Shape::Kind::String  ? "a string"
                     : first.kind == Shape::Kind::Boolean ? "a boolean"
                                                          : "a number";
    return context.diags.report(diag::EdgeNoObject, key.span,
                                subject(path, "returns", "is"), what, key.name);
  }
  if (isSame && isArrayMember(key.name))
    return context.diags.report(diag::EdgeNoArray, key.span,
                                subject(path, "returns", "is"), key.name);
  std::string near;
  std::string hint = nearest(key, given, near);
  InFlightDiagnostic made =
      context.diags.report(diag::EdgeKeyMissing, key.span,
                           subject(path, "returns", "has"), key.name, hint);
  StringRef text = context.sources.file(key.span.file).text();
  if (!near.empty() && text.slice(key.span.begin, key.span.end) == key.name) {
    std::string with = renamed(key, near, *reader->module);
    std::move(made).suggest("write '" + with + "'", key.span, with);
  }
  return made;
}

void EdgeReporter::report(const Shape::Key &key, ArrayRef<StringRef> path,
                          ArrayRef<const Shape *> given) {
  InFlightDiagnostic made = judge(key, path, given);
  // What comes in, and over which edges.
  constexpr size_t maxNotes = 3;
  size_t notes = 0;
  std::set<Span> shown;
  if (!path.empty() || inputs.size() == 1)
    for (const Shape *option : given)
      if (option->span.isValid() && shown.insert(option->span).second &&
          notes++ < maxNotes)
        made.note(option->span, "here: " + ir::shapeText(*option));
  bool isOfOne = !path.empty() && inputs.size() > 1;
  for (const IncomingEdge &input : inputs)
    if (!isOfOne || *input.node->name == path.front())
      if (notes++ < maxNotes)
        made.note(input.edge->span,
                  "the edge from '" + *input.edge->from + "'");
}
