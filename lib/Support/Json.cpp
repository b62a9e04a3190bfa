//===- Json.cpp - strict reading, plain printing --------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/Json.h"

#include "tntc/Support/CodePoint.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace tntc;

namespace {

/// Builds the value as nlohmann's own builder does, but stops at a key that
/// was seen, and at a container that is too deep. Keys are held in a set: a
/// look-up in the ordered object is linear.
class Builder : public nlohmann::json_sax<json::Value> {
public:
  explicit Builder(unsigned maxDepth) : maxDepth(maxDepth) {}

  json::Value take() { return std::move(root); }
  std::string why;

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override { return put(value); }
  bool number_float(number_float_t value, const string_t &) override {
    return std::isfinite(value) ? put(value) : refuse("a number is too large");
  }
  bool string(string_t &value) override { return put(std::move(value)); }
  bool binary(binary_t &) override { return false; }

  bool start_object(size_t) override {
    return open(json::Value::value_t::object);
  }
  bool end_object() override { return close(); }
  bool start_array(size_t) override {
    return open(json::Value::value_t::array);
  }
  bool end_array() override { return close(); }

  bool key(string_t &name) override {
    Level &level = levels.back();
    if (!level.keys.insert(name).second)
      return refuse("the key '" + StringRef(name).take_front(maxShownKey) +
                    "' is given twice");
    auto &members = level.container->get_ref<json::Value::object_t &>();
    members.push_back({name, json::Value()});
    level.slot = &members.back().second;
    return true;
  }

  bool parse_error(size_t at, const std::string &,
                   const nlohmann::detail::exception &) override {
    return refuse("byte " + Twine(at ? at - 1 : 0));
  }

private:
  static constexpr size_t maxShownKey = 100;

  bool refuse(const Twine &reason) {
    why = reason.str();
    return false;
  }

  struct Level {
    json::Value *container;
    json::Value *slot = nullptr; ///< of an object: where the next value goes
    llvm::StringSet<> keys;
  };

  json::Value *place(json::Value value) {
    if (levels.empty()) {
      root = std::move(value);
      return &root;
    }
    Level &level = levels.back();
    if (level.container->is_array()) {
      level.container->push_back(std::move(value));
      return &level.container->back();
    }
    *level.slot = std::move(value);
    return level.slot;
  }
  bool put(json::Value value) {
    place(std::move(value));
    return true;
  }
  bool open(json::Value::value_t type) {
    if (levels.size() == maxDepth)
      return refuse("it is nested deeper than " + Twine(maxDepth));
    json::Value *container = place(json::Value(type));
    levels.push_back({container, nullptr, {}});
    return true;
  }
  bool close() {
    levels.pop_back();
    return true;
  }

  json::Value root;
  std::vector<Level> levels;
  unsigned maxDepth;
};

} // namespace

std::optional<json::Value> tntc::json::parse(StringRef text, unsigned maxDepth,
                                             std::string *why) {
  auto refuse = [why](const Twine &reason) {
    if (why)
      *why = reason.str();
    return std::nullopt;
  };
  // The lexer takes a NUL for the end of the text and skips a byte order
  // mark; neither may stand in JSON (RFC 8259, 2 and 8.1).
  if (text.starts_with("\xEF\xBB\xBF"))
    return refuse("it begins with a byte order mark");
  if (size_t nul = text.find('\0'); nul != StringRef::npos)
    return refuse("byte " + Twine(nul));
  Builder builder(maxDepth);
  if (!Value::sax_parse(text.begin(), text.end(), &builder))
    return refuse(builder.why);
  return builder.take();
}

namespace {

/// Looks at nothing but the place of the first error.
class ErrorFinder : public nlohmann::json_sax<json::Value> {
public:
  size_t position = 0; ///< 1-based; 0: no error

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t &) override { return true; }
  bool string(string_t &) override { return true; }
  bool binary(binary_t &) override { return true; }
  bool start_object(size_t) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool key(string_t &) override { return true; }
  bool parse_error(size_t at, const std::string &,
                   const nlohmann::detail::exception &) override {
    position = at ? at : 1;
    return false;
  }
};

} // namespace

std::optional<size_t> tntc::json::findError(StringRef text) {
  ErrorFinder finder;
  // For the lexer the text would end at a NUL.
  StringRef visible = text.take_until([](char c) { return c == '\0'; });
  bool isJson = Value::sax_parse(visible.begin(), visible.end(), &finder);
  if (isJson && visible.size() == text.size())
    return std::nullopt;
  if (isJson)
    return visible.size();
  return std::min(finder.position ? finder.position - 1 : 0, text.size());
}

static size_t skipBlanks(StringRef text, size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// The end of the value that begins at \p at. Without recursion: any depth.
static size_t skipValue(StringRef text, size_t at) {
  size_t depth = 0;
  do {
    char c = text[at++];
    if (c == '"') {
      while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
      ++at;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (depth == 0) {
      at = text.find_first_of(" \t\r\n,:]}", at);
    }
  } while (depth && at < text.size());
  return std::min(at, text.size());
}

/// `~1` is '/', `~0` is '~'.
static std::string unescape(StringRef token) {
  std::string text;
  for (size_t i = 0; i < token.size(); ++i) {
    bool isEscape = token[i] == '~' && i + 1 < token.size();
    text += !isEscape ? token[i] : token[++i] == '1' ? '/' : '~';
  }
  return text;
}

/// The start of the member or element \p token of the container at \p at.
static std::optional<size_t> enter(StringRef text, size_t at, StringRef token) {
  bool isObject = text[at] == '{';
  if (!isObject && text[at] != '[')
    return std::nullopt;
  std::string name = unescape(token);
  at = skipBlanks(text, at + 1);
  for (size_t i = 0; at < text.size() && text[at] != ']' && text[at] != '}';
       ++i) {
    bool isIt = !isObject && std::to_string(i) == token;
    if (isObject) {
      size_t end = skipValue(text, at);
      std::optional<json::Value> key = json::parse(text.slice(at, end));
      isIt = key && key->is_string() && key->get<std::string>() == name;
      at = skipBlanks(text, skipBlanks(text, end) + 1);
    }
    if (isIt)
      return at;
    at = skipBlanks(text, skipValue(text, at));
    if (at < text.size() && text[at] == ',')
      at = skipBlanks(text, at + 1);
  }
  return std::nullopt;
}

std::optional<std::pair<size_t, size_t>> tntc::json::locate(StringRef text,
                                                            StringRef pointer) {
  size_t at = skipBlanks(text, 0);
  if (at == text.size())
    return std::nullopt;
  while (!pointer.empty()) {
    pointer = pointer.drop_front();
    StringRef token = pointer.take_until([](char c) { return c == '/'; });
    std::optional<size_t> next = enter(text, at, token);
    if (!next || *next >= text.size())
      return std::nullopt;
    at = *next;
    pointer = pointer.drop_front(token.size());
  }
  return std::make_pair(at, skipValue(text, at));
}

std::string tntc::json::print(const Value &value, unsigned indent) {
  std::string text =
      value.dump(indent ? int(indent) : -1, ' ', /*ensure_ascii=*/false,
                 Value::error_handler_t::replace);
  if (llvm::all_of(text, [](char c) { return c >= 0 && c != 0x7F; }))
    return text;
  std::string result;
  llvm::raw_string_ostream out(result);
  for (StringRef rest = text; !rest.empty();) {
    CodePoint point = CodePoint::first(rest);
    // Beyond the first plane no character turns text.
    bool isShown = point.value < 0x7F || point.value > 0xFFFF;
    if (isShown || point.isPrintable())
      out << rest.take_front(point.size);
    else
      out << llvm::format("\\u%04x", point.value);
    rest = rest.drop_front(point.size);
  }
  return result;
}

void tntc::json::printString(raw_ostream &out, StringRef text) {
  bool plain = llvm::all_of(text, [](char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
  });
  if (plain) {
    out << '"' << text << '"';
    return;
  }
  out << print(string(text), 0);
}
