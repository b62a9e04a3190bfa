//===- CheckEdges.cpp - what is read of an input, and what comes in -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// One edge into a node hands over what the other node returns, as it is;
// several make an object of it, with a key for each node. Only what is
// certain is reported: a key that no way of returning has, read by code that
// does not expect it to be missing.
//
//===----------------------------------------------------------------------===//

#include "CodeWalk.h"
#include "DeclaredShapes.h"
#include "EdgeReporter.h"
#include "KeyIndex.h"
#include "NodeFunction.h"
#include "ObjectMembers.h"
#include "Shapes.h"
#include "TolerantReads.h"

#include "tntc/Analysis/Pass.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <memory>
#include <set>
#include <utility>

using namespace tntc;
using ir::Shape;

namespace {

using Options = llvm::SmallVector<const Shape *, 4>;

class EdgeChecker {
public:
  EdgeChecker(const ir::Workflow &workflow, PassContext &context)
      : workflow(workflow), context(context), declared(context.arena),
        reporter(context, nodes, keys) {
    findIncoming();
  }

  void check(const ir::Node &node);

private:
  void findIncoming();
  void findDeclared();
  void findCertain();
  void compare(const Shape &reads, const Options &given);
  void compareElements(const Shape &reads, const Options &given);
  void compareMethods(const Options &given);
  void compareNothing(const Shape &reads, const Shape &given);
  void mismatch(const Shape::Key &key, const Options &given);
  bool isTolerated(const Shape::Key &key);
  bool isCertain(const Shape::Key &key);

  const ir::Workflow &workflow;
  PassContext &context;
  DeclaredShapes declared;
  llvm::DenseMap<const ir::Module *, std::unique_ptr<TolerantReads>> tolerant;

  llvm::DenseMap<const ir::Node *, llvm::SmallVector<IncomingEdge, 4>> incoming;
  llvm::StringMap<const ir::Node *> nodes;
  KeyIndex keys;
  EdgeReporter reporter;

  // Of the node that is looked at.
  const ir::Node *reader = nullptr;
  ArrayRef<IncomingEdge> inputs;
  std::set<StringRef> known; ///< names of all keys that may come in
  llvm::StringSet<> certain; ///< paths that some run reads by their names
  bool hasCertain = false;   ///< they were looked for
  std::vector<const Shape *> expected;  ///< types that it gives to its input
  bool hasExpected = false;             ///< they were looked for
  llvm::SmallVector<StringRef, 8> path; ///< to what is compared
};

} // namespace

/// Each node with its edges, in source order, without those that change
/// nothing: of a node to itself, and a second one of two.
void EdgeChecker::findIncoming() {
  for (const ir::Node &node : workflow.nodes)
    nodes.try_emplace(*node.name, &node);
  llvm::DenseSet<std::pair<const ir::Node *, const ir::Node *>> seen;
  for (const ir::Edge &edge : workflow.edges) {
    const ir::Node *from = nodes.lookup(*edge.from);
    const ir::Node *to = nodes.lookup(*edge.to);
    if (from && to && from != to && seen.insert({from, to}).second)
      incoming[to].push_back({from, &edge});
  }
}

/// The types that the code says its input has: of the parameter, and of casts.
void EdgeChecker::findDeclared() {
  expected.clear();
  NodeFunction found = NodeFunction::of(*reader->module);
  const ir::Pattern *input = found.input();
  if (!input)
    return;
  if (input->type)
    expected.push_back(declared.read(input->type, *found.module));
  if (input->kind != ir::Pattern::Kind::Name)
    return;
  auto onExpr = [&](const ir::Expr &expr) {
    if (expr.kind != ir::ExprKind::Cast || !expr.type)
      return;
    const ir::Expr *inner = &expr;
    while (inner->kind == ir::ExprKind::Cast)
      inner = inner->items[0];
    if (inner->kind == ir::ExprKind::Identifier && inner->text == input->name)
      expected.push_back(declared.read(expr.type, *found.module));
  };
  CodeWalk walk;
  walk.onExpr = onExpr;
  walk.walk(*found.function);
}

static bool mayBeNothing(const Shape *shape) {
  return shape &&
         llvm::any_of(shapes::optionsOf(*shape), [](const Shape *each) {
           return each->kind == Shape::Kind::Null;
         });
}

/// Whether the code says itself that \p key may be missing, in its types or
/// by what it does.
bool EdgeChecker::isTolerated(const Shape::Key &key) {
  if (!std::exchange(hasExpected, true))
    findDeclared();
  for (const Shape *shape : expected) {
    for (StringRef step : path) {
      const Shape::Key *next = keys.find(*shape, step);
      shape = next                 ? next->shape
              : step == anyElement ? shape->element
                                   : nullptr;
      if (!shape)
        break;
    }
    const Shape::Key *found = shape ? keys.find(*shape, key.name) : nullptr;
    if (found && (found->isOptional || mayBeNothing(found->shape)))
      return true;
  }
  for (const ir::Module *module : workflow.modules) {
    if (module->file != key.span.file || !module->code)
      continue;
    std::unique_ptr<TolerantReads> &reads = tolerant[module];
    if (!reads)
      reads = std::make_unique<TolerantReads>(*module->code);
    return reads->contains(key.name, key.span, known);
  }
  return false;
}

void EdgeChecker::findCertain() {
  certain.clear();
  for (const ir::Fact &fact : reader->facts->facts)
    if (fact.kind == ir::FactKind::InputRead && fact.isDefinite &&
        fact.member.empty())
      certain.insert(fact.path);
}

/// Whether some run reads \p key of what came in, by its name.
bool EdgeChecker::isCertain(const Shape::Key &key) {
  if (!std::exchange(hasCertain, true))
    findCertain();
  if (!key.span.isValid())
    return false;
  StringRef text = context.sources.file(key.span.file).text();
  text = text.slice(key.span.begin, key.span.end);
  if (text.size() == key.name.size() + 2)
    text = text.drop_front().drop_back();
  if (text != key.name)
    return false;
  std::string full;
  for (StringRef step : path)
    full += (step == anyElement ? "*" : step.str()) + ".";
  full += key.name;
  return certain.contains(full);
}

void EdgeChecker::mismatch(const Shape::Key &key, const Options &given) {
  if (isCertain(key) && !isTolerated(key))
    reporter.report(key, path, given);
}

/// What is read of each element, when all that comes in are arrays.
void EdgeChecker::compareElements(const Shape &reads, const Options &given) {
  Options elements;
  for (const Shape *option : given) {
    if (option->kind != Shape::Kind::Array || !option->element)
      return;
    for (const Shape *each : shapes::optionsOf(*option->element))
      if (each->kind != Shape::Kind::Null)
        elements.push_back(each);
  }
  path.push_back(anyElement);
  compare(*reads.element, elements);
  path.pop_back();
}

void EdgeChecker::compare(const Shape &reads, const Options &given) {
  if (given.empty())
    return;
  if (reads.element)
    compareElements(reads, given);
  for (const Shape::Key &key : reads.keys) {
    Options inside;
    bool isUnknown = false, isFound = false;
    for (const Shape *option : given) {
      if (const Shape::Key *found = keys.find(*option, key.name)) {
        isFound = true;
        for (const Shape *each : shapes::optionsOf(*found->shape))
          if (each->kind != Shape::Kind::Null)
            inside.push_back(each);
        continue;
      }
      isUnknown |= mayHaveMember(*option, key.name);
    }
    if (isUnknown)
      continue;
    if (!isFound) {
      mismatch(key, given);
      continue;
    }
    if (!key.shape || llvm::any_of(inside, [](const Shape *each) {
          return each->kind == Shape::Kind::Any;
        }))
      continue;
    path.push_back(key.name);
    compare(*key.shape, inside);
    path.pop_back();
  }
}

/// Methods of lists that are called on what is none. They are no keys, so that
/// no shape has them.
void EdgeChecker::compareMethods(const Options &given) {
  for (const ir::Fact &fact : reader->facts->facts) {
    if (fact.kind != ir::FactKind::InputRead || fact.member.empty() ||
        !fact.isDefinite || !isArrayMember(fact.member))
      continue;
    Options at = given;
    llvm::SmallVector<StringRef, 8> steps;
    fact.path.split(steps, '.', -1, /*KeepEmpty=*/false);
    path.clear();
    for (StringRef step : steps) {
      bool isElement = step == "*";
      Options next;
      for (const Shape *option : at) {
        const Shape::Key *key = keys.find(*option, step);
        const Shape *inner = isElement ? option->element
                             : key     ? key->shape
                                       : nullptr;
        if (!inner) {
          next.clear();
          break;
        }
        for (const Shape *each : shapes::optionsOf(*inner))
          next.push_back(each);
      }
      at = next;
      path.push_back(isElement ? StringRef(anyElement) : step);
    }
    Shape::Key method{fact.member, fact.subjectSpan, false, nullptr};
    bool isNone = !at.empty() && llvm::all_of(at, [&](const Shape *each) {
      return each->kind == Shape::Kind::Object &&
             !mayHaveMember(*each, method.name) &&
             !keys.find(*each, method.name);
    });
    if (isNone && fact.subjectSpan.isValid() && !isTolerated(method))
      reporter.report(method, path, at);
  }
  path.clear();
}

/// Whether all that the code does with its input is to read members of it, as
/// if there always were one.
static bool expectsSomething(const ir::Node &reader) {
  NodeFunction found = NodeFunction::of(*reader.module);
  const ir::Pattern *input = found.input();
  if (!input || input->initial)
    return false;
  if (input->kind != ir::Pattern::Kind::Name)
    return true;
  auto isInput = [&](const ir::Expr *expr) {
    while (expr && expr->kind == ir::ExprKind::Cast && !expr->items.empty())
      expr = expr->items[0];
    return expr && expr->kind == ir::ExprKind::Identifier &&
           expr->text == input->name;
  };
  unsigned mentions = 0, reads = 0;
  auto onExpr = [&](const ir::Expr &expr) {
    mentions += expr.kind == ir::ExprKind::Identifier && isInput(&expr);
    reads += expr.kind == ir::ExprKind::Member && !expr.isOptional &&
             isInput(expr.base);
  };
  auto onStmt = [&](const ir::Stmt &stmt) {
    for (const ir::Declarator &declarator : stmt.declarators)
      reads += declarator.pattern && isInput(declarator.value) &&
               declarator.pattern->kind == ir::Pattern::Kind::Object;
  };
  CodeWalk walk;
  walk.onExpr = onExpr;
  walk.onStmt = onStmt;
  walk.walk(*found.function);
  return mentions == reads;
}

/// What is read of a node that returns nothing: there is no member of that.
void EdgeChecker::compareNothing(const Shape &reads, const Shape &given) {
  Options options = shapes::optionsOf(given);
  if (!options.empty() && llvm::all_of(options, [](const Shape *each) {
        return each->kind == Shape::Kind::Null;
      }))
    for (const Shape::Key &key : reads.keys)
      mismatch(key, options);
}

static void collectKeys(const Shape &shape, std::set<StringRef> &into) {
  for (const Shape::Key &key : shape.keys) {
    into.insert(key.name);
    if (key.shape)
      collectKeys(*key.shape, into);
  }
  if (shape.element)
    collectKeys(*shape.element, into);
  for (const Shape *option : shape.options)
    collectKeys(*option, into);
}

/// Any where code may do anything, as with `eval`.
static const Shape *returnsOf(const ir::Node &from, PassContext &context) {
  bool isKnown =
      from.facts && from.facts->returns && from.module->syntaxErrors.empty() &&
      llvm::none_of(from.facts->abstentions, [](const ir::Abstention &each) {
        return each.scope == ir::AbstentionScope::Everything;
      });
  return isKnown ? from.facts->returns : shapes::make(context.arena, {});
}

void EdgeChecker::check(const ir::Node &node) {
  if (!node.facts || !node.module || !node.module->syntaxErrors.empty())
    return;
  auto found = incoming.find(&node);
  if (found == incoming.end())
    return;
  inputs = found->second;
  reader = &node;
  reporter.enter(node, inputs);
  hasExpected = hasCertain = false;
  const Shape *given = nullptr;
  if (inputs.size() == 1) {
    given = returnsOf(*inputs.front().node, context);
  } else {
    Shape keyed;
    keyed.kind = Shape::Kind::Object;
    std::vector<Shape::Key> each;
    for (const IncomingEdge &input : inputs)
      each.push_back(
          {*input.node->name, {}, false, returnsOf(*input.node, context)});
    keyed.keys = context.arena.save(each);
    given = shapes::make(context.arena, keyed);
  }
  known.clear();
  collectKeys(*given, known);
  Options options;
  for (const Shape *option : shapes::optionsOf(*given))
    if (option->kind != Shape::Kind::Null)
      options.push_back(option);
  if (node.facts->input)
    for (const Shape *reads : shapes::optionsOf(*node.facts->input)) {
      compare(*reads, options);
      if (inputs.size() == 1 && expectsSomething(node))
        compareNothing(*reads, *given);
      if (inputs.size() > 1)
        for (const Shape::Key &key : reads->keys)
          if (const Shape::Key *from = keys.find(*given, key.name);
              from && !isTolerated(key)) {
            path.push_back(key.name);
            compareNothing(*key.shape, *from->shape);
            path.pop_back();
          }
    }
  compareMethods(options);
}

void tntc::checkEdges(const ir::Workflow &workflow, PassContext &context) {
  EdgeChecker checker(workflow, context);
  for (const ir::Node &node : workflow.nodes)
    checker.check(node);
}
