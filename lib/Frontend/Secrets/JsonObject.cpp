//===- JsonObject.cpp - members of an object as written -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "JsonObject.h"

#include "tntc/Support/Json.h"

using namespace tntc;
using namespace tntc::secrets;

static constexpr llvm::StringLiteral blanks = " \t\r\n";

/// Cuts the JSON value at the front of \p rest off. The whole text is known to
/// be JSON, so that brackets and quotes are all there is to look at.
static StringRef takeValue(StringRef &rest) {
  rest = rest.ltrim(blanks);
  size_t at = 0;
  unsigned depth = 0;
  bool inString = false;
  for (; at < rest.size(); ++at) {
    char c = rest[at];
    if (inString) {
      if (c == '\\')
        ++at;
      else if (c == '"')
        inString = false;
      continue;
    }
    if (depth == 0 && (c == ',' || c == ':' || c == '}'))
      break;
    if (c == '"')
      inString = true;
    else if (c == '{' || c == '[')
      ++depth;
    else if (c == '}' || c == ']')
      --depth;
  }
  StringRef value = rest.take_front(at).rtrim(blanks);
  rest = rest.drop_front(at);
  return value;
}

/// What the string literal \p raw stands for.
static std::string unescape(StringRef raw) {
  std::optional<json::Value> value = json::parse(raw);
  if (!value || !value->is_string())
    return {};
  std::string &held = value->get_ref<std::string &>();
  std::string result = held;
  wipe(held);
  return result;
}

static Member readMember(StringRef name, StringRef raw) {
  Member member{unescape(name), Member::Kind::Scalar, SecretText()};
  if (raw.starts_with("\"")) {
    std::string text = unescape(raw);
    member.value = SecretText(text);
    wipe(text);
  } else if (raw.starts_with("{") || raw.starts_with("[")) {
    member.kind = Member::Kind::Container;
  } else if (raw == "null") {
    member.kind = Member::Kind::Null;
  } else {
    member.value = SecretText(raw);
  }
  return member;
}

/// Overwrites every string in \p value.
static void wipeStrings(json::Value &value) {
  if (value.is_string())
    wipe(value.get_ref<std::string &>());
  else if (value.is_structured())
    for (json::Value &item : value)
      wipeStrings(item);
}

std::optional<std::vector<Member>> secrets::readObject(StringRef text) {
  std::optional<json::Value> whole = json::parse(text);
  if (!whole)
    return std::nullopt;
  bool isObject = whole->is_object();
  wipeStrings(*whole);
  if (!isObject)
    return std::nullopt;
  std::vector<Member> members;
  StringRef rest = text.trim(blanks).drop_front();
  while (true) {
    StringRef name = takeValue(rest);
    if (name.empty())
      return members;
    rest = rest.drop_front(); // the colon
    members.push_back(readMember(name, takeValue(rest)));
    if (!rest.consume_front(","))
      return members;
  }
}
