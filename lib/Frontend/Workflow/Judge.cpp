//===- Judge.cpp - scalars and the rules they obey ------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Edits.h"
#include "Reader.h"

#include "tntc/Support/Clip.h"
#include "tntc/Support/Names.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

#include <cmath>

using namespace tntc;
using namespace tntc::schema;

static std::string quoted(StringRef text) {
  return ("'" + Twine(clip(text)) + "'").str();
}

/// `'a', 'b' or 'c'`.
static std::string alternatives(ArrayRef<StringRef> words) {
  std::string list;
  for (auto [index, word] : llvm::enumerate(words)) {
    if (index)
      list += index + 1 == words.size() ? " or " : ", ";
    list += quoted(word);
  }
  return list;
}

static diag::Id idOf(RuleId id) {
  switch (id) {
  case RuleId::NotEmpty:
    return diag::EmptyValue;
  case RuleId::OneLine:
  case RuleId::Word:
    return diag::NotOneLine;
  case RuleId::Kebab:
    return diag::BadWorkflowName;
  case RuleId::Identifier:
    return diag::BadIdentifier;
  case RuleId::DnsLabel:
    return diag::BadLabel;
  case RuleId::Version:
    return diag::BadVersion;
  case RuleId::ContractVersion:
    return diag::BadContractVersion;
  case RuleId::SecretReference:
    return diag::BadSecretReference;
  case RuleId::Timeout:
    return diag::BadTimeout;
  case RuleId::TriggerType:
  case RuleId::DependencyType:
  case RuleId::SidecarProtocol:
    return diag::UnknownWord;
  default:
    llvm_unreachable("not a rule for texts");
  }
}

/// `fetchStories` and `Fetch Stories` become `fetch-stories`: what was
/// probably meant, or nothing.
static std::string repairName(RuleId id, StringRef text) {
  std::string name;
  text = text.trim();
  // `GitHub Digest` has two words, `gitHubDigest` three, `CI` one.
  bool hasBreaks = text.find_first_of(" .-_") != StringRef::npos;
  char previous = '\0';
  for (char c : text) {
    bool isWordBreak = c == ' ' || c == '.' || c == '-' ||
                       (c == '_' && id != RuleId::Identifier);
    bool startsWord = llvm::isUpper(c) && !hasBreaks &&
                      (llvm::isLower(previous) || llvm::isDigit(previous));
    previous = c;
    if ((isWordBreak || startsWord) && !StringRef(name).ends_with("-"))
      name += '-';
    if (!isWordBreak)
      name += llvm::toLower(c);
  }
  return rule(id).check(name) ? name : std::string();
}

/// `1h` as `60m`, `90 s` as `90s`, `30` as `30s`.
static std::string repairTimeout(StringRef text) {
  StringRef digits = text.take_while(llvm::isDigit);
  StringRef unit = text.drop_front(digits.size()).ltrim();
  unsigned hours;
  if (unit == "h" && !digits.getAsInteger(10, hours))
    return std::to_string(hours * 60) + "m";
  if (unit == "min" || unit == "sec")
    unit = unit.take_front();
  return (digits + (unit.empty() ? "s" : unit)).str();
}

/// `v1.0` as `1.0`, `1` as `1.0`.
static std::string repairVersion(StringRef text) {
  if (!text.consume_front("v"))
    text.consume_front("V");
  return llvm::all_of(text, llvm::isDigit) ? (text + ".0").str() : text.str();
}

/// `GitHub/token` as `github.token`.
static std::string repairReference(StringRef text) {
  std::string name = text.lower();
  size_t at = name.find_first_of("/:");
  if (at != std::string::npos)
    name[at] = '.';
  return name;
}

/// What was probably meant by \p text, or nothing.
static std::string repair(RuleId id, StringRef text) {
  std::string meant;
  switch (id) {
  case RuleId::Kebab:
  case RuleId::Identifier:
  case RuleId::DnsLabel:
    return repairName(id, text);
  case RuleId::Timeout:
    meant = repairTimeout(text);
    break;
  case RuleId::Version:
    meant = repairVersion(text);
    break;
  case RuleId::SecretReference:
    meant = repairReference(text);
    break;
  case RuleId::ContractVersion:
    meant = text == "v1" || text == "1.0" ? "1" : "";
    break;
  default:
    break;
  }
  return !meant.empty() && rule(id).check(meant) ? meant : std::string();
}

/// \p text as it stands in place of \p value; nothing when the file spells
/// that otherwise.
static std::optional<std::string> spell(RuleId id, const ir::Value &value,
                                        StringRef text,
                                        const SourceManager &sources) {
  bool isVersion = id == RuleId::Version || id == RuleId::ContractVersion;
  if (isVerbatim(value, sources))
    return isVersion ? ("\"" + text + "\"").str() : text.str();
  StringRef source = sources.text(value.span);
  char quote = source.empty() ? '\0' : source.front();
  if ((quote != '"' && quote != '\'') ||
      source != (Twine(quote) + value.text + Twine(quote)).str())
    return std::nullopt;
  return (Twine(quote) + text + Twine(quote)).str();
}

bool Reader::judge(RuleId id, const ir::Value &value, const Twine &phrase) {
  const Rule &which = rule(id);
  StringRef text = value.text;
  const SourceManager &sources = diags.sourceManager();
  if (id == RuleId::Any || (which.check && which.check(text)) ||
      llvm::is_contained(which.words, text))
    return true;
  if (!claim(value))
    return false;
  std::string name = phrase.str();
  bool mayBeEmpty = which.check && which.check("");
  if (text.trim().empty() && !mayBeEmpty) {
    diags.report(diag::EmptyValue, value.span, name);
    return false;
  }

  bool verbatim = isVerbatim(value, sources);
  if (!which.words.empty()) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::UnknownWord, value.span, name,
                     alternatives(which.words), clip(text));
    std::optional<StringRef> near = names::didYouMean(text, which.words);
    // `https` is no slip for `http`.
    bool isSure = ir::protocolNamed(text).protocol == ir::Protocol::Unknown;
    if (near && verbatim)
      std::move(diagnostic)
          .fix({("write '" + *near + "'").str(),
                isSure,
                {{value.span, near->str()}}});
    return false;
  }
  InFlightDiagnostic diagnostic =
      diags.report(idOf(id), value.span, name, which.expected, clip(text));
  std::string meant = repair(id, text);
  if (meant.empty())
    return false;
  if (auto spelt = spell(id, value, meant, sources))
    std::move(diagnostic).suggest("write '" + meant + "'", value.span, *spelt);
  return false;
}

void Reader::judgeKey(RuleId id, const ir::Value &key, StringRef phrase) {
  judge(id, key, "the name of a " + phrase);
}

ir::Text Reader::readText(const Field &field, const ir::Value &value,
                          const Twine &phrase) {
  if (!value.isScalar() || value.isNull())
    return ir::Text::refusedAt(value.isScalar() ? value.span
                                                : value.span.first());
  ir::Text text = ir::Text::written(value.text, value.span);
  if (isFaulty(value) || !judge(field.rule, value, phrase)) {
    text.refused = true;
    return text;
  }
  if (field.rule == RuleId::Version && !value.quoted && claim(value)) {
    InFlightDiagnostic diagnostic =
        diags.report(diag::UnquotedVersion, value.span, clip(value.text));
    if (isVerbatim(value, diags.sourceManager()))
      std::move(diagnostic)
          .fix("put it in quotes", value.span, "\"" + value.text + "\"");
  }
  return text;
}

/// `443.0` and `1e3` as the integers that they are, to JSON Schema as well.
static std::optional<int64_t> wholeNumber(const ir::Value &value) {
  int64_t number;
  if (value.kind == ir::Value::Kind::Integer)
    return value.canonical.getAsInteger(10, number) ? std::nullopt
                                                    : std::optional(number);
  constexpr double most = 1e15; // every integer up to it has a form of its own
  double real;
  if (value.kind != ir::Value::Kind::Float || value.canonical.getAsDouble(real))
    return std::nullopt;
  bool isWhole = std::abs(real) <= most && real == std::trunc(real);
  return isWhole ? std::optional(int64_t(real)) : std::nullopt;
}

ir::Number Reader::readInteger(const Field &field, const ir::Value &value) {
  std::string phrase = ("'" + field.key + "'").str();
  ir::Number refused = ir::Number::refusedAt(value.span);
  std::optional<int64_t> whole = wholeNumber(value);
  if (!whole && value.kind != ir::Value::Kind::Integer) {
    if (!claim(value))
      return refused;
    int64_t number;
    if (!value.isString() || !value.quoted ||
        value.text.getAsInteger(10, number)) {
      diags.report(diag::WrongKind, value.span, phrase, "an integer",
                   value.kind == ir::Value::Kind::Float
                       ? StringRef(value.text)
                       : ir::describe(value.kind));
      return refused;
    }
    InFlightDiagnostic diagnostic =
        diags.report(diag::QuotedNumber, value.span, phrase);
    StringRef source = diags.sourceManager().text(value.span);
    if (source == ("\"" + value.text + "\"").str() ||
        source == ("'" + value.text + "'").str())
      std::move(diagnostic)
          .fix("leave the quotes out", value.span, std::to_string(number));
    return refused;
  }

  const Rule &which = rule(field.rule);
  if (whole && *whole >= which.minimum && *whole <= which.maximum)
    return ir::Number::written(*whole, value.span);
  if (claim(value))
    diags.report(diag::OutOfRange, value.span, phrase, which.minimum,
                 which.maximum, clip(value.canonical));
  return refused;
}

std::vector<ir::Text> Reader::readTexts(const Field &field,
                                        const ir::Entry &entry) {
  std::vector<ir::Text> texts;
  if (!entry.value->isSequence()) {
    wrongKind(field, entry);
    // Something is there, so that nobody misses it.
    texts.push_back(ir::Text::refusedAt(
        entry.value->isScalar() ? entry.value->span : entry.key->span));
    return texts;
  }
  // Whoever writes it may mean none, where it means all.
  if (entry.value->items.empty() && !field.byDefault.empty() &&
      claim(*entry.value))
    diags.report(diag::EmptyList, entry.key->span, field.key, field.byDefault);
  std::string phrase = ("an item of '" + field.key + "'").str();
  for (const ir::Value *item : entry.value->items) {
    if ((!item->isScalar() || item->isNull()) && claim(*item))
      diags.report(diag::WrongKind,
                   item->isScalar() ? item->span : item->span.first(), phrase,
                   "a string", ir::describe(item->kind));
    texts.push_back(readText(field, *item, phrase));
  }
  return texts;
}

std::vector<ir::KeyText> Reader::readTextMap(const Field &field,
                                             const ir::Entry &entry) {
  std::vector<ir::KeyText> texts;
  if (!entry.value->isMapping()) {
    wrongKind(field, entry);
    return texts;
  }
  std::string phrase = ("a value of '" + field.key + "'").str();
  for (const ir::Entry &inner : entry.value->entries) {
    if (!inner.key->isScalar()) {
      if (claim(*inner.key))
        diags.report(diag::KeyNotScalar, inner.key->span.first(),
                     ("'" + field.key + "'").str(),
                     ir::describe(inner.key->kind));
      continue;
    }
    judge(RuleId::OneLine, *inner.key, Twine("a name in '") + field.key + "'");
    ir::Text text;
    if (inner.value->isNull())
      text = ir::Text::written("", inner.value->span);
    else if (inner.value->isScalar())
      text = readText(field, *inner.value, phrase);
    else {
      if (claim(*inner.value))
        diags.report(diag::WrongKind, inner.key->span, phrase, "a string",
                     ir::describe(inner.value->kind));
      text = ir::Text::refusedAt(inner.key->span);
    }
    texts.push_back(
        {ir::Text::written(inner.key->text, inner.key->span), text});
  }
  return texts;
}
