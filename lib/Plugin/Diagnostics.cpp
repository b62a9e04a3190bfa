//===- Diagnostics.cpp - places in the IR become places in files ----------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/Answers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

/// `~1` is '/', `~0` is '~' (RFC 6901).
static std::string unescape(StringRef token) {
  std::string text;
  for (size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      text += token[++i] == '1' ? '/' : '~';
      continue;
    }
    text += token[i];
  }
  return text;
}

static const json::Value *step(const json::Value &value, StringRef token) {
  if (value.is_object()) {
    auto found = value.find(unescape(token));
    return found == value.end() ? nullptr : &*found;
  }
  size_t index;
  if (!value.is_array() || !llvm::all_of(token, llvm::isDigit) ||
      (token.size() > 1 && token.front() == '0') ||
      token.getAsInteger(10, index) || index >= value.size())
    return nullptr;
  return &value[index];
}

/// The file that messages call \p path.
static FileId findFile(StringRef path, const SourceManager &sources) {
  for (uint32_t i = 0; i < sources.size(); ++i)
    if (sources.file({i}).path() == path)
      return {i};
  return {};
}

/// `at` as the IR prints it.
static Span readPlace(const json::Value &at, const SourceManager &sources) {
  Span span;
  if (!at.is_object() || !at.contains("file") || !at["file"].is_string() ||
      !at.contains("offset") || !at["offset"].is_number_unsigned() ||
      !at.contains("length") || !at["length"].is_number_unsigned())
    return span;
  span.file = findFile(at["file"].get_ref<const std::string &>(), sources);
  span.begin = at["offset"].get<uint32_t>();
  span.end = span.begin + at["length"].get<uint32_t>();
  return span;
}

/// The place of what \p pointer leads to, or of the nearest thing around it
/// that has one. Nothing when it leads nowhere.
static std::optional<Span> follow(StringRef pointer, const json::Value &ir,
                                  const SourceManager &sources) {
  Span span;
  const json::Value *at = &ir;
  while (true) {
    if (at->is_object() && at->contains("at"))
      if (Span here = readPlace((*at)["at"], sources); here.isValid())
        span = here;
    if (pointer.empty())
      return span;
    pointer = pointer.drop_front();
    size_t end = std::min(pointer.find('/'), pointer.size());
    at = step(*at, pointer.take_front(end));
    if (!at)
      return std::nullopt;
    pointer = pointer.drop_front(end);
  }
}

MaybeFault tntc::reportDiagnostics(const json::Value &answer,
                                   const json::Value &ir, StringRef prefix,
                                   const SourceManager &sources,
                                   DiagnosticEngine &diags) {
  if (!answer.contains("diagnostics"))
    return std::nullopt;
  auto text = [](const json::Value &object, const char *key) -> std::string {
    return object.contains(key) ? object[key].get<std::string>() : "";
  };
  auto badPlace = [](std::string at) {
    return PluginFault{diag::PluginPlace, {std::move(at)}, {}};
  };
  // All of them are looked at before any is reported.
  for (const json::Value &item : answer["diagnostics"]) {
    std::string code = text(item, "code");
    if (StringRef(code).drop_back(4) != prefix)
      return PluginFault{diag::PluginCode, {code, prefix.str()}, {}};
    if (!follow(text(item, "at"), ir, sources))
      return badPlace(text(item, "at"));
    if (item.contains("notes"))
      for (const json::Value &note : item["notes"])
        if (!follow(text(note, "at"), ir, sources))
          return badPlace(text(note, "at"));
  }
  for (const json::Value &item : answer["diagnostics"]) {
    std::string severity = text(item, "severity");
    diag::Id id = severity == "error"     ? diag::PluginError
                  : severity == "warning" ? diag::PluginWarning
                                          : diag::PluginRemark;
    InFlightDiagnostic diagnostic = diags.report(
        id, *follow(text(item, "at"), ir, sources), text(item, "message"));
    diagnostic.foreignCode(text(item, "code"));
    if (item.contains("notes"))
      for (const json::Value &note : item["notes"])
        diagnostic.note(note.contains("at")
                            ? *follow(text(note, "at"), ir, sources)
                            : Span(),
                        text(note, "message"));
  }
  return std::nullopt;
}

bool tntc::hasErrors(const json::Value &answer) {
  return answer.contains("diagnostics") &&
         llvm::any_of(answer["diagnostics"], [](const json::Value &item) {
           return item["severity"] == "error";
         });
}
