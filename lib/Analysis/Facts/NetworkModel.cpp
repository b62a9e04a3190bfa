//===- NetworkModel.cpp - addresses, URLs and what connects to them -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;

static uint16_t defaultPort(StringRef scheme) {
  return llvm::StringSwitch<uint16_t>(scheme)
      .Cases("https", "wss", 443)
      .Cases("http", "ws", 80)
      .Default(0);
}

static bool isSpecial(StringRef scheme) {
  return scheme == "ftp" || defaultPort(scheme);
}

/// As an address is read: what is not printed is dropped, and a backslash
/// is a slash up to the query.
std::string Evaluator::tidyAddress(StringRef text, bool isStart) {
  if (isStart)
    text = text.drop_while([](unsigned char c) { return c <= ' '; });
  std::string made;
  bool isPath = true;
  for (char c : text) {
    isPath &= c != '?' && c != '#';
    if (c != '\t' && c != '\n' && c != '\r')
      made += c == '\\' && isPath ? '/' : c;
  }
  return made;
}

/// How \p text begins, where that is a scheme; \p text is what follows its
/// colon then, and the slashes that go with it.
bool Evaluator::takeScheme(StringRef &text, std::string &scheme) {
  size_t colon = text.find(':');
  if (colon == StringRef::npos || !colon || !llvm::isAlpha(text[0]) ||
      !llvm::all_of(text.take_front(colon), [](char c) {
        return llvm::isAlnum(c) || c == '+' || c == '-' || c == '.';
      }))
    return false;
  scheme = text.take_front(colon).lower();
  StringRef after = text.drop_front(colon + 1);
  if (!after.starts_with("//") && !isSpecial(scheme))
    return false;
  text = isSpecial(scheme) ? after.ltrim('/') : after.drop_front(2);
  return true;
}

/// Whether \p host is written as it is meant: neither escaped, nor in letters
/// that are spelt otherwise, nor a number that is an address.
static bool isPlainHost(StringRef host) {
  if (host.starts_with("["))
    return true;
  for (unsigned char c : host)
    if (c <= ' ' || c >= 0x7f || StringRef("%<>^|`{}\"").contains(char(c)))
      return false;
  StringRef last = host.rtrim('.').rsplit('.').second;
  if (last.empty())
    last = host.rtrim('.');
  bool isNumber = last.starts_with_insensitive("0x") ||
                  llvm::all_of(last, [](char c) { return llvm::isDigit(c); });
  if (!isNumber)
    return true;
  llvm::SmallVector<StringRef, 4> parts;
  host.split(parts, '.');
  return parts.size() == 4 && llvm::all_of(parts, [](StringRef part) {
           unsigned number;
           return !part.getAsInteger(10, number) && number < 256 &&
                  part == std::to_string(number);
         });
}

/// `scheme://host:port/path`, each of which may be made of what a connection
/// holds. What directly follows a whole host is taken for the path: to append
/// a path that begins with its own '/' is how such addresses are written.
bool Evaluator::parseAddress(ArrayRef<Piece> pieces, Address &into) {
  if (pieces.empty())
    return false;
  if (pieces.front().kind == PieceKind::Secret) {
    into.subject = pieces.front().text;
    into.member = pieces.front().member;
    into.isFromSecret = true;
    into.path = save(texts.pattern(pieces.drop_front()));
    return true;
  }
  Pieces rest(pieces.begin(), pieces.end());
  Piece &first = rest.front();
  StringRef subject;
  if (first.kind == PieceKind::Protocol) {
    subject = first.text;
    if (rest.size() < 2 || rest[1].kind != PieceKind::Literal)
      return false;
    StringRef after = rest[1].text;
    if (!after.consume_front("://"))
      return false;
    rest[1].text = after;
    rest.erase(rest.begin());
  } else if (first.kind == PieceKind::Literal) {
    std::string scheme;
    first.text = save(tidyAddress(first.text, true));
    if (!takeScheme(first.text, scheme))
      return false;
    into.scheme = save(scheme);
  } else {
    return false;
  }
  if (rest.front().kind == PieceKind::Literal && rest.front().text.empty())
    rest.erase(rest.begin());
  if (rest.empty())
    return false;
  Piece &host = rest.front();
  if (host.kind == PieceKind::Host) {
    into.subject = host.text;
    into.port = 0;
    rest.erase(rest.begin());
    if (!rest.empty() && rest.front().kind == PieceKind::Literal &&
        rest.front().text.starts_with(":")) {
      StringRef after = rest.front().text.drop_front();
      size_t digits = after.find_first_not_of("0123456789");
      StringRef port = after.take_front(digits);
      unsigned number = 0;
      if (!port.empty() && !port.getAsInteger(10, number) && number < 65536)
        into.port = uint16_t(number);
      rest.front().text = after.drop_front(port.size());
      if (rest.front().text.empty()) {
        rest.erase(rest.begin());
        if (port.empty() && !rest.empty() &&
            rest.front().kind != PieceKind::Literal)
          rest.erase(rest.begin());
      }
    } else if (!rest.empty() && rest.front().kind != PieceKind::Literal) {
      into.isCertain = false;
    } else if (!rest.empty() && !rest.front().text.empty() &&
               !StringRef("/?#").contains(rest.front().text[0])) {
      return false; // `${host}.evil.example`
    }
    into.path = save(texts.pattern(rest));
    return true;
  }
  if (host.kind == PieceKind::Secret) {
    into.subject = host.text;
    into.member = host.member;
    into.isFromSecret = true;
    into.path = save(texts.pattern(ArrayRef<Piece>(rest).drop_front()));
    return true;
  }
  if (host.kind != PieceKind::Literal)
    return false;
  size_t end = host.text.find_first_of("/?#\\");
  StringRef authority = host.text.take_front(end);
  if (end == StringRef::npos && rest.size() > 1) {
    // The text goes on: `https://api.example.com` + path, or a host in parts.
    if (authority.ends_with(".") || authority.ends_with(":") ||
        authority.ends_with("@") || !authority.contains('.'))
      return false;
    into.isCertain = false;
    into.goesOn = true;
  }
  size_t at = authority.rfind('@');
  if (at != StringRef::npos)
    authority = authority.drop_front(at + 1);
  StringRef name = authority, port;
  size_t colon = authority.rfind(':');
  if (colon != StringRef::npos && !authority.ends_with("]")) {
    name = authority.take_front(colon);
    port = authority.drop_front(colon + 1);
  }
  unsigned number = 0;
  if (name.empty() || !isPlainHost(name) ||
      (!port.empty() && port.getAsInteger(10, number)) || number > 65535)
    return false;
  into.host = save(name.lower());
  into.port = number        ? uint16_t(number)
              : into.goesOn ? uint16_t(0)
                            : defaultPort(into.scheme);
  host.text = end == StringRef::npos ? StringRef() : host.text.drop_front(end);
  into.path = save(texts.pattern(rest));
  if (into.path.empty())
    into.path = "/";
  return true;
}

void Evaluator::requestTo(uint32_t id, StringRef api, StringRef method,
                          Span span, bool exact, std::vector<Sent> &sent) {
  UrlText url = UrlText::read(texts.pieces(id), nullptr);
  StringRef known;
  if (texts.isLiteral(id, known)) {
    std::string tidy = tidyAddress(known, true), scheme;
    StringRef after = tidy;
    if (after.starts_with("data:") || after.starts_with("blob:"))
      return;
    if (after.starts_with("file:")) {
      permission(ir::PermissionKind::Read, api, Value(text(id)), span, exact);
      return;
    }
    // No address at all: it throws.
    if (url.reading == WebUrl::Reading::Fails || !takeScheme(after, scheme))
      return;
    if (url.isKnown())
      id = texts.literal(url.url.start() + url.url.target());
  }
  ArrayRef<Piece> pieces = texts.pieces(id);
  ir::Fact made;
  made.kind = ir::FactKind::Network;
  made.span = span;
  made.api = nameText(name(api));
  made.method = method;
  made.steps = stepsHere();
  Address to;
  std::string tidy;
  if (!pieces.empty() && pieces.front().kind == PieceKind::Literal)
    tidy = tidyAddress(pieces.front().text, true);
  // A path, or what a variable is before it is given its value: it throws.
  if (!pieces.empty() && pieces.front().kind == PieceKind::Literal) {
    StringRef start = tidy;
    size_t slash = start.find('/');
    if (start.starts_with("undefined") ||
        (slash != StringRef::npos && start.find(':') > slash))
      return;
  }
  if (parseAddress(pieces, to)) {
    made.scheme = to.scheme;
    made.host = to.host;
    made.port = to.port;
    made.path = to.path;
    made.subject = to.subject;
    made.member = to.member;
    made.isFromSecret = to.isFromSecret;
    made.hostGoesOn = to.goesOn;
    fact(made, exact && to.isCertain);
    sent.push_back({to.subject, to.host, text(id)});
    return;
  }
  made.isUnknownHost = true;
  made.path = save(texts.pattern(pieces));
  for (const Piece &piece : pieces)
    if (piece.kind == PieceKind::Host) {
      made.subject = piece.text;
      break;
    }
  fact(made, exact);
  abstain(ir::AbstentionScope::Network, span,
          "the address that '" + api + "' goes to is not known");
  leak(ir::Leak::Sink::Url, Value(text(id)), span, "an unknown host");
}

/// What of \p value is the address: a text, a URL, or a Request's.
Value Evaluator::addressOf(const Value &value, Span span, Env &env) {
  Value result;
  for (Atom atom : value) {
    Object *object = objectOf(atom);
    if (atom.kind == AtomKind::Number && value.size() > 1)
      continue; // no address
    if (!object)
      result.add(toText(Value(atom), span));
    else if (object->kind == ObjectKind::Url)
      result.add(hrefOf(*object));
    else if (object->properties.count("%address"))
      result.add(
          getObject(*object, "%address", span, env, false, Value(atom), 0));
    else
      result.add(toText(Value(atom), span));
  }
  if (!value.isExact())
    result.setInexact();
  return result;
}

/// The headers of a request: those of \p init take the place of its own.
Value Evaluator::headersOf(const Value &request, const Value &init, Span span,
                           Env &env) {
  Value result;
  for (const Value &from : {init, request}) {
    bool isSure = !from.isEmpty();
    for (Atom atom : from) {
      Object *object = objectOf(atom);
      if (object && object->properties.count("headers"))
        result.add(get(Value(atom), "headers", span, env));
      else
        isSure = false;
    }
    if (isSure)
      break;
  }
  return result;
}

/// What \p headers have as `Authorization`, where it is written out.
Value Evaluator::authorizationOf(const Value &headers, Span span, Env &env) {
  Value result;
  for (Atom atom : headers)
    if (Object *object = objectOf(atom)) {
      touchShape(*object);
      for (auto &[key, property] : object->properties)
        if (key.ltrim('=').equals_insensitive("authorization"))
          result.add(read(property->value));
      if (object->kind != ObjectKind::Array)
        continue;
      for (const Value &pair : elementsOf(Value(atom), span, env).items) {
        StringRef key;
        if (literalText(get(pair, "0", span, env), key) &&
            key.equals_insensitive("authorization"))
          result.add(get(pair, "1", span, env));
      }
    }
  return result;
}

void Evaluator::requestTo(const Value &address, StringRef api, StringRef method,
                          Span span, bool exact, Env &env,
                          const Value &authorization) {
  Value texts = addressOf(address, span, env);
  std::vector<Sent> all;
  for (Atom atom : texts)
    if (atom.kind == AtomKind::Text)
      requestTo(atom.id, api, method, span, exact && texts.isExact(), all);
  // The secrets in all that may go to one dependency.
  llvm::MapVector<StringRef, Value> values;
  for (const Sent &one : all)
    if (one.subject.empty()) {
      leak(ir::Leak::Sink::Url, Value(one.address), span, one.host);
      if (all.size() == 1)
        leak(ir::Leak::Sink::Header, authorization, span, one.host);
    } else {
      values[one.subject].add(one.address);
    }
  llvm::SmallVector<StringRef, 4> targets;
  for (auto &each : values)
    targets.push_back(each.first);
  for (auto &[subject, value] : values) {
    if (!exact || !texts.isExact())
      value.setInexact();
    send(ir::Leak::Sink::Url, value, span, subject, targets);
    send(ir::Leak::Sink::Header, authorization, span, subject, targets);
  }
}

/// `Deno.connect({ hostname, port })` and its like.
void Evaluator::connectTo(const Value &options, StringRef api, Span span,
                          Env &env, StringRef hostKey, StringRef portKey) {
  Value hosts = toText(get(options, hostKey, span, env), span);
  Value ports = get(options, portKey, span, env);
  StringRef portText;
  unsigned port = 0;
  if (!literalText(ports, portText) || portText.getAsInteger(10, port) ||
      port > 65535)
    port = 0;
  if (hosts.isEmpty())
    hosts.add(anyText());
  for (Atom atom : hosts) {
    ir::Fact made;
    made.kind = ir::FactKind::Network;
    made.span = span;
    made.api = nameText(name(api));
    made.port = uint16_t(port);
    made.steps = stepsHere();
    ArrayRef<Piece> pieces = texts.pieces(atom.id);
    StringRef known;
    if (texts.isLiteral(atom.id, known)) {
      // Without a host these listen on all, or reach this machine.
      if (known == "undefined")
        known = StringRef(api).contains("isten") || api.contains("serve")
                    ? "0.0.0.0"
                    : "127.0.0.1";
      made.host = known;
    } else if (pieces.size() == 1 && pieces.front().kind == PieceKind::Host) {
      made.subject = pieces.front().text;
    } else {
      made.isUnknownHost = true;
      abstain(ir::AbstentionScope::Network, span,
              "the address that '" + api + "' goes to is not known");
    }
    fact(made, hosts.isExact());
  }
}
