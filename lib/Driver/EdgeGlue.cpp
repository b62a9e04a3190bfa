//===- EdgeGlue.cpp - nodes with the types of their edges -----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// An input is mostly declared `unknown` and then cast, of which TypeScript
// thinks nothing. In a copy of the node its type is what the nodes before it
// return, so that casts and reads are checked, on the same lines. An input
// with a type of its own, or of its function, is compared in a file beside it.
//
//===----------------------------------------------------------------------===//

#include "EdgeGlue.h"

#include "tntc/IR/Code.h"
#include "tntc/Support/Json.h"

#include "llvm/ADT/STLExtras.h"

#include <map>
#include <set>

using namespace tntc;
using namespace tntc::driver;

static const char engineTypes[] =
#include "EngineTypes.inc"
    ;

/// What engineTypes takes from files of the engine that nodes never see.
static constexpr llvm::StringLiteral engineStub =
    "export type Graph = unknown; export type Stage = unknown;\n"
    "export type NodeRunner = unknown; export type Dependency = unknown;\n"
    "export type Edge = unknown; export type NodeSpec = unknown;\n"
    "export type Sidecar = unknown; export type Trigger = unknown;\n"
    "export type Workflow = unknown;\n";

Span GlueFile::original(uint32_t offset) const {
  if (!source.isValid())
    return anchor;
  if (!change || offset < change->begin)
    return {source, offset, offset};
  // What was put in stands for what the user wrote there.
  if (offset < change->begin + change->added)
    return anchor;
  uint32_t there = offset - change->added + change->removed;
  return {source, there, there};
}

//===----------------------------------------------------------------------===//
// Types of edges
//===----------------------------------------------------------------------===//

/// `./b.ts`, as a file beside the reader names it.
static std::string relativePath(StringRef from, StringRef to) {
  std::string up = "./";
  for (size_t i = 0; i < from.count('/'); ++i)
    up += "../";
  return up + to.str();
}

/// The default export, as long as it is certainly a function with a type.
static bool hasType(const ir::Node &node) {
  return node.module && node.module->status == ir::FileStatus::Ok &&
         node.module->syntaxErrors.empty() &&
         !node.module->path.ends_with(".js") &&
         !node.module->path.ends_with(".mjs") &&
         ir::resolveExport(*node.module, "default").what;
}

static std::string returnType(const ir::Node &node, StringRef reader) {
  if (!hasType(node))
    return "any";
  return "Awaited<ReturnType<typeof import(" +
         json::print(json::string(relativePath(reader, node.module->path)), 0) +
         ").default>>";
}

static std::vector<const ir::Node *> inputsOf(const ir::Workflow &workflow,
                                              const ir::Node &node) {
  std::vector<const ir::Node *> inputs;
  for (const ir::Edge &edge : workflow.edges)
    if (*edge.to == *node.name)
      if (const ir::Node *from = workflow.findNode(*edge.from))
        if (!llvm::is_contained(inputs, from))
          inputs.push_back(from);
  return inputs;
}

static std::string inputType(const ir::Workflow &workflow,
                             const ir::Node &node) {
  std::vector<const ir::Node *> inputs = inputsOf(workflow, node);
  if (inputs.empty())
    return "";
  StringRef reader = node.module->path;
  if (inputs.size() == 1)
    return returnType(*inputs.front(), reader);
  std::string type = "{ ";
  for (const ir::Node *input : inputs)
    type += json::print(json::string(*input->name), 0) + ": " +
            returnType(*input, reader) + "; ";
  return type + "}";
}

namespace {
/// A function with the type that its surroundings give it.
struct TypedFunction {
  const ir::Function *function = nullptr;
  bool isTyped = false; ///< `const run: NodeFunction = ...`, `... satisfies T`
};
} // namespace

/// The function that \p value is, casts aside.
static TypedFunction functionOf(const ir::Expr *value) {
  TypedFunction result;
  while (value && value->kind == ir::ExprKind::Cast && value->text != "!") {
    result.isTyped = true;
    value = value->items[0];
  }
  if (value)
    result.function = value->function;
  return result;
}

/// The function that the default export of \p module is, when it is written
/// there and then.
static TypedFunction defaultFunction(const ir::Module &module) {
  const ir::Export *found = module.findExport("default");
  if (!found || found->form != ir::ExportForm::Function || !module.code)
    return {};
  TypedFunction result;
  auto take = [&](TypedFunction each) {
    if (each.function && each.function->span.begin == found->function.begin)
      result = each;
  };
  auto takeAll = [&](const ir::Stmt &stmt) {
    take({stmt.function});
    for (const ir::Expr *value : stmt.exprs)
      take(functionOf(value));
    for (const ir::Declarator &declarator : stmt.declarators) {
      TypedFunction each = functionOf(declarator.value);
      each.isTyped |= declarator.pattern && declarator.pattern->type;
      take(each);
    }
  };
  for (const ir::Stmt *stmt : module.code->body) {
    takeAll(*stmt);
    for (const ir::Stmt *inner : stmt->body)
      if (inner && stmt->kind == ir::StmtKind::Export)
        takeAll(*inner);
  }
  return result;
}

static bool saysNothing(const ir::TypeExpr &type) {
  return type.kind == ir::TypeKind::Keyword &&
         (type.text == "unknown" || type.text == "any");
}

/// The reader with the type of its edges, or a comparison with its own.
static std::optional<GlueFile> glueFor(const ir::Workflow &workflow,
                                       const ir::Node &node, size_t index,
                                       const SourceManager &sources) {
  if (!hasType(node))
    return std::nullopt;
  auto [function, isTyped] = defaultFunction(*node.module);
  if (!function || function->parameters.size() < 2 ||
      function->parameters[1].isRest)
    return std::nullopt;
  std::string type = inputType(workflow, node);
  if (type.empty())
    return std::nullopt;
  const ir::Pattern &input = *function->parameters[1].pattern;
  StringRef path = node.module->path;
  GlueFile glue;
  glue.path = "workflow/" + path.str() + ".edge" + std::to_string(index) +
              (path.ends_with(".tsx") ? ".tsx" : ".ts");
  glue.anchor = input.span;
  glue.reader = &node;
  if (isTyped || (input.type && !saysNothing(*input.type))) {
    if (input.type)
      glue.anchor = input.type->span;
    StringRef name = path.substr(path.rfind('/') + 1);
    glue.text = "import node from " +
                json::print(json::string("./" + name.str()), 0) +
                ";\ntype Input<F> = F extends (context: any, input: infer I, "
                "...more: any) => any ? I : unknown;\n"
                "export const input: Input<typeof node> = null as unknown as " +
                type + ";\n";
    return glue;
  }
  GlueFile::Change change;
  if (input.type) {
    change.begin = input.type->span.begin;
    change.removed = input.type->span.end - input.type->span.begin;
  } else {
    // `input = {}` or `input`; a lone parameter of an arrow has no brackets,
    // but this is the second.
    change.begin = input.span.end;
    type.insert(0, ": ");
  }
  StringRef text = sources.file(node.module->file).text();
  change.added = uint32_t(type.size());
  glue.source = node.module->file;
  glue.text = (text.take_front(change.begin) + type +
               text.drop_front(change.begin + change.removed))
                  .str();
  glue.change = change;
  return glue;
}

//===----------------------------------------------------------------------===//
// Packages
//===----------------------------------------------------------------------===//

/// Packages are not fetched for a check: each name taken from one is `any`.
static void addStubs(const ir::Workflow &workflow, json::Value &imports,
                     Glue &glue) {
  std::map<StringRef, std::set<StringRef>> names;
  for (const ir::Module *module : workflow.modules) {
    for (const ir::Import &import : module->imports)
      if (import.kind != ir::ImportKind::Relative &&
          import.kind != ir::ImportKind::Tentacular &&
          import.kind != ir::ImportKind::Node && !import.specifier.empty())
        names[import.specifier];
    if (!module->code)
      continue;
    for (const ir::Stmt *stmt : module->code->body)
      if (auto found = names.find(stmt->specifier); found != names.end())
        for (const ir::NamedPart &part : stmt->names) {
          found->second.insert(part.from);
          glue.untyped.insert(part.to.str());
        }
  }
  size_t index = 0;
  for (auto &[specifier, parts] : names) {
    GlueFile stub;
    stub.path = "stubs/" + std::to_string(index++) + ".ts";
    // Each is a value and a type, since either may be meant.
    stub.text = "declare const anything: any;\nexport default anything;\n";
    for (StringRef part : parts)
      if (part != "default" && part != "*" && part != "=")
        stub.text += ("export const " + part + ": any = anything;\n" +
                      "export type " + part + " = any;\n")
                         .str();
    imports[specifier.str()] = "./" + stub.path;
    glue.files.push_back(std::move(stub));
  }
}

Glue driver::makeGlue(const ir::Workflow &workflow,
                      const SourceManager &sources) {
  Glue glue;
  for (const ir::Module *module : workflow.modules) {
    if (module->status != ir::FileStatus::Ok)
      continue;
    GlueFile copy;
    copy.path = "workflow/" + module->path.str();
    copy.text = sources.file(module->file).text().str();
    copy.source = module->file;
    glue.files.push_back(std::move(copy));
  }
  size_t index = 0;
  for (const ir::Node &node : workflow.nodes)
    if (auto made = glueFor(workflow, node, index++, sources))
      glue.files.push_back(std::move(*made));

  json::Value imports = json::object();
  imports["tentacular"] = "./engine/mod.ts";
  addStubs(workflow, imports, glue);
  for (StringRef name : {"graph", "executor", "workflow"}) {
    GlueFile stub;
    stub.path = ("engine/" + name + ".ts").str();
    stub.text = engineStub.str();
    glue.files.push_back(std::move(stub));
  }
  GlueFile engine;
  engine.path = "engine/mod.ts";
  engine.text = engineTypes;
  glue.files.push_back(std::move(engine));

  json::Value root = json::object();
  root["imports"] = std::move(imports);
  root["compilerOptions"] = json::object();
  root["compilerOptions"]["strict"] = true;
  // A callback for a package has no parameter types to go by.
  if (!glue.untyped.empty())
    root["compilerOptions"]["noImplicitAny"] = false;
  root["lock"] = false;
  glue.configuration = json::print(root);
  return glue;
}
