//===- NewPlugin.cpp - a plugin to begin with -----------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The files are those of plugins/example, which are built and run by the tests
// as they are; here they get another name.
//
//===----------------------------------------------------------------------===//

#include "NewPlugin.h"

#include "OptionWords.h"
#include "Options.h"
#include "PluginSet.h"

#include "tntc/Diagnostics/DiagnosticConsumer.h"
#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Driver/Driver.h"
#include "tntc/Support/SystemError.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::driver;
namespace cl = llvm::cl;
namespace fs = llvm::sys::fs;

namespace {
struct SkeletonFile {
  StringRef kind, language, path, text;
};
} // namespace

static constexpr SkeletonFile skeletonFiles[] = {
#define SKELETON(KIND, LANGUAGE, PATH, TEXT)                                   \
  {KIND, LANGUAGE, PATH, StringRef(TEXT, sizeof(TEXT) - 1)},
#include "Skeletons.inc"
#undef SKELETON
};

/// What the examples are called, which no other word of theirs contains.
static constexpr llvm::StringLiteral exampleName = "skeleton";

bool driver::asksForNewPlugin(int argc, char **argv) {
  return argc > 1 && StringRef(argv[1]) == "plugin";
}

/// Why \p name cannot be one, or nothing.
static std::string whyBadName(StringRef name) {
  auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (name.empty() || !isLetter(name.front()))
    return "it begins with a small letter";
  if (!llvm::all_of(name, [&](char c) {
        return isLetter(c) || llvm::isDigit(c) || c == '-';
      }))
    return "it consists of small letters, digits and '-'";
  if (name.size() > 32)
    return "it has 32 characters at most";
  if (llvm::any_of(
          builtInPlugins(),
          [&](const BuiltInPlugin &plugin) { return plugin.name == name; }) ||
      llvm::is_contained(emitKinds(), name))
    return "the compiler has something of that name";
  return "";
}

/// Two to eight capital letters, and not the compiler's own.
static std::string prefixOf(StringRef name) {
  std::string prefix;
  for (char c : name)
    if (llvm::isAlpha(c) && prefix.size() < 8)
      prefix += llvm::toUpper(c);
  return prefix.size() < 2 || prefix == "TNT" ? prefix + "X" : prefix;
}

static std::string replaceAll(std::string text, StringRef from,
                              StringRef with) {
  for (size_t at = 0;
       (at = text.find(from.data(), at, from.size())) != std::string::npos;
       at += with.size())
    text.replace(at, from.size(), with.data(), with.size());
  return text;
}

/// Puts \p name where the example has its own.
static std::string rename(StringRef text, StringRef name) {
  std::string identifier = name.str();
  std::replace(identifier.begin(), identifier.end(), '-', '_');
  std::string made = replaceAll(text.str(), "TNTC_PLUGIN(skeleton)",
                                "TNTC_PLUGIN(" + identifier + ")");
  made = replaceAll(std::move(made), exampleName.upper(), prefixOf(name));
  return replaceAll(std::move(made), exampleName, name);
}

static int report(diag::Id id, StringRef subject, StringRef more,
                  raw_ostream &err) {
  SourceManager none;
  DiagnosticEngine diags(none, {});
  diags.report(id, Span(), subject, more);
  auto consumer = createTextConsumer(err, /*colour=*/false);
  for (const Diagnostic &diagnostic : diags.finish())
    consumer->handle(diagnostic, none);
  return ExitUsage;
}

static int cannotWrite(StringRef path, std::error_code code, raw_ostream &err) {
  err << "tntc-compile: cannot write '" << path << "': " << errorText(code)
      << '\n';
  return ExitWorld;
}

/// Others may not write, whatever the umask: such a plugin would not be run.
static std::error_code writeFile(const std::string &path, StringRef text) {
  constexpr auto folderMode = fs::perms(0755), fileMode = fs::perms(0644);
  if (auto code = fs::create_directories(llvm::sys::path::parent_path(path),
                                         /*IgnoreExisting=*/true, folderMode))
    return code;
  std::error_code code;
  llvm::raw_fd_ostream file(path, code, fs::CD_CreateNew);
  if (code)
    return code;
  file << text;
  file.close();
  if (file.has_error()) {
    code = file.error();
    file.clear_error();
    return code;
  }
  return fs::setPermissions(path,
                            text.starts_with("#!") ? folderMode : fileMode);
}

int driver::makeNewPlugin(int argc, char **argv, raw_ostream &out,
                          raw_ostream &err) {
  enum class Language { Cpp, Go, Python };
  enum class Kind { Backend, Check, Service };
  if (argc < 3 || StringRef(argv[2]) != "new") {
    err << "tntc-compile: expected 'plugin new NAME'; a path of that name is "
           "written './plugin'\n";
    return ExitUsage;
  }
  cl::ResetCommandLineParser();
  cl::opt<std::string> given(cl::Positional, cl::desc("NAME"));
  cl::opt<Language, false, WordParser<Language>> language(
      "language", cl::desc("What it is written in:"),
      cl::init(Language::Python),
      cl::values(clEnumValN(Language::Cpp, "cpp", "C++17"),
                 clEnumValN(Language::Go, "go", "Go 1.19"),
                 clEnumValN(Language::Python, "python", "Python 3.9")));
  cl::opt<Kind, false, WordParser<Kind>> kind(
      "kind", cl::desc("What it adds to the compiler:"),
      cl::init(Kind::Backend),
      cl::values(clEnumValN(Kind::Backend, "backend", "an output"),
                 clEnumValN(Kind::Check, "check", "rules for workflows"),
                 clEnumValN(Kind::Service, "service",
                            "a dependency that the platform provides")));
  std::vector<std::string> plain = plainWords(argc - 2, argv + 2);
  std::vector<const char *> words;
  for (const std::string &word : plain)
    words.push_back(word.c_str());
  words[0] = "tntc-compile plugin new"; // how messages begin
  if (!cl::ParseCommandLineOptions(int(words.size()), words.data(),
                                   "tntc-compile plugin new: write a plugin "
                                   "to begin with, into the folder NAME\n",
                                   &err))
    return ExitUsage;
  std::string name = given;
  if (name.empty()) {
    err << "tntc-compile: 'plugin new' needs a NAME\n";
    return ExitUsage;
  }
  if (std::string why = whyBadName(name); !why.empty())
    return report(diag::NewPluginName, name, why, err);
  StringRef chosen = language == Language::Cpp  ? "cpp"
                     : language == Language::Go ? "go"
                                                : "python";
  StringRef asked = kind == Kind::Check     ? "check"
                    : kind == Kind::Service ? "service"
                                            : "backend";
  // Also a link that leads nowhere is there.
  if (std::error_code code =
          fs::create_directory(name, /*IgnoreExisting=*/false, fs::perms(0755)))
    return code == std::errc::file_exists
               ? report(diag::NewPluginExists, name, "", err)
               : cannotWrite(name, code, err);
  (void)fs::setPermissions(name, fs::perms(0755));
  for (const SkeletonFile &file : skeletonFiles) {
    if (file.kind != asked || file.language != chosen)
      continue;
    std::string path = name + "/" + rename(file.path, name);
    if (std::error_code code = writeFile(path, rename(file.text, name)))
      return cannotWrite(path, code, err);
    out << path << '\n';
  }
  return ExitOk;
}
