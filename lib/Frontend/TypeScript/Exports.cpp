//===- Exports.cpp - what a module offers, as far as its text tells -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "ModuleReader.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::typescript;

/// Longest way through parentheses, casts and names that is followed.
static constexpr unsigned maxHops = 64;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

void ModuleReader::bind(StringRef name, Binding binding) {
  auto [place, isNew] = bindings.try_emplace(name, binding);
  if (isNew)
    return;
  // A namespace or an enum may merge with a function of the same name, which
  // then is what runs. Anything else declared twice is left alone.
  bool isFunction = place->second.form == Binding::Node;
  if (isFunction && binding.form == Binding::Value)
    return;
  if (place->second.form == Binding::Value && binding.form == Binding::Node) {
    place->second = binding;
    return;
  }
  place->second.form = Binding::Opaque;
}

void ModuleReader::addPending(StringRef name, Span span, TSNode value,
                              StringRef local, size_t import) {
  Pending pending;
  pending.fact.name = name;
  pending.fact.span = span;
  pending.value = value;
  pending.local = local;
  pending.import = import;
  pendings.push_back(pending);
}

void ModuleReader::readDeclarators(TSNode declaration, bool exported) {
  bool isConstant = file.hasToken(declaration, Kind::ConstToken);
  forEachChild(declaration, [&](TSNode part) {
    if (file.kind(part) != Kind::VariableDeclarator)
      return true;
    TSNode name = child(part, file.grammar.fields.name);
    if (ts_node_is_null(name) || file.kind(name) != Kind::Identifier)
      return true; // destructured: nothing is known of the names
    Binding binding;
    binding.node = child(part, file.grammar.fields.value);
    if (!ts_node_is_null(binding.node))
      binding.form = isConstant ? Binding::Constant : Binding::Variable;
    StringRef text = file.textOf(name);
    bind(text, binding);
    if (exported)
      addPending(text, file.span(name), {}, text);
    return true;
  });
}

/// \p exported is null for a declaration that stays inside.
void ModuleReader::readDeclaration(TSNode declaration, const Span *exported,
                                   bool isDefault) {
  Binding binding;
  switch (file.kind(declaration)) {
  case Kind::Function:
  case Kind::GeneratorFunction:
  case Kind::Class:
    binding.form = Binding::Node;
    binding.node = declaration;
    break;
  case Kind::EnumDeclaration:
  case Kind::Namespace:
    binding.form = Binding::Value;
    break;
  case Kind::LexicalDeclaration:
  case Kind::VariableDeclaration:
    readDeclarators(declaration, exported);
    return;
  default:
    return; // types and overloads, which are erased
  }
  TSNode name = child(declaration, file.grammar.fields.name);
  StringRef text = ts_node_is_null(name) ? "" : file.textOf(name);
  if (!text.empty())
    bind(text, binding);
  if (!exported)
    return;
  if (isDefault)
    addPending("default", *exported, declaration, {});
  else if (!text.empty())
    addPending(text, file.span(name), {}, text);
}

//===----------------------------------------------------------------------===//
// Export statements
//===----------------------------------------------------------------------===//

void ModuleReader::readExportClause(TSNode clause, size_t import) {
  forEachChild(clause, [&](TSNode specifier) {
    if (file.kind(specifier) != Kind::ExportSpecifier ||
        file.hasToken(specifier, Kind::TypeToken))
      return true;
    TSNode name = child(specifier, file.grammar.fields.name);
    if (ts_node_is_null(name))
      return true;
    auto textOf = [this](TSNode node) {
      return file.kind(node) == Kind::String ? stringValue(node)
                                             : file.textOf(node);
    };
    TSNode alias = child(specifier, file.grammar.fields.alias);
    TSNode outer = ts_node_is_null(alias) ? name : alias;
    addPending(textOf(outer), file.span(outer), {}, textOf(name), import);
    return true;
  });
}

void ModuleReader::readExport(TSNode statement) {
  TSNode source = child(statement, file.grammar.fields.source);
  TSNode declaration = child(statement, file.grammar.fields.declaration);
  TSNode value = child(statement, file.grammar.fields.value);
  TSNode clause = {}, nameSpace = {}, attribute = {}, star = {}, word = {};
  bool isType = false, isAssignment = false;
  forEachChild(statement, [&](TSNode part) {
    switch (file.kind(part)) {
    case Kind::TypeToken:
      isType = true;
      break;
    case Kind::DefaultToken:
      word = part;
      break;
    case Kind::StarToken:
      star = part;
      break;
    case Kind::AssignToken:
      isAssignment = true;
      break;
    case Kind::ExportClause:
      clause = part;
      break;
    case Kind::NamespaceExport:
      nameSpace = part;
      break;
    case Kind::ImportAttribute:
      attribute = part;
      break;
    default:
      break;
    }
    return true;
  });
  if (isAssignment && !exportAssignment.isValid())
    exportAssignment = file.span(statement);
  size_t import = noImport;
  if (!ts_node_is_null(source) && file.kind(source) == Kind::String) {
    import = addImport(source, isType ? ir::ImportForm::TypeOnly
                                      : ir::ImportForm::ReExport);
    imports[import].isStar = !ts_node_is_null(star) && !isType;
    if (!ts_node_is_null(attribute))
      readAttribute(attribute, imports[import]);
  }
  if (isType)
    return;
  if (!ts_node_is_null(clause))
    readExportClause(clause, import);
  if (!ts_node_is_null(nameSpace)) {
    TSNode name = file.lastNamed(nameSpace);
    if (!ts_node_is_null(name)) {
      StringRef text = file.kind(name) == Kind::String ? stringValue(name)
                                                       : file.textOf(name);
      addPending(text, file.span(name), nameSpace, {});
    }
  }
  bool isDefault = !ts_node_is_null(word);
  if (!ts_node_is_null(declaration)) {
    Span span = file.span(isDefault ? word : declaration);
    readDeclaration(declaration, &span, isDefault);
  } else if (!ts_node_is_null(value) && isDefault) {
    addPending("default", file.span(word), value, {});
  }
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

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

void ModuleReader::evaluate(TSNode value, Pending &pending) {
  ir::Export &fact = pending.fact;
  fact.form = ir::ExportForm::Unknown;
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
    case Kind::SequenceExpression:
      value = file.lastNamed(value);
      continue;
    case Kind::AssignmentExpression:
      value = child(value, file.grammar.fields.right);
      continue;
    case Kind::ArrowFunction:
    case Kind::Function:
    case Kind::GeneratorFunction:
      describeFunction(value, fact);
      return;
    case Kind::Class:
      fact.form = ir::ExportForm::Class;
      return;
    case Kind::CallExpression:
    case Kind::NewExpression:
    case Kind::AwaitExpression:
      fact.form = ir::ExportForm::CallResult;
      return;
    case Kind::BinaryExpression: {
      // These three hand on an operand; the others make a new value.
      StringRef sign = file.textOf(child(value, file.grammar.fields.operation));
      if (sign != "??" && sign != "||" && sign != "&&")
        fact.form = ir::ExportForm::Value;
      return;
    }
    case Kind::Literal:
    case Kind::String:
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
    if (found == bindings.end())
      return;
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

void ModuleReader::read(TSNode root, ir::Module &module) {
  readPragmas(root);
  forEachChild(root, [&](TSNode statement) {
    switch (file.kind(statement)) {
    case Kind::ImportStatement:
      readImport(statement);
      return true;
    case Kind::ExportStatement:
      readExport(statement);
      break;
    case Kind::ExpressionStatement: {
      // `namespace X {}` hides in a statement of its own.
      TSNode inner = file.firstNamed(statement);
      if (!ts_node_is_null(inner) && file.kind(inner) == Kind::Namespace)
        readDeclaration(inner, nullptr, false);
      break;
    }
    default:
      readDeclaration(statement, nullptr, false);
      break;
    }
    if (mayImport(ts_node_start_byte(statement), ts_node_end_byte(statement)))
      findDynamicImports(statement);
    return true;
  });
  for (Pending &pending : pendings)
    resolve(pending);
  if (ts_node_has_error(root))
    findSyntaxErrors(root);

  module.imports = context.save(imports);
  std::vector<ir::Export> exports;
  for (Pending &pending : pendings) {
    if (pending.import != noImport &&
        pending.fact.form == ir::ExportForm::ReExport)
      pending.fact.from = &module.imports[pending.import];
    exports.push_back(pending.fact);
  }
  module.exports = context.save(exports);
  module.exportAssignment = exportAssignment;
  module.syntaxErrors = context.save(errors);
}
