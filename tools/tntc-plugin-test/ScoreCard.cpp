//===- ScoreCard.cpp - the checks of a plugin, in order -------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// The judgement is that of the compiler: the same transport, schema and readers
// of answers. Each check begins with a new process, so that one fault is not a
// trail of others.
//
//===----------------------------------------------------------------------===//

#include "ScoreCard.h"

#include "tntc/Plugin/Answers.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::plugintest;

bool ScoreCard::row(const Twine &what, StringRef fault) {
  bool isGood = fault.empty();
  ++(isGood ? passed : failed);
  out << (isGood ? "  pass  " : "  FAIL  ") << what << '\n';
  for (StringRef line : llvm::split(fault, '\n'))
    if (!line.empty())
      out << "        " << line << '\n';
  out.flush();
  return isGood;
}

int ScoreCard::total() {
  out << passed << " of " << passed + failed << " passed\n";
  return failed ? 1 : 0;
}

namespace {
class Suite {
public:
  Suite(const Subject &subject, raw_ostream &out)
      : subject(subject), out(out), card(out) {}
  int run();

private:
  void introduce(const Plugin &plugin);
  bool checkSamples(const Component &component, StringRef what,
                    std::vector<Sample> samples);
  void checkSame();
  void checkNonsense(const Component &component);
  std::string judge(const Plugin &plugin, const Component &component,
                    const Sample &sample, const json::Value &answer);
  std::string whyBadRefusal(Transport &transport, const Nonsense &nonsense);

  const Subject &subject;
  raw_ostream &out;
  ScoreCard card;
  std::string name;
  std::vector<Component> components;
  std::vector<std::string> answers; ///< to all samples, as first asked
  std::vector<std::string> asked;   ///< what those samples are called
};
} // namespace

/// What only the meaning of an answer shows; empty when it is good.
std::string Suite::judge(const Plugin &plugin, const Component &component,
                         const Sample &sample, const json::Value &answer) {
  SourceManager none;
  DiagnosticEngine diags(none, {});
  const json::Value &ir = sample.request["ir"];
  MaybeFault fault =
      reportDiagnostics(answer, ir, plugin.prefix(), none, diags);
  if (fault || hasErrors(answer))
    return fault ? describe(plugin.name(), *fault) : "";
  if (component.kind == ComponentKind::Backend) {
    ArtifactSet files;
    fault = readFiles(answer, "folder", files);
  }
  if (component.kind == ComponentKind::Service) {
    // It may say what it asks for grants to say, and no more.
    ServiceGrants grants;
    grants.granted = component.needs;
    const json::Value &context = sample.request["context"];
    if (context.contains("enclave"))
      grants.enclave = context["enclave"].get<std::string>();
    ir::Context arena;
    ir::ServiceFacts facts;
    ir::Dependency dependency;
    dependency.name =
        ir::Text::written(arena.save(component.dependencies.front()), Span());
    facts.dependency = *dependency.name;
    fault = readFacts(answer, grants, arena, facts, dependency, diags);
    // Whom it is granted to is for later; here it has to be asked for.
    if (fault && fault->id == diag::PluginNotGranted)
      fault->notes = {"what its facts take has to be in 'needs' of '" +
                      component.name + "'"};
  }
  return fault ? describe(plugin.name(), *fault) : "";
}

bool Suite::checkSamples(const Component &component, StringRef what,
                         std::vector<Sample> samples) {
  if (samples.empty())
    return true;
  std::string label =
      (componentKindName(component.kind) + " '" + component.name +
       "' answers for " + Twine(samples.size()) + " " + what)
          .str();
  MaybeFault fault;
  std::unique_ptr<Plugin> plugin = subject.open(fault);
  if (!plugin)
    return card.row(label, describe(name, *fault));
  std::string why;
  for (const Sample &sample : samples) {
    std::optional<json::Value> answer = plugin->ask(sample.request);
    if (!answer)
      why = describe(name, *plugin->fault());
    else
      why = judge(*plugin, component, sample, *answer);
    if (!why.empty()) {
      why = sample.name + ": " + why;
      break;
    }
    answers.push_back(printAnswer(std::move(*answer)));
    asked.push_back(sample.name);
  }
  if (why.empty()) {
    plugin->finish();
    if (plugin->fault())
      why = describe(name, *plugin->fault());
  }
  return card.row(label, why);
}

void Suite::checkSame() {
  std::string why;
  std::vector<std::string> again = collectElsewhere(subject, why);
  if (why.empty() && again != answers) {
    auto [mine, theirs] = std::mismatch(answers.begin(), answers.end(),
                                        again.begin(), again.end());
    why = asked[size_t(mine - answers.begin())] +
          ": the answer is another one in another process:\n";
    for (auto [it, end] :
         {std::pair(mine, answers.end()), std::pair(theirs, again.end())})
      if (it != end)
        why += StringRef(*it).take_front(200).str() + "\n";
  }
  card.row("answers the same twice, in another order, in another process", why);
}

std::string Suite::whyBadRefusal(Transport &transport,
                                 const Nonsense &nonsense) {
  std::string text;
  if (MaybeFault fault = transport.ask(nonsense.line, text))
    return describe(name, *fault);
  std::optional<json::Value> answer = json::parse(text, 64);
  if (!answer)
    return "the answer is not JSON";
  if (auto fault = messageSchema().check(*answer, "errorAnswer"))
    return "expected an answer with 'error': " + fault->message;
  json::Value id = nonsense.id ? json::Value(*nonsense.id) : json::Value();
  if ((*answer)["id"] != id)
    return "the answer has the id " + json::print((*answer)["id"], 0) +
           "; expected " + json::print(id, 0);
  return "";
}

void Suite::checkNonsense(const Component &component) {
  MaybeFault fault;
  std::unique_ptr<Transport> transport = subject.connect(fault);
  std::string why = fault ? describe(name, *fault) : "";
  std::vector<Nonsense> all = nonsense(component);
  for (const Nonsense &one : all) {
    if (!why.empty())
      break;
    why = whyBadRefusal(*transport, one);
    if (!why.empty())
      why = one.name + ": " + why;
  }
  bool isGood = card.row("refuses " + Twine(all.size()) +
                             " requests that nobody could answer",
                         why);
  if (!isGood)
    return;
  Sample sample = usualSamples(component, subject.optionsOf(component)).front();
  json::Value request = {{"protocol", TNTC_PLUGIN_PROTOCOL}, {"id", 7}};
  request.update(sample.request);
  std::string text;
  if ((fault = transport->ask(json::print(request, 0), text)))
    why = describe(name, *fault);
  std::optional<json::Value> answer = json::parse(text, 64);
  if (why.empty() && (!answer || printAnswer(*answer) != answers.front()))
    why = sample.name + ": the answer differs";
  if (why.empty() && (fault = transport->finish()))
    why = describe(name, *fault);
  card.row("answers after that as before", why);
}

void Suite::introduce(const Plugin &plugin) {
  name = plugin.name().str();
  out << name << ' ' << plugin.version() << ", codes " << plugin.prefix();
  for (const Component &part : plugin.components()) {
    out << ", " << componentKindName(part.kind) << " '" << part.name << '\'';
    // A schema is not copied: each has its own.
    Component copy;
    copy.kind = part.kind;
    copy.name = part.name;
    copy.dependencies = part.dependencies;
    copy.needs = part.needs;
    copy.optionsSchema = part.optionsSchema;
    std::string why;
    if (part.options)
      copy.options = Schema::compile(part.optionsSchema, why);
    components.push_back(std::move(copy));
  }
  out << '\n';
}

int Suite::run() {
  MaybeFault fault;
  {
    std::unique_ptr<Plugin> plugin = subject.open(fault);
    if (plugin) {
      introduce(*plugin);
      plugin->finish();
      fault = plugin->fault();
    }
  }
  if (!card.row("says what it is, and ends when nothing is asked",
                fault ? describe(subject.path, *fault) : ""))
    return card.total();
  bool isGood = true;
  for (const Component &component : components) {
    json::Value options = subject.optionsOf(component);
    if (component.options)
      if (auto misfit = component.options->check(options)) {
        isGood = card.row("has the options that it needs",
                          misfit->message + "; give it by '--plugin-opt'");
        break;
      }
    isGood &=
        checkSamples(component, "workflows", usualSamples(component, options));
    isGood &= checkSamples(component, "unusual workflows",
                           unusualSamples(component, options));
    isGood &= checkSamples(component, "values of options",
                           optionSamples(component, options));
  }
  if (isGood) {
    checkSame();
    checkNonsense(components.front());
  }
  return card.total();
}

int plugintest::runSuite(const Subject &subject, raw_ostream &out) {
  return Suite(subject, out).run();
}
