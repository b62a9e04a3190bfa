//===- WebUrl.cpp - the URL Standard's basic parser, for web schemes ------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "WebUrl.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace tntc;
using namespace tntc::facts;
using Reading = WebUrl::Reading;

static StringRef defaultPort(StringRef scheme) {
  return llvm::StringSwitch<StringRef>(scheme)
      .Cases("https", "wss", "443")
      .Cases("http", "ws", "80")
      .Case("ftp", "21")
      .Default("");
}

/// Of what stands in addresses, and is neither a letter nor a digit.
namespace sets {
constexpr StringRef fragment = " \"<>`", query = " \"#<>'", path = " \"#<>?^`{}",
                    user = " \"#<>?^`{}/:;=@[\\]|",
                    noHost = " #/:<>?@[\\]^|%";
} // namespace sets

static std::string encode(StringRef text, StringRef set) {
  std::string made;
  for (unsigned char c : text)
    if (c <= 0x1f || c > 0x7e || set.contains(char(c)))
      made += {'%', llvm::hexdigit(c >> 4), llvm::hexdigit(c & 15)};
    else
      made += char(c);
  return made;
}

/// Without what is dropped wherever it stands.
static std::string withoutBreaks(StringRef text) {
  std::string made;
  llvm::copy_if(text, std::back_inserter(made),
                [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return made;
}

/// Half of a character, which becomes another one; or a sign that only newer
/// readers escape.
static bool isOdd(StringRef text) {
  if (text.contains('^'))
    return true;
  for (size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == '\xed' && (unsigned char)text[i + 1] >= 0xa0)
      return true;
  return false;
}

static bool isSlash(char c) { return c == '/' || c == '\\'; }

static bool isScheme(StringRef text) {
  return !text.empty() && llvm::isAlpha(text[0]) &&
         llvm::all_of(text, [](char c) {
           return llvm::isAlnum(c) || c == '+' || c == '-' || c == '.';
         });
}

Reading WebUrl::read(StringRef text, const WebUrl *base, WebUrl &into) {
  if (isOdd(text))
    return Reading::Undecided;
  auto isBlank = [](unsigned char c) { return c <= ' '; };
  text = text.drop_while(isBlank);
  while (!text.empty() && isBlank(text.back()))
    text = text.drop_back();
  std::string kept = withoutBreaks(text);
  text = kept;
  WebUrl made;
  size_t colon = text.find(':');
  if (colon != StringRef::npos && isScheme(text.take_front(colon))) {
    made.scheme = text.take_front(colon).lower();
    if (defaultPort(made.scheme).empty())
      return Reading::Undecided;
    text = text.drop_front(colon + 1);
    bool isRelative = base && base->scheme == made.scheme &&
                      !(text.size() > 1 && text[0] == '/' && text[1] == '/');
    if (!isRelative)
      return made.takeAuthority(text.drop_while(isSlash), into);
  } else if (!base) {
    return Reading::Fails;
  }
  made = *base;
  made.fragment.reset();
  // Of three slashes readers make one thing or another.
  if (text.size() > 2 && text.take_while(isSlash).size() > 2)
    return Reading::Undecided;
  if (text.size() > 1 && isSlash(text[0]) && isSlash(text[1]))
    return made.takeAuthority(text.drop_while(isSlash), into);
  if (text.empty() || text[0] == '#') {
    if (!text.empty())
      made.fragment = encode(text.drop_front(), sets::fragment);
  } else {
    made.query.reset();
    bool isWhole = isSlash(text[0]);
    if (!isWhole && text[0] != '?' && !made.path.empty())
      made.path.pop_back();
    if (text[0] == '?')
      made.takeTail(text);
    else
      made.takePath(text, isWhole);
  }
  into = made;
  return Reading::Known;
}

/// The path from \p text on, what follows it included; with \p isWhole it
/// takes the place of the one that is there.
void WebUrl::takePath(StringRef text, bool isWhole) {
  size_t end = text.find_first_of("?#");
  StringRef left = text.take_front(end);
  if (isWhole) {
    path.clear();
    if (!left.empty() && isSlash(left[0]))
      left = left.drop_front();
  }
  while (true) {
    size_t slash = left.find_first_of("/\\");
    bool isLast = slash == StringRef::npos;
    StringRef segment = left.take_front(slash);
    std::string plain = segment.lower();
    for (size_t at; (at = plain.find("%2e")) != std::string::npos;)
      plain.replace(at, 3, ".");
    if (plain == "..") {
      if (!path.empty())
        path.pop_back();
      if (isLast)
        path.emplace_back();
    } else if (plain == ".") {
      if (isLast)
        path.emplace_back();
    } else {
      path.push_back(encode(segment, sets::path));
    }
    if (isLast)
      break;
    left = left.drop_front(slash + 1);
  }
  takeTail(end == StringRef::npos ? StringRef() : text.drop_front(end));
}

/// A query and a fragment.
void WebUrl::takeTail(StringRef text) {
  size_t hash = text.find('#');
  if (text.starts_with("?"))
    query = encode(text.take_front(hash).drop_front(), sets::query);
  if (hash != StringRef::npos)
    fragment = encode(text.drop_front(hash + 1), sets::fragment);
}

/// What follows the slashes: who, where, and all behind it. Where that is an
/// address \p into becomes it.
Reading WebUrl::takeAuthority(StringRef text, WebUrl &into) {
  user.clear();
  password.clear();
  port.clear();
  query.reset();
  fragment.reset();
  size_t end = text.find_first_of("/\\?#");
  StringRef authority = text.take_front(end);
  size_t at = authority.rfind('@');
  if (at != StringRef::npos) {
    auto [first, second] = authority.take_front(at).split(':');
    user = encode(first, sets::user);
    password = encode(second, sets::user);
    authority = authority.drop_front(at + 1);
  }
  size_t bracket = authority.rfind(']');
  size_t colon =
      authority.find(':', bracket == StringRef::npos ? 0 : bracket);
  Reading reading = takeHost(authority.take_front(colon));
  if (reading == Reading::Known && colon != StringRef::npos) {
    StringRef number = authority.drop_front(colon + 1);
    reading = llvm::all_of(number, llvm::isDigit) ? takePort(number)
                                                  : Reading::Fails;
  }
  takePath(end == StringRef::npos ? StringRef() : text.drop_front(end), true);
  if (reading == Reading::Known)
    into = *this;
  return reading;
}

Reading WebUrl::takeHost(StringRef text) {
  if (text.empty())
    return Reading::Fails;
  std::string lower = text.lower();
  StringRef name = lower;
  if (name.contains('%') || name.contains("xn--") || name.contains('[') ||
      llvm::any_of(name, [](char c) { return c & 0x80; }))
    return Reading::Undecided;
  if (llvm::any_of(name, [](unsigned char c) {
        return c <= 0x1f || c == 0x7f || sets::noHost.contains(char(c));
      }))
    return Reading::Fails;
  StringRef last = name.ends_with(".") ? name.drop_back() : name;
  last = last.contains('.') ? last.rsplit('.').second : last;
  if (last.starts_with("0x") ||
      (!last.empty() && llvm::all_of(last, llvm::isDigit))) {
    llvm::SmallVector<StringRef, 4> parts;
    name.split(parts, '.');
    bool isPlain = parts.size() == 4 && llvm::all_of(parts, [](StringRef part) {
                     unsigned number;
                     return !part.getAsInteger(10, number) && number < 256 &&
                            part == std::to_string(number);
                   });
    if (!isPlain)
      return Reading::Undecided;
  }
  host = lower;
  return Reading::Known;
}

/// \p text: digits, or nothing.
Reading WebUrl::takePort(StringRef text) {
  uint64_t number = 0;
  if (!text.empty() && (text.getAsInteger(10, number) || number > 65535))
    return Reading::Fails;
  port = text.empty() ? "" : std::to_string(number);
  if (port == defaultPort(scheme))
    port.clear();
  return Reading::Known;
}

Reading WebUrl::setScheme(StringRef value) {
  std::string name = value.take_front(value.find(':')).lower();
  if (!isScheme(name))
    return Reading::Fails;
  if (defaultPort(name).empty())
    return name == "file" ? Reading::Undecided : Reading::Fails;
  scheme = name;
  if (port == defaultPort(scheme))
    port.clear();
  return Reading::Known;
}

/// `host`, or `hostname`, which has no port.
Reading WebUrl::setHost(StringRef value, bool hasPort) {
  if (value.contains('['))
    return Reading::Undecided;
  StringRef authority = value.take_front(value.find_first_of("/\\?#"));
  size_t colon = authority.find(':');
  if (colon != StringRef::npos && !hasPort)
    return Reading::Fails;
  Reading reading = takeHost(authority.take_front(colon));
  if (reading != Reading::Known || colon == StringRef::npos)
    return reading;
  StringRef digits =
      authority.drop_front(colon + 1).take_while(llvm::isDigit);
  if (!digits.empty())
    takePort(digits); // one that is too great changes nothing
  return Reading::Known;
}

Reading WebUrl::set(StringRef key, StringRef given) {
  if (isOdd(given))
    return Reading::Undecided;
  if (key == "href")
    return read(given, nullptr, *this);
  std::string kept = withoutBreaks(given);
  StringRef value = kept;
  if (key == "protocol")
    return setScheme(value);
  if (key == "host" || key == "hostname")
    return setHost(value, key == "host");
  if (key == "username")
    user = encode(given, sets::user);
  else if (key == "password")
    password = encode(given, sets::user);
  else if (key == "port") {
    StringRef digits = value.take_while(llvm::isDigit);
    if (!given.empty() && digits.empty())
      return Reading::Fails;
    return takePort(digits);
  } else if (key == "pathname") {
    std::string whole;
    for (char c : kept) // they end no path here
      whole += c == '?' ? "%3F" : c == '#' ? "%23" : std::string(1, c);
    std::optional<std::string> oldQuery = query, oldFragment = fragment;
    takePath(whole, true);
    query = oldQuery;
    fragment = oldFragment;
  } else if (key == "search") {
    query.reset();
    if (!given.empty())
      query = encode(value.starts_with("?") ? value.drop_front() : value,
                     sets::query);
  } else if (key == "hash") {
    fragment.reset();
    if (!given.empty())
      fragment = encode(value.starts_with("#") ? value.drop_front() : value,
                        sets::fragment);
  } else {
    return Reading::Undecided;
  }
  return Reading::Known;
}

std::string WebUrl::start() const {
  std::string made = scheme + "://" + user;
  if (!password.empty())
    made += ":" + password;
  if (!user.empty() || !password.empty())
    made += "@";
  return made + host + (port.empty() ? "" : ":" + port);
}

std::string WebUrl::target() const {
  std::string made;
  for (const std::string &segment : path)
    made += "/" + segment;
  return query ? made + "?" + *query : made;
}

std::string WebUrl::tail() const {
  return fragment ? target() + "#" + *fragment : target();
}

std::optional<std::string> WebUrl::get(StringRef key) const {
  auto after = [](char sign, const std::optional<std::string> &text) {
    return text && !text->empty() ? sign + *text : std::string();
  };
  if (key == "href")
    return href();
  if (key == "protocol")
    return scheme + ":";
  if (key == "username")
    return user;
  if (key == "password")
    return password;
  if (key == "host")
    return port.empty() ? host : host + ":" + port;
  if (key == "hostname")
    return host;
  if (key == "port")
    return port;
  if (key == "origin")
    return scheme + "://" + host + (port.empty() ? "" : ":" + port);
  if (key == "search")
    return after('?', query);
  if (key == "hash")
    return after('#', fragment);
  if (key != "pathname")
    return std::nullopt;
  std::string made;
  for (const std::string &segment : path)
    made += "/" + segment;
  return made;
}
