//===- ExportValues.cpp - what an exported name stands for ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleReader.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::typescript;

/// Longest way through parentheses, casts and names that is followed.
static constexpr unsigned maxHops = 64;

/// Counts, for each word of the text, the places where it may be assigned to.
/// Taken from the text, comments included, which errs on the safe side.
void ModuleReader::countAssignments() {
  auto isWordByte = [](char c) {
    return llvm::isAlnum(c) || c == '_' || c == '$' || uint8_t(c) >= 0x80;
  };
  hasAssignments = true;
  StringRef rest = file.text;
  while (!rest.empty()) {
    rest = rest.drop_until(isWordByte);
    StringRef word = rest.take_while(isWordByte);
    rest = rest.drop_front(word.size()).ltrim(" \t\r\n");
    bool assigns =
        rest.starts_with("=")
            ? !rest.starts_with("==") && !rest.starts_with("=>")
            // `??=` and the like, and patterns: `[run] = ...`.
            : !rest.empty() && StringRef("|&?]},").contains(rest.front());
    if (assigns)
      ++assignments[word];
  }
}

/// Whether something but its own declaration may assign to \p name.
bool ModuleReader::isAssigned(StringRef name, TSNode initialiser) {
  if (!hasAssignments)
    countAssignments();
  // With a type between the two, the declaration was not counted.
  StringRef before = file.text.take_front(ts_node_start_byte(initialiser));
  before = before.rtrim(" \t\r\n");
  bool ownIsCounted =
      before.consume_back("=") && before.rtrim(" \t\r\n").ends_with(name);
  auto found = assignments.find(name);
  return found != assignments.end() && found->second > unsigned(ownIsCounted);
}

void ModuleReader::describeFunction(TSNode function, ir::Export &fact) {
  fact.form = ir::ExportForm::Function;
  fact.isGenerator = file.kind(function) == Kind::GeneratorFunction;
  fact.isAsync = file.hasToken(function, Kind::AsyncToken);
  fact.function = file.span(function);
  TSNode body = child(function, file.grammar.fields.body);
  TSNode parameters = child(function, file.grammar.fields.parameters);
  if (!ts_node_is_null(body) && !ts_node_is_null(parameters))
    fact.function.end = ts_node_end_byte(parameters);
  if (ts_node_is_null(parameters)) {
    TSNode single = child(function, file.grammar.fields.parameter);
    fact.parameters = ts_node_is_null(single) ? 0 : 1;
    if (!ts_node_is_null(single))
      fact.function.end = ts_node_end_byte(single);
    return;
  }
  forEachChild(parameters, [&](TSNode parameter) {
    if (!ts_node_is_named(parameter))
      return true;
    TSNode pattern = child(parameter, file.grammar.fields.pattern);
    if (ts_node_is_null(pattern) || file.kind(pattern) == Kind::This)
      return true;
    if (file.kind(pattern) == Kind::RestPattern)
      fact.hasRest = true;
    else
      ++fact.parameters;
    return true;
  });
}

/// The cast whose type the grammar ends too early, so that it stands at the
/// beginning of \p value; see isCutCast in Expressions.cpp.
static TSNode cutCast(const File &file, TSNode value) {
  while (!ts_node_is_null(value))
    switch (file.kind(value)) {
    case Kind::AsExpression:
    case Kind::SatisfiesExpression:
      return value;
    case Kind::MemberExpression:
    case Kind::Subscript:
    case Kind::InstantiationExpression:
      value = file.firstNamed(value);
      continue;
    default:
      return {};
    }
  return {};
}

/// What these make can be called; of any other class it is an object.
static bool mayMakeFunction(const File &file, TSNode construction) {
  StringRef name = file.textOf(file.firstNamed(construction));
  return name == "Function" || name == "Proxy" || name.ends_with(".Function") ||
         name.ends_with(".Proxy");
}

void ModuleReader::evaluate(TSNode value, Pending &pending) {
  ir::Export &fact = pending.fact;
  fact.form = ir::ExportForm::Unknown;
  bool isAwaited = false; // so that a promise hands on what it holds
  for (unsigned hop = 0; hop < maxHops && !ts_node_is_null(value); ++hop) {
    switch (file.kind(value)) {
    case Kind::Parenthesized:
    case Kind::AsExpression:
    case Kind::SatisfiesExpression:
    case Kind::NonNullExpression:
    case Kind::InstantiationExpression:
    case Kind::TypeAssertion:
      value = file.firstNamed(value);
      continue;
    case Kind::MemberExpression:
    case Kind::Subscript:
      value = cutCast(file, value);
      continue;
    case Kind::SequenceExpression:
      value = file.lastNamed(value);
      continue;
    case Kind::AssignmentExpression:
      value = child(value, file.grammar.fields.right);
      continue;
    case Kind::ArrowFunction:
    case Kind::Function:
    case Kind::FunctionExpression:
    case Kind::GeneratorFunction:
      describeFunction(value, fact);
      return;
    case Kind::Class:
      fact.form = ir::ExportForm::Class;
      return;
    case Kind::AwaitExpression:
      isAwaited = true;
      value = file.firstNamed(value);
      continue;
    case Kind::CallExpression:
      fact.form = ir::ExportForm::CallResult;
      return;
    case Kind::NewExpression:
      fact.form = isAwaited || mayMakeFunction(file, value)
                      ? ir::ExportForm::CallResult
                      : ir::ExportForm::Value;
      return;
    case Kind::BinaryExpression: {
      // These three hand on an operand; the others make a new value.
      StringRef sign = file.textOf(child(value, file.grammar.fields.operation));
      if (sign != "??" && sign != "||" && sign != "&&")
        fact.form = ir::ExportForm::Value;
      return;
    }
    case Kind::False:
    case Kind::Null:
    case Kind::Number:
    case Kind::Regex:
    case Kind::String:
    case Kind::True:
    case Kind::Undefined:
    case Kind::TemplateString:
    case Kind::Array:
    case Kind::Object:
    case Kind::UnaryExpression:
    case Kind::UpdateExpression:
    case Kind::NamespaceExport:
      fact.form = ir::ExportForm::Value;
      return;
    case Kind::Identifier:
      break;
    default:
      return;
    }
    auto found = bindings.find(file.textOf(value));
    if (found == bindings.end()) {
      fact.fromName = file.textOf(value);
      return;
    }
    const Binding &binding = found->second;
    switch (binding.form) {
    case Binding::Node:
    case Binding::Constant:
      value = binding.node;
      continue;
    case Binding::Variable:
      if (isAssigned(found->first(), binding.node))
        return;
      value = binding.node;
      continue;
    case Binding::Import:
      fact.form = ir::ExportForm::ReExport;
      fact.fromName = binding.importedName;
      pending.import = binding.import;
      return;
    case Binding::Value:
      fact.form = ir::ExportForm::Value;
      return;
    case Binding::Opaque:
      return;
    }
  }
}

void ModuleReader::resolve(Pending &pending) {
  if (!ts_node_is_null(pending.value)) {
    evaluate(pending.value, pending);
    return;
  }
  if (pending.import != noImport) {
    pending.fact.form = ir::ExportForm::ReExport;
    pending.fact.fromName = pending.local;
    return;
  }
  auto found = bindings.find(pending.local);
  if (found == bindings.end()) {
    pending.fact.form = ir::ExportForm::Unknown;
    pending.fact.fromName = pending.local;
    return;
  }
  const Binding &binding = found->second;
  switch (binding.form) {
  case Binding::Node:
  case Binding::Constant:
    evaluate(binding.node, pending);
    return;
  case Binding::Variable:
    pending.fact.form = ir::ExportForm::Unknown;
    if (!isAssigned(pending.local, binding.node))
      evaluate(binding.node, pending);
    return;
  case Binding::Import:
    pending.fact.form = ir::ExportForm::ReExport;
    pending.fact.fromName = binding.importedName;
    pending.import = binding.import;
    return;
  case Binding::Value:
    pending.fact.form = ir::ExportForm::Value;
    return;
  case Binding::Opaque:
    pending.fact.form = ir::ExportForm::Unknown;
    return;
  }
}
