//===- ContextModel.cpp - ctx and what it gives ---------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../ContextMembers.h"
#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;
using ir::FactKind;

static AtomKind contextMember(StringRef key) {
  return llvm::StringSwitch<AtomKind>(key)
      .Case("dependency", AtomKind::Dependency)
      .Case("log", AtomKind::Log)
      .Case("config", AtomKind::Config)
      .Case("fetch", AtomKind::ServiceCall)
      .Case("secrets", AtomKind::Secrets)
      .Default(AtomKind::Undefined);
}

Value Evaluator::getContext(StringRef key, Span span, bool exact) {
  StringRef found = existing(ofContext, key, span, exact);
  Value value({contextMember(found), 0});
  if (found != key)
    value.add(undefined());
  return value;
}

Value Evaluator::getLog(StringRef key, Span span, bool exact) {
  StringRef found = existing(ofLog, key, span, exact);
  Value value;
  if (llvm::is_contained(membersOf(ofLog), found))
    value.add(Atom{AtomKind::LogMethod, name(found)});
  if (found != key || value.isEmpty())
    value.add(undefined());
  return value;
}

Value Evaluator::callDependency(const CallArguments &arguments, Span span,
                                const void *site) {
  Value result;
  Value wanted = arguments.at(0);
  for (Atom atom : wanted) {
    StringRef known;
    // A variable is undefined, or null, until it is given its value, which says nothing
    // of a run that comes here.
    bool isUnset =
        (atom.kind == AtomKind::Undefined || atom.kind == AtomKind::Null) &&
        wanted.size() > 1;
    if (!literalText(atom, known)) {
      abstain(ir::AbstentionScope::AnyDependency, span,
              "the name of the dependency is computed when the node runs");
      result.add(opaque());
      continue;
    }
    known = nameText(name(known));
    ir::Fact made;
    made.kind = FactKind::Dependency;
    made.span = span;
    made.subject = known;
    if (callExpr == site && callExpr && !callExpr->items.empty() &&
        callExpr->items[0] && callExpr->items[0]->kind == ir::ExprKind::String)
      made.subjectSpan = callExpr->items[0]->span;
    made.steps = stepsHere();
    fact(made, wanted.isExact() && !isUnset);
    if (isUnset) // it throws
      continue;
    auto [at, isNew] =
        connectionIds.try_emplace({known, span}, connections.size());
    if (isNew)
      connections.push_back({known, span});
    result.add(Atom{AtomKind::Connection, at->second});
  }
  if (!wanted.isExact())
    result.setInexact();
  return result;
}

Value Evaluator::getConnection(Atom atom, StringRef key, Span span,
                               bool exact) {
  Connection connection = connections[atom.id];
  StringRef found = existing(ofConnection, key, span, exact, connection.name);
  // Of others it is enough that they are read.
  if (found == "fetch" || found == "secret")
    key = found;
  ir::Fact made;
  made.kind = FactKind::DependencyRead;
  made.span = span;
  made.subject = connection.name;
  made.member = nameText(name(key));
  std::vector<ir::Step> from;
  if (connection.span.isValid())
    from.push_back({connection.span, keep("taken from ctx.dependency(\"" +
                                          connection.name + "\")")});
  made.steps = stepsHere(from);
  made.subjectSpan = keySpan;
  if (key != "fetch")
    fact(made, exact);
  Piece piece;
  piece.text = connection.name;
  piece.span = span;
  if (key == "fetch")
    return Value({AtomKind::ConnectionFetch, atom.id});
  if (key == "host")
    piece.kind = PieceKind::Host;
  else if (key == "port")
    piece.kind = PieceKind::Port;
  else if (key == "protocol")
    piece.kind = PieceKind::Protocol;
  else if (key == "secret")
    piece.kind = PieceKind::Secret;
  else {
    piece.kind = PieceKind::Member;
    piece.member = made.member;
  }
  return Value(text(texts.intern(piece)));
}

Value Evaluator::getSecrets(StringRef key, Span span, bool exact) {
  ir::Fact made;
  made.kind = FactKind::Secret;
  made.span = span;
  made.subject = nameText(name(key));
  made.subjectSpan = keySpan;
  made.steps = stepsHere();
  fact(made, exact);
  return Value({AtomKind::Service, name(key)});
}

Value Evaluator::getService(Atom atom, StringRef key, Span span, bool exact) {
  ir::Fact made;
  made.kind = FactKind::Secret;
  made.span = span;
  made.subject = nameText(atom.id);
  made.member = nameText(name(key));
  made.subjectSpan = keySpan;
  made.steps = stepsHere();
  fact(made, exact);
  Piece piece;
  piece.kind = PieceKind::Secret;
  piece.text = made.subject;
  piece.member = made.member;
  piece.span = span;
  return Value(text(texts.intern(piece)));
}

/// What the language asks of any value; nobody's data has it.
static bool isSymbol(StringRef key) { return key.starts_with("[Symbol."); }

Value Evaluator::getConfig(Atom atom, StringRef key, Span span, bool exact) {
  if (isSymbol(key))
    return Value(data());
  if (atom.id) {
    StringRef path = nameText(atom.id);
    if (path.count('.') > 6)
      return Value(atom);
    return Value({AtomKind::Config, name((path + "." + key).str())});
  }
  ir::Fact made;
  made.kind = FactKind::Config;
  made.span = span;
  made.subject = nameText(name(key));
  made.subjectSpan = keySpan.isValid() ? keySpan : fieldSpan;
  fact(made, exact);
  return key.empty() ? Value(data()) : Value({AtomKind::Config, name(key)});
}

/// Of all of config, which counts as read, what lies under \p key.
Value Evaluator::getDefaulted(Atom config, StringRef key, Span span) {
  getConfig(config, "", span, false);
  return isSymbol(key) ? Value(data())
                       : Value({AtomKind::Config, name(key)});
}

Value Evaluator::getInput(Atom atom, StringRef key, Span span, bool exact) {
  if (isSymbol(key))
    return Value(data());
  StringRef path = nameText(atom.id);
  if (path.count('.') > 8)
    return Value(data());
  std::string inner = path.empty() ? key.str() : (path + "." + key).str();
  size_t index;
  bool isElement = key == "*" || isIndex(key, index);
  if (isElement)
    inner = path.empty() ? "*" : (path + ".*").str();
  InputUse &use = inputUses[inner];
  if (!use.span.isValid())
    use.span = keySpan.isValid() ? keySpan : span;
  if (!isElement) {
    // `length` of a text or list says nothing of its keys.
    ir::Fact made;
    made.kind = FactKind::InputRead;
    made.span = span;
    made.path = nameText(name(inner));
    made.subjectSpan = keySpan;
    fact(made, exact);
  }
  return Value({AtomKind::Input, name(inner)});
}

/// What is called on the input, by whose methods one sees what it is taken for.
void Evaluator::noteInputMethod(Atom atom, StringRef method, Span span,
                                bool exact) {
  ir::Fact made;
  made.kind = FactKind::InputRead;
  made.span = span;
  made.path = nameText(atom.id);
  made.member = nameText(name(method));
  made.subjectSpan = keySpan;
  fact(made, exact);
}

/// From here on more keys may be read than are known.
void Evaluator::openInput(StringRef path) {
  if (path.empty())
    inputEscapes = true;
  else
    inputUses[path.str()].isOpen = true;
}

StringRef Evaluator::methodOf(const Value &init, Span span, Env &env,
                              bool &exact) {
  Value method;
  for (Atom atom : init)
    if (atom.kind == AtomKind::Object)
      method.add(getObject(heap.object(atom.id), "method", span, env, false,
                           Value(atom), 0));
    else if (atom.kind == AtomKind::Undefined)
      method.add(undefined());
    else
      method.add(data());
  StringRef known;
  if (method.isSingle() && method.single().kind == AtomKind::Undefined)
    return "GET";
  if (literalText(method, known))
    return save(known.upper());
  return "";
}

Value Evaluator::responseOf(const void *site, Env &env, Span span) {
  Object &response = heap.objectAt(site, &env, ObjectKind::Response, 48);
  response.span = span;
  response.isFromFetch = true;
  ++unwatched;
  response.runRound = round;
  return Value(atomOf(response));
}

Value Evaluator::callConnectionFetch(Atom atom, const CallArguments &arguments,
                                     Span span, const void *site, Env &env) {
  ++hazards;
  llvm::SmallVector<StringRef, 4> targets;
  for (Atom callee : *callees)
    if (callee.kind == AtomKind::ConnectionFetch)
      targets.push_back(connections[callee.id].name);
  Connection connection = connections[atom.id];
  // A variable is undefined until it is given its value.
  Value wanted = arguments.at(0);
  bool isUnset = wanted.size() > 1 && wanted.hasKind(AtomKind::Undefined);
  if (isUnset)
    wanted = withoutNullish(wanted);
  Value paths = toText(wanted, span);
  bool exact = paths.isExact();
  Atom unset = text("undefined");
  if (isUnset)
    paths.add(unset);
  StringRef method = methodOf(arguments.at(1), span, env, exact);
  if (paths.isEmpty())
    paths.add(anyText());
  // Not every connection needs to be asked for each of several paths.
  if (targets.size() > 1 && paths.size() > 1)
    exact = false;
  for (Atom path : paths) {
    ir::Fact made;
    made.kind = FactKind::DependencyFetch;
    made.span = span;
    made.subject = connection.name;
    made.method = method;
    made.path = save(texts.pattern(texts.pieces(path.id)));
    std::vector<ir::Step> from;
    if (connection.span.isValid())
      from.push_back({connection.span, keep("taken from ctx.dependency(\"" +
                                            connection.name + "\")")});
    made.steps = stepsHere(from);
    fact(made, exact && !(isUnset && path == unset));
  }
  send(ir::Leak::Sink::Url, paths, span, connection.name, targets);
  Value headers = headersOf(Value(), arguments.at(1), span, env);
  send(ir::Leak::Sink::Header, authorizationOf(headers, span, env), span,
       connection.name, targets);
  return promiseOf(responseOf(site, env, span), site, env, true, 2);
}

Value Evaluator::callService(const CallArguments &arguments, Span span,
                             const void *site, Env &env) {
  ++hazards;
  Value services = arguments.at(0), paths = toText(arguments.at(1), span);
  bool exact = services.isExact() && paths.isExact() &&
               (services.size() < 2 || paths.size() < 2);
  StringRef method = methodOf(arguments.at(2), span, env, exact);
  if (paths.isEmpty())
    paths.add(anyText());
  for (Atom service : services) {
    StringRef known;
    if (!literalText(service, known)) {
      abstain(ir::AbstentionScope::Network, span,
              "the service of 'ctx.fetch' is computed when the node runs");
      abstain(ir::AbstentionScope::Secrets, span,
              "the service of 'ctx.fetch' is computed when the node runs");
      known = "";
    }
    for (Atom path : paths) {
      ir::Fact made;
      made.kind = FactKind::LegacyFetch;
      made.span = span;
      made.subject = nameText(name(known));
      made.method = method;
      ArrayRef<Piece> pieces = texts.pieces(path.id);
      bool isPath = !pieces.empty() &&
                    pieces.front().kind == PieceKind::Literal &&
                    !pieces.front().text.starts_with("http");
      if (isPath || pieces.empty()) {
        made.host = known.empty() ? "" : save("api." + known + ".com");
        made.scheme = "https";
        made.port = 443;
        made.path = save(texts.pattern(pieces));
      } else if (Address to; parseAddress(pieces, to)) {
        made.host = to.host;
        made.scheme = to.scheme;
        made.port = to.port;
        made.path = to.path;
      } else {
        made.isUnknownHost = true;
        made.path = save(texts.pattern(pieces));
        abstain(ir::AbstentionScope::Network, span,
                "the address that is fetched is not known");
      }
      if (callExpr == site && callExpr && !callExpr->items.empty() &&
          callExpr->items[0] &&
          callExpr->items[0]->kind == ir::ExprKind::String)
        made.subjectSpan = callExpr->items[0]->span;
      made.steps = stepsHere();
      fact(made, exact);
    }
  }
  leak(ir::Leak::Sink::Url, paths, span, "ctx.fetch");
  return promiseOf(responseOf(site, env, span), site, env, true, 2);
}

Value Evaluator::callLog(Atom atom, const CallArguments &arguments, Span span,
                         Env &env) {
  ir::Fact made;
  made.kind = FactKind::Log;
  made.span = span;
  made.member = nameText(atom.id);
  fact(made, atom.id != 0);
  for (const Value &value : arguments.values) {
    leak(ir::Leak::Sink::Log, value, span);
    serialise(value, span, env);
  }
  leak(ir::Leak::Sink::Log, arguments.rest, span);
  serialise(arguments.rest, span, env);
  return Value(undefined());
}
