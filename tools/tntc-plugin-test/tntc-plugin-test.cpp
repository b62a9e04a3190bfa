//===- tntc-plugin-test.cpp - is it a plugin that can be relied on? -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ScoreCard.h"

#include "tntc/Driver/Driver.h"
#include "tntc/Driver/Version.h"
#include "tntc/Plugin/InProcess.h"
#include "tntc/Support/SystemError.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

using namespace tntc;
using namespace tntc::plugintest;
namespace cl = llvm::cl;

static int collect(const Subject &subject) {
  std::string fault;
  std::vector<std::string> answers = collectAnswers(subject, fault);
  if (!fault.empty()) {
    llvm::outs() << fault << '\n';
    return ExitInput;
  }
  for (const std::string &answer : answers)
    llvm::outs() << answer << '\n';
  return ExitOk;
}

/// The requests of the suite, as lines, for those who want to see them.
static int printRequests(const Subject &subject) {
  MaybeFault fault;
  std::unique_ptr<Plugin> plugin = subject.open(fault);
  if (!plugin) {
    llvm::errs() << "tntc-plugin-test: " << describe(subject.path, *fault)
                 << '\n';
    return ExitInput;
  }
  uint64_t id = 0;
  for (Sample &sample : allSamples(subject, *plugin)) {
    json::Value request = {{"protocol", TNTC_PLUGIN_PROTOCOL}, {"id", id++}};
    request.update(sample.request);
    llvm::outs() << json::print(request, 0) << '\n';
  }
  return ExitOk;
}

#ifdef __SANITIZE_ADDRESS__
/// LLVM's library, which starts processes for us, is built without sanitizers,
/// and takes the marks that our code leaves in a shared allocator for its own
/// memory.
extern "C" const char *__asan_default_options() {
  return "allow_user_poisoning=0";
}
#endif

/// Longer than any suite takes within the limits of its answers.
static constexpr unsigned mostSeconds = 300;

/// A shared object may take our process down with it, so that another one does
/// the work. Its card is whole when its last row is: whoever ends the process
/// by `_exit` chooses the exit code as well.
static int runElsewhere(const Subject &subject) {
  llvm::SmallString<128> file;
  if (std::error_code code =
          llvm::sys::fs::createTemporaryFile("tntc-plugin-test", "txt", file)) {
    llvm::errs() << "tntc-plugin-test: cannot write a temporary file: "
                 << errorText(code) << '\n';
    return ExitWorld;
  }
  std::vector<StringRef> arguments = {subject.self, "--within"};
  arguments.insert(arguments.end(), subject.arguments.begin(),
                   subject.arguments.end());
  std::optional<StringRef> redirects[] = {std::nullopt, file.str(),
                                          std::nullopt};
  std::string why;
  int code = llvm::sys::ExecuteAndWait(subject.self, arguments, std::nullopt,
                                       redirects, mostSeconds,
                                       /*MemoryLimit=*/0, &why);
  std::string card;
  if (auto text = llvm::MemoryBuffer::getFile(file))
    card = (*text)->getBuffer().str();
  (void)llvm::sys::fs::remove(file);
  llvm::outs() << card;
  bool isWhole = StringRef(card).ends_with(" passed\n");
  if (isWhole && (code == ExitOk || code == ExitInput))
    return code;
  size_t passed = StringRef(card).count("\n  pass  ");
  if (!StringRef(card).ends_with("\n") && !card.empty())
    llvm::outs() << '\n';
  if (why.empty())
    why = "it ended our process with exit code " + std::to_string(code);
  llvm::outs() << "  FAIL  leaves the compiler alive\n        " << why << '\n'
               << passed << " of "
               << passed + StringRef(card).count("\n  FAIL  ") + 1
               << " passed\n";
  return ExitInput;
}

/// A reader that has gone away is an error of writing like any other.
static int finish(int code) {
  llvm::outs().flush();
  if (!llvm::outs().has_error())
    return code;
  llvm::outs().clear_error();
  return ExitWorld;
}

int main(int argc, char **argv) {
  prepareProcess();
  Subject subject;
  cl::ResetCommandLineParser();
  cl::SetVersionPrinter([](raw_ostream &out) {
    out << "tntc-plugin-test " << version() << '\n';
  });
  cl::opt<std::string> path(cl::Positional, cl::desc("PATH"), cl::Required);
  cl::opt<Sandbox, true> sandbox(
      "plugin-sandbox", cl::location(subject.sandbox),
      cl::values(clEnumValN(Sandbox::Bubblewrap, "bubblewrap",
                            "without network, files, environment (default)"),
                 clEnumValN(Sandbox::None, "none", "with your own rights")),
      cl::desc("How an executable runs:"));
  cl::opt<unsigned> timeout("plugin-timeout", cl::value_desc("ms"),
                            cl::init(10000),
                            cl::desc("Time for one answer (default 10000)"));
  cl::list<std::string> options("plugin-opt", cl::value_desc("key=value"),
                                cl::desc("Option of the plugin; repeatable"));
  cl::opt<bool> requests(
      "print-requests", cl::desc("Print what would be asked, and ask nothing"));
  cl::opt<bool> within("within", cl::Hidden), collects("collect", cl::Hidden);
  std::vector<std::string> words = plainWords(argc, argv);
  std::vector<const char *> wordsOfC;
  for (const std::string &word : words)
    wordsOfC.push_back(word.c_str());
  if (!cl::ParseCommandLineOptions(
          argc, wordsOfC.data(),
          "tntc-plugin-test: asks a plugin everything that tntc-compile may "
          "ask, and more, and prints a score card\n",
          &llvm::errs()))
    return ExitUsage;
  if (timeout == 0) {
    llvm::errs() << "tntc-plugin-test: --plugin-timeout takes 1 ms at least: "
                    "nobody answers in no time\n";
    return ExitUsage;
  }

  llvm::SmallString<256> real;
  if (std::error_code code = llvm::sys::fs::real_path(path, real)) {
    llvm::errs() << "tntc-plugin-test: cannot read '" << path
                 << "': " << errorText(code) << '\n';
    return ExitWorld;
  }
  subject.path = std::string(real.str());
  subject.isSharedObject = real.ends_with(".so");
  subject.limits.time = std::chrono::milliseconds(timeout);
  for (StringRef option : options) {
    auto [key, value] = option.split('=');
    subject.options.emplace_back(key.str(), value.str());
  }
  subject.self = llvm::sys::fs::getMainExecutable(
      argv[0], reinterpret_cast<void *>(&runElsewhere));
  for (int i = 1; i < argc; ++i)
    if (StringRef(words[i]) != "--within")
      subject.arguments.push_back(words[i]);

  if (subject.isSharedObject && !within && !collects && !requests)
    return finish(runElsewhere(subject));
  RunInProcess process("tntc-plugin-test", ExitInternal);
  return finish(collects   ? collect(subject)
                : requests ? printRequests(subject)
                           : runSuite(subject, llvm::outs()));
}
