//===- Evaluator.cpp - rounds, limits, cells ------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

using namespace tntc;
using namespace tntc::facts;

static constexpr unsigned maxRounds = 16;
/// Rounds after which a text that still grows is cut where it does.
static constexpr unsigned patience = 8;
static constexpr size_t maxAtoms = 256;
static constexpr size_t maxOfKind = 24;
static constexpr llvm::StringLiteral tooManyValues =
    "more values than are followed meet in one place";
/// What covers all that comes, of any kind.
static constexpr uint32_t tooMuch = ~0u - 1;
/// Expressions looked at: enough for each byte, and for small files whose
/// helpers are called from many places.
static constexpr uint64_t leastSteps = 100'000, stepsPerByte = 1,
                          mostSteps = 1'500'000;

Evaluator::Evaluator(ir::Context &arena, const SourceManager &sources)
    : AtomTable(arena), sources(sources), recorder(arena, scratch) {}

ir::NodeFacts *Evaluator::run(const ir::Module &module) {
  rootEnv = stateOf(module).env;
  uint64_t bytes = 0;
  for (const ModuleState &state : stateStorage)
    bytes += sources.file(state.module->file).text().size();
  maxSteps = std::min(leastSteps + stepsPerByte * bytes, mostSteps);
  const ir::Shape *returns = nullptr;
  while (!isOver) {
    if (++round > maxRounds) {
      giveUp(unsettled.isValid() ? unsettled : Span{module.file, 0, 0},
             "the values of this code do not settle");
      break;
    }
    recorder.clear();
    isDirty = false;
    unsettled = {};
    returns = runRound(module);
    if (!isDirty)
      break;
  }
  ir::NodeFacts *made = recorder.finish(module.file);
  made->returns = isOver ? nullptr : returns;
  made->input = inputShape();
  made->inputEscapes = inputEscapes || isOver;
  return made;
}

const ir::Shape *Evaluator::runRound(const ir::Module &module) {
  ModuleState &state = stateOf(module);
  shapeCount = 0;
  runId = ++runCount;
  runModule(state);
  Span start{module.file, 0, 0};
  Env &env = *state.env;
  const ir::Export *exported = module.findExport("default");
  nodeSpan = exported ? exported->span : start;
  Value run = exportOf(state, "default", start);
  for (Atom atom : run)
    if (atom.kind == AtomKind::Opaque || atom.kind == AtomKind::External ||
        atom.kind == AtomKind::Data)
      abstain(ir::AbstentionScope::Everything, nodeSpan,
              "the node's function is made by code that is not followed");
  entries.clear();
  returned.clear();
  for (Atom atom : run)
    if (Object *object = objectOf(atom); object && object->function)
      entries.insert(object->function);
  Value result =
      call(run, {Value({AtomKind::Context, 0}), Value({AtomKind::Input, 0})},
           {}, &module, env);
  drain();
  runElided();
  result = await(result, {}, env);
  handOver(result);
  for (Object &object : heap.all())
    if (object.kind == ObjectKind::Response && object.isFromFetch &&
        object.isRead && !object.isChecked && !object.isEscaped &&
        object.runRound == round)
      recorder.add(ir::Habit{ir::Habit::Kind::NotChecked, object.span,
                             moduleOf(object.span.file)});
  return shapeOf(result);
}

/// What the node hands over becomes JSON: all of it is read, and a secret in
/// it is shown.
void Evaluator::handOver(const Value &result) {
  for (const ir::Function *function : entries)
    if (function->result)
      returned.push_back({function->result->span, result});
  if (returned.empty())
    returned.push_back({nodeSpan, result});
  const auto places = returned;
  for (const auto &[span, value] : places) {
    Value made = await(value, span, *rootEnv);
    leak(ir::Leak::Sink::Return, made, span);
    if (!made.hasOther(AtomKind::Input)) // as it came
      continue;
    serialise(made, span, *rootEnv);
  }
}

bool Evaluator::tick(Span span) {
  if (isOver)
    return false;
  here = span;
  if (++steps > maxSteps)
    giveUp(span, "the code is too large or too entangled to be followed");
  return !isOver;
}

void Evaluator::giveUp(Span span, StringRef reason) {
  if (isOver)
    return;
  abstain(ir::AbstentionScope::Everything, span, reason);
  isOver = true;
}

const ir::Module *Evaluator::moduleOf(FileId file) {
  if (!file.isValid())
    return nullptr;
  auto at = files.find(file.index);
  return at == files.end() ? nullptr : at->second;
}

void Evaluator::fact(ir::Fact fact, bool exact) {
  fact.isDefinite = exact && maybe == 0;
  fact.isReached = maybe == 0;
  fact.module = moduleOf(fact.span.file);
  recorder.add(fact);
}

void Evaluator::abstain(ir::AbstentionScope scope, Span span,
                        const Twine &reason, StringRef subject) {
  // The node's own function is called from nowhere.
  if (!span.isValid())
    span = nodeSpan;
  recorder.add(
      ir::Abstention{scope, span, moduleOf(span.file), subject, keep(reason)});
}

ArrayRef<ir::Step> Evaluator::stepsHere(ArrayRef<ir::Step> first) {
  constexpr size_t longest = 8;
  std::vector<ir::Step> chain(first);
  size_t begin = frames.size() > longest ? frames.size() - longest : 0;
  for (const Frame &frame : ArrayRef<Frame>(frames).drop_front(begin))
    if (frame.span.isValid())
      chain.push_back(
          {frame.span, frame.function.empty()
                           ? StringRef("by a function called here")
                           : keep("by '" + frame.function + "', called here")});
  return arena.save(chain);
}

Value Evaluator::read(Cell &cell) {
  cell.readRound = round;
  return cell.value;
}

/// Adds what neither is in \p set nor was put together in it before: the texts
/// that became \p cover, objects that were merged, and all that was too much.
bool Evaluator::grow(Value &set, const Value &value, uint32_t cover) {
  if (set.size() <= 1 && cover == ~0u)
    return set.add(value);
  if (cover == tooMuch) {
    escape(value, here, tooManyValues);
    return set.add(opaque());
  }
  bool grew = false, wasExact = set.isExact();
  for (Atom atom : value) {
    if (atom.kind == AtomKind::Object && !set.has(atom))
      atom.id = heap.canonical(atom.id);
    if (atom.kind != AtomKind::Text || cover == ~0u ||
        !texts.isCovered(atom.id, cover))
      grew |= set.add(atom);
  }
  if (!value.isExact())
    set.setInexact();
  return grew || wasExact != set.isExact();
}

/// A set with several writers, or one that was looked at before it was
/// complete, does not say which of its atoms was there when.
void Evaluator::write(Cell &cell, const Value &value, const void *writer) {
  bool isUndefined =
      value.isSingle() && value.single().kind == AtomKind::Undefined;
  bool wasSeen = cell.readRound == round;
  bool grew = grow(cell.value, value, cell.cover);
  bool isOther = !isUndefined && cell.writer && cell.writer != writer;
  if ((isOther || (grew && wasSeen)) && cell.value.size() > 1 &&
      cell.value.isExact()) {
    cell.value.setInexact();
    grew = true;
  }
  if (!cell.writer && !isUndefined && !value.isEmpty())
    cell.writer = writer;
  if (!grew)
    return;
  if (cell.value.size() > maxOfKind || (round > patience && wasSeen))
    limit(cell.value, {}, &cell.cover);
  if (wasSeen)
    noteGrown();
}

/// Something was looked at before it was complete.
void Evaluator::noteGrown() {
  isDirty = true;
  if (!unsettled.isValid())
    unsettled = frames.empty() || !frames.back().span.isValid()
                    ? here
                    : frames.back().span;
}

/// Sets have an end: what would make one endless loses its detail, and what
/// has power is said to be lost.
void Evaluator::limit(Value &target, Span span, uint32_t *cover) {
  // What is done here may write to the same place.
  const Value before = target;
  Value value = before;
  limitCopy(value, span, cover);
  for (Atom atom : target)
    if (!before.has(atom))
      value.add(atom);
  target = value;
}

void Evaluator::limitCopy(Value &value, Span span, uint32_t *cover) {
  work(1 + value.size() / 16);
  unsigned counts[unsigned(AtomKind::Object) + 1] = {};
  for (Atom atom : value)
    ++counts[unsigned(atom.kind)];
  auto isMany = [&](AtomKind kind) {
    return counts[unsigned(kind)] > maxOfKind;
  };
  bool isGrowing = cover && round > patience;
  if (isMany(AtomKind::Text) ||
      (isGrowing && counts[unsigned(AtomKind::Text)] > 1)) {
    Value fewer;
    unsigned count = 0;
    for (Atom atom : value)
      if (atom.kind == AtomKind::Text)
        count += fewer.add(text(texts.prefix(atom.id, 2)));
      else
        fewer.add(atom);
    if (count > maxOfKind || isGrowing) {
      llvm::SmallVector<uint32_t, 32> ids;
      Value others;
      for (Atom atom : fewer)
        if (atom.kind == AtomKind::Text)
          ids.push_back(atom.id);
        else
          others.add(atom);
      uint32_t made = texts.cover(ids);
      if (cover)
        *cover = made;
      others.add(text(made));
      fewer = others;
    }
    fewer.setInexact();
    value = fewer;
  }
  if (value.size() <= maxAtoms && !isMany(AtomKind::Object) &&
      !isMany(AtomKind::Number) && !isMany(AtomKind::Input) &&
      !isMany(AtomKind::Config))
    return;
  Value fewer;
  std::map<std::pair<ObjectKind, const void *>, uint32_t> kept;
  for (Atom atom : value)
    switch (atom.kind) {
    case AtomKind::Number:
      fewer.add(number());
      break;
    case AtomKind::Input:
      inputEscapes |= isMany(AtomKind::Input);
      fewer.add(isMany(AtomKind::Input) ? data() : atom);
      break;
    case AtomKind::Config:
      fewer.add(atom.id && isMany(AtomKind::Config) ? data() : atom);
      break;
    case AtomKind::Object: {
      Object &object = wholeUrl(heap.object(atom.id));
      // Only what is told apart by nothing but its content.
      const void *what = object.function ? (const void *)object.function
                                         : (const void *)object.classCode;
      if (object.kind == ObjectKind::Bound ||
          object.kind == ObjectKind::Module) {
        fewer.add(atom);
        break;
      }
      auto [at, isNew] = kept.try_emplace({object.kind, what}, object.id);
      if (!isNew && at->second != object.id) {
        if (what && object.env != heap.object(at->second).env) {
          fewer.add(atom);
          break;
        }
        mergeObjects(heap.object(at->second), object);
      }
      fewer.add(Atom{AtomKind::Object, at->second});
      break;
    }
    default:
      fewer.add(atom);
    }
  fewer.setInexact();
  if (fewer.size() > maxAtoms) {
    Value rest;
    rest.add(opaque());
    escape(fewer, span.isValid() ? span : here, tooManyValues);
    if (cover)
      *cover = tooMuch;
    fewer = rest;
  }
  value = fewer;
}

Property &Evaluator::propertyOf(Object &object, StringRef key) {
  auto at = object.properties.find(key);
  if (at == object.properties.end()) {
    // Kept longer than the text it may have been taken from.
    key = nameText(name(key));
    at = object.properties.insert({key, &heap.makeProperty()}).first;
    growShape(object);
  }
  return *at->second;
}

void Evaluator::growShape(Object &object) {
  if (object.shapeRound == round)
    noteGrown();
}
