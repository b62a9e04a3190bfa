//===- PlainSecret.cpp - credentials written out in a text ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The forms are those that issuers publish so that scanners can find what was
// leaked. Lengths are lower bounds: issuers lengthen their tokens.
//
//===----------------------------------------------------------------------===//

#include "tntc/Support/PlainSecret.h"

#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"

#include <array>
#include <bitset>
#include <cmath>

using namespace tntc;

static bool isWord(char c) { return llvm::isAlnum(c) || c == '_'; }
static bool isTokenByte(char c) { return isWord(c) || c == '-'; }
static bool isDotted(char c) { return isTokenByte(c) || c == '.'; }
static bool isPath(char c) { return isTokenByte(c) || c == '/'; }
static bool isBase64(char c) {
  return llvm::isAlnum(c) || c == '+' || c == '/' || c == '=';
}
static bool isUpperAlnum(char c) {
  return llvm::isUpper(c) || llvm::isDigit(c);
}
static bool isAlnum(char c) { return llvm::isAlnum(c); }

namespace {
/// A token that begins with letters of its issuer's choosing.
struct IssuedForm {
  StringRef begin, what;
  bool (*isByte)(char);
  size_t least; ///< bytes behind `begin`
};
} // namespace

static constexpr IssuedForm issuedForms[] = {
    {"AGE-SECRET-KEY-1", "a private key of age", isUpperAlnum, 40},
    {"AIza", "an API key of Google", isTokenByte, 30},
    {"AKIA", "an access key of AWS", isUpperAlnum, 16},
    {"ASIA", "an access key of AWS", isUpperAlnum, 16},
    {"Bearer ", "a bearer token", isDotted, 20},
    {"SG.", "an API key of SendGrid", isDotted, 40},
    {"dop_v1_", "an access token of DigitalOcean", isAlnum, 40},
    {"eyJ", "a signed token (JWT)", isDotted, 30},
    {"ghp_", "an access token of GitHub", isAlnum, 16},
    {"gho_", "an access token of GitHub", isAlnum, 16},
    {"ghr_", "an access token of GitHub", isAlnum, 16},
    {"ghs_", "an access token of GitHub", isAlnum, 16},
    {"ghu_", "an access token of GitHub", isAlnum, 16},
    {"github_pat_", "an access token of GitHub", isWord, 20},
    {"glpat-", "an access token of GitLab", isTokenByte, 16},
    {"hf_", "an access token of Hugging Face", isAlnum, 30},
    {"hooks.slack.com/services/", "a webhook of Slack", isPath, 20},
    {"npm_", "an access token of npm", isAlnum, 30},
    {"pypi-", "an access token of PyPI", isTokenByte, 40},
    {"rk_live_", "an API key of Stripe", isAlnum, 16},
    {"sk-", "a secret key", isTokenByte, 24},
    {"sk_live_", "an API key of Stripe", isAlnum, 16},
    {"sk_test_", "an API key of Stripe", isAlnum, 16},
    {"xoxa-", "a token of Slack", isTokenByte, 10},
    {"xoxb-", "a token of Slack", isTokenByte, 10},
    {"xoxp-", "a token of Slack", isTokenByte, 10},
    {"xoxs-", "a token of Slack", isTokenByte, 10},
};

/// Whether \p text is made at random rather than chosen: letters and digits.
static bool isMixed(StringRef text) {
  return llvm::any_of(text, llvm::isDigit) && llvm::any_of(text, llvm::isAlpha);
}

/// `xxxxxxxx`, `********`, `0000`: something stands for it.
static bool isFilled(StringRef text) {
  return llvm::all_of(text, [&](char c) { return c == text.front(); });
}

/// Bits a byte, by how often each occurs: words have less than three.
static double entropy(StringRef text) {
  std::array<unsigned, 256> counts{};
  for (char c : text)
    ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (unsigned count : counts)
    if (count)
      bits -= count * std::log2(double(count) / double(text.size()));
  return bits / double(text.size());
}

/// No credential is longer, as far as this is asked; it bounds the time that
/// many beginnings in one line take.
static constexpr size_t longest = 4096;

/// A token of an issuer that begins at \p at.
static std::optional<PlainSecret> issuedAt(StringRef text, size_t at) {
  for (const IssuedForm &form : issuedForms) {
    if (form.begin.front() != text[at] ||
        !text.substr(at).starts_with(form.begin))
      continue;
    size_t begin = at + form.begin.size();
    StringRef rest = text.substr(begin, longest).take_while(form.isByte);
    // A sentence or the next step of a path may follow.
    rest = rest.rtrim("./-");
    bool mayBe = rest.size() >= form.least && isMixed(rest) && !isFilled(rest);
    if (form.begin == "eyJ")
      mayBe &= rest.count('.') == 2;
    if (mayBe)
      return PlainSecret{begin, begin + rest.size(), form.what};
  }
  return std::nullopt;
}

/// `Basic dXNlcjpwYXNz`: only what decodes to `user:password`.
static std::optional<PlainSecret> basicAt(StringRef text, size_t at) {
  StringRef rest = text.substr(at);
  if (!rest.consume_front("Basic "))
    return std::nullopt;
  StringRef encoded = rest.take_front(longest).take_while(isBase64);
  std::vector<char> decoded;
  if (encoded.size() < 8 || encoded.size() % 4)
    return std::nullopt;
  if (llvm::Error error = llvm::decodeBase64(encoded, decoded)) {
    llvm::consumeError(std::move(error));
    return std::nullopt;
  }
  if (!llvm::is_contained(decoded, ':') ||
      !llvm::all_of(decoded, llvm::isPrint))
    return std::nullopt;
  size_t begin = at + strlen("Basic ");
  return PlainSecret{begin, begin + encoded.size(), "a user's password"};
}

/// `-----BEGIN PRIVATE KEY-----` to its end, or as far as the text goes.
static std::optional<PlainSecret> privateKeyAt(StringRef text, size_t at) {
  StringRef rest = text.substr(at);
  if (!rest.consume_front("-----BEGIN "))
    return std::nullopt;
  StringRef kind =
      rest.take_while([](char c) { return isUpperAlnum(c) || c == ' '; });
  rest = rest.drop_front(kind.size());
  // Code that reads keys names the line, with no key behind it.
  if (!kind.ends_with("PRIVATE KEY") || !rest.consume_front("-----") ||
      rest.empty() || StringRef("\"'`").contains(rest.front()))
    return std::nullopt;
  size_t end = text.find("-----END ", at);
  return PlainSecret{at, std::min(end, text.size()), "a private key"};
}

/// The password of `scheme://user:password@host`; \p colon is the first of
/// the two colons.
static std::optional<PlainSecret> urlPasswordAt(StringRef text, size_t colon) {
  StringRef rest = text.substr(colon, longest);
  if (colon == 0 || !llvm::isAlnum(text[colon - 1]) ||
      !rest.consume_front("://"))
    return std::nullopt;
  size_t stop = rest.find_first_of(" \t\r\n\"'`/?#$<>{}\\()");
  StringRef authority = rest.take_front(stop);
  size_t at = authority.rfind('@');
  if (at == StringRef::npos)
    return std::nullopt;
  auto [user, password] = authority.take_front(at).split(':');
  if (password.empty() || isFilled(password))
    return std::nullopt;
  size_t begin = size_t(password.data() - text.data());
  return PlainSecret{begin, begin + password.size(), "the password of a URL"};
}

/// What a name promises of its value.
enum class Promise : uint8_t { Nothing, Token, Password };

/// Judges the last word or two of `dbPassword`, `api_key`, `X-Auth-Token`.
static Promise promiseOf(StringRef name) {
  llvm::SmallString<80> flat;
  for (char c : name)
    if (llvm::isAlnum(c))
      flat += llvm::toLower(c);
  auto ends = [&](StringRef word) { return StringRef(flat).ends_with(word); };
  if (ends("password") || ends("passwd") || ends("passphrase"))
    return Promise::Password;
  for (StringRef word : {"apikey", "secretkey", "accesskey", "privatekey",
                         "signingkey", "encryptionkey", "token", "secret"})
    if (ends(word))
      return Promise::Token;
  return Promise::Nothing;
}

/// `github.token`, `org.example.token`: the name of a secret, not its value.
static bool isReference(StringRef value) {
  llvm::SmallVector<StringRef, 4> parts;
  value.split(parts, '.');
  return parts.size() > 1 && llvm::all_of(parts, [](StringRef part) {
           return !part.empty() && part.size() < 40 &&
                  llvm::isAlpha(part.front()) &&
                  llvm::all_of(part, isTokenByte);
         });
}

/// `0x` and 40 digits: a public address of a block chain, where tokens are
/// things that one pays with.
static bool isAddress(StringRef value) {
  return value.size() == 42 && value.consume_front("0x") &&
         llvm::all_of(value, llvm::isHexDigit);
}

static bool isSecretValue(StringRef value, Promise promise, TextForm form) {
  if (value.empty() || isFilled(value) || value.starts_with("$") ||
      value.find_first_of(" \t<>{}") != StringRef::npos ||
      value.contains("${") || value.contains("://") || isReference(value) ||
      isAddress(value))
    return false;
  // A password may be anything; but in code words are also what people read.
  if (promise == Promise::Password)
    return form == TextForm::Yaml || (value.size() >= 6 && isMixed(value));
  return value.size() >= 12 && isMixed(value) && entropy(value) >= 3;
}

/// The name in front of the `:` or `=` at \p at.
static StringRef nameBefore(StringRef text, size_t at) {
  StringRef front = text.take_front(at).rtrim(" ?").rtrim("]").rtrim("\"'`");
  size_t length = 0;
  while (length < front.size() && length < 80 &&
         isTokenByte(front[front.size() - 1 - length]))
    ++length;
  return front.take_back(length);
}

/// Where \p rest, what stands behind a key of YAML, ends its line at once or
/// after the head of a block scalar, the line below: the value, when it is
/// indented more than the line of the key, \p above.
static StringRef lineBelow(StringRef rest, StringRef above) {
  StringRef head = rest.take_until([](char c) { return c == '\n'; });
  StringRef below = rest.drop_front(head.size()).ltrim("\r\n");
  bool isBlock = head.starts_with("|") || head.starts_with(">");
  if (below.empty() || (!isBlock && !head.split(" #").first.trim().empty()))
    return {};
  StringRef value = below.ltrim(" \t");
  size_t indent = above.take_while([](char c) { return c == ' '; }).size();
  StringRef line = value.take_until([](char c) { return c == '\n'; }).rtrim();
  bool isKey = !isBlock && line.ends_with(":");
  return below.size() - value.size() > indent && !isKey ? value : StringRef();
}

/// The value behind the `:` or `=` at \p at, without quotes; empty where none
/// is written out.
static StringRef valueBehind(StringRef text, size_t at, TextForm form) {
  StringRef rest = text.substr(at + 1, longest).ltrim(" \t");
  if (form == TextForm::Yaml && text[at] == ':') {
    size_t line = text.take_front(at).rfind('\n') + 1;
    if (StringRef below = lineBelow(rest, text.slice(line, at)); !below.empty())
      rest = below;
  }
  if (rest.empty())
    return {};
  char quote = rest.front();
  if (quote == '"' || quote == '\'' ||
      (quote == '`' && form == TextForm::Code)) {
    const char stops[] = {quote, '\n', '\r', '\\'};
    size_t end = rest.find_first_of(StringRef(stops, sizeof stops), 1);
    return end == StringRef::npos || rest[end] != quote ? StringRef()
                                                        : rest.slice(1, end);
  }
  bool isApart = rest.begin() != text.begin() + at + 1;
  if (form != TextForm::Yaml || text[at] != ':' || !isApart ||
      StringRef("|>&*!#[{%@").contains(quote))
    return {};
  return rest.take_until([](char c) { return c == '\n' || c == '\r'; })
      .split(" #")
      .first.rtrim(" ,}]");
}

/// `password: "..."`, `token = '...'`; \p at is the sign between.
static std::optional<PlainSecret> namedAt(StringRef text, size_t at,
                                          TextForm form) {
  char next = at + 1 < text.size() ? text[at + 1] : 0;
  if (next == '=' || next == ':' || next == '>')
    return std::nullopt;
  StringRef name = nameBefore(text, at);
  size_t before = size_t(name.data() - text.data());
  // `token: string = "..."`.
  if (text[at] == '=' && name == "string") {
    StringRef front = text.take_front(before).rtrim();
    if (front.ends_with(":"))
      name = nameBefore(text, front.size() - 1);
  }
  Promise promise = promiseOf(name);
  if (promise == Promise::Nothing)
    return std::nullopt;
  StringRef value;
  if (text[at] == '=' && before &&
      (text[before - 1] == '?' || text[before - 1] == '&')) {
    value = text.substr(at + 1, longest).take_while(isDotted);
    promise = Promise::Token;
  } else if (form != TextForm::Message) {
    value = valueBehind(text, at, form);
  }
  if (!isSecretValue(value, promise, form))
    return std::nullopt;
  size_t begin = size_t(value.data() - text.data());
  if (std::optional<PlainSecret> issued = issuedAt(text, begin))
    return issued;
  return PlainSecret{begin, begin + value.size(),
                     promise == Promise::Password ? "a password" : "a secret"};
}

static size_t pairOf(char first, char second) {
  return size_t(uint8_t(first)) << 8 | uint8_t(second);
}

/// Pairs of bytes that one of the above begins with or turns upon: single
/// bytes would be most of a text.
static std::bitset<1 << 16> makeStarts() {
  std::bitset<1 << 16> starts;
  for (const IssuedForm &form : issuedForms)
    starts.set(pairOf(form.begin[0], form.begin[1]));
  for (StringRef begin : {"Basic ", "-----"})
    starts.set(pairOf(begin[0], begin[1]));
  for (unsigned second = 0; second < 256; ++second)
    for (char sign : {':', '='})
      starts.set(pairOf(sign, char(second)));
  return starts;
}

std::optional<PlainSecret> tntc::findPlainSecret(StringRef text, size_t from,
                                                 TextForm form) {
  static const std::bitset<1 << 16> starts = makeStarts();
  // Nothing is said by the last byte alone.
  for (size_t at = from; at + 1 < text.size(); ++at) {
    char c = text[at];
    if (!starts[pairOf(c, text[at + 1])])
      continue;
    std::optional<PlainSecret> found;
    if (c == ':' || c == '=') {
      if (c == ':')
        found = urlPasswordAt(text, at);
      if (!found)
        found = namedAt(text, at, form);
    } else if (at == 0 || !isWord(text[at - 1])) {
      found = issuedAt(text, at);
      if (!found && c == 'B')
        found = basicAt(text, at);
      if (!found && c == '-')
        found = privateKeyAt(text, at);
    }
    if (found && found->begin >= from)
      return found;
  }
  return std::nullopt;
}

std::string tntc::maskPlainSecrets(StringRef text, TextForm form) {
  std::string masked = text.str();
  auto found = findPlainSecret(text, 0, form);
  while (found) {
    std::fill(masked.begin() + ptrdiff_t(found->begin),
              masked.begin() + ptrdiff_t(found->end), '*');
    found = findPlainSecret(text, found->end, form);
  }
  return masked;
}
