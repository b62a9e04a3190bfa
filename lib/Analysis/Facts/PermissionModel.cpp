//===- PermissionModel.cpp - Deno's and node's own functions --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Evaluator.h"

#include "llvm/ADT/STLExtras.h"

using namespace tntc;
using namespace tntc::facts;
using ir::PermissionKind;

namespace {
struct Row {
  llvm::StringLiteral path;
  PermissionKind kind;
  int argument;
};
} // namespace

static constexpr Row rows[] = {
#define API(PATH, KIND, ARGUMENT) {PATH, PermissionKind::KIND, ARGUMENT},
#include "Permissions.def"
};

/// The row's name of \p path: `node:fs/promises.statSync` is `node:fs.stat`.
static std::string baseName(StringRef path) {
  path.consume_back("Sync");
  std::string name = path.str();
  for (StringRef part : {"node:fs/promises.", "node:fs.promises."})
    if (path.starts_with(part))
      name = ("node:fs." + path.drop_front(part.size())).str();
  for (StringRef part : {"process.", "node:process.default."})
    if (path.starts_with(part))
      name = ("node:process." + path.drop_front(part.size())).str();
  size_t inner = name.find(".default.");
  if (inner != std::string::npos)
    name.erase(inner, 8);
  return name;
}

void Evaluator::permission(PermissionKind kind, StringRef api,
                           const Value &target, Span span, bool exact) {
  // Without a name the runtime chooses one.
  Value targets = target.hasOther(AtomKind::Undefined) ? toText(target, span)
                                                       : Value(anyText());
  for (Atom atom : targets) {
    ir::Fact made;
    made.kind = ir::FactKind::Permission;
    made.permission = kind;
    made.span = span;
    made.api = nameText(name(api));
    StringRef known;
    if (texts.isLiteral(atom.id, known))
      made.target = known;
    else
      made.target = save(texts.pattern(texts.pieces(atom.id)));
    made.steps = stepsHere();
    fact(made, exact && targets.isExact());
  }
}

bool Evaluator::callPermission(StringRef path, const CallArguments &arguments,
                               Span span, const void *site, Env &env,
                               Value &result) {
  std::string base = baseName(path);
  bool isFs = StringRef(base).starts_with("node:fs.");
  const Row *row = llvm::lower_bound(
      rows, base, [](const Row &r, StringRef n) { return r.path < n; });
  bool isKnown = row != std::end(rows) && row->path == base;
  bool isOpen = base == "Deno.open" || base == "node:fs.open";
  if (!isKnown && StringRef(base).starts_with("node:os.")) {
    // Nothing is set that would lead it elsewhere (`--ignore-env`).
    result = Value(base == "node:os.tmpdir" ? text("/tmp") : data());
    return true;
  }
  if (!isKnown && !isOpen && !isFs &&
      !StringRef(base).starts_with("node:child_process."))
    return false;
  ++hazards;
  auto targetOf = [&](int argument) {
    if (argument < 0)
      return Value();
    Value target = arguments.at(unsigned(argument));
    Value address;
    for (Atom atom : target) {
      Object *object = objectOf(atom);
      address.add(object && object->kind == ObjectKind::Url
                      ? getUrl(*object, "href", span)
                      : Value(atom));
    }
    if (!target.isExact())
      address.setInexact();
    return address;
  };
  bool exact = true;
  if (isOpen) {
    permission(PermissionKind::Read, path, targetOf(0), span, exact);
    Value options = arguments.at(1);
    bool writes = options.hasOther(AtomKind::Undefined);
    StringRef flags;
    if (literalText(options, flags) && flags == "r")
      writes = false;
    if (writes)
      permission(PermissionKind::Write, path, targetOf(0), span, false);
  } else if (!isKnown && isFs) {
    // A function that the table lacks: both, of anything.
    permission(PermissionKind::Read, path, Value(), span, false);
    permission(PermissionKind::Write, path, Value(), span, false);
  } else if (!isKnown) {
    permission(PermissionKind::Run, path, Value(), span, exact);
  }
  for (; row != std::end(rows) && row->path == base && !isOpen; ++row) {
    permission(row->kind, path, targetOf(row->argument), span, exact);
    if (row->kind == PermissionKind::Run || row->kind == PermissionKind::Ffi)
      forbid(path, span);
  }
  for (const Value &value : arguments.values)
    escape(value, span, "it is handed to '" + path + "'");
  bool isData = path.ends_with("Sync") || base == "Deno.umask" ||
                StringRef(base).starts_with("Deno.env.") ||
                StringRef(base).starts_with("node:os.");
  result = isData ? Value(data()) : promiseOf(Value(opaque()), site, env);
  if (StringRef(base).starts_with("node:"))
    result.add(opaque());
  return true;
}

/// Reading these alone needs a permission.
void Evaluator::readPermission(StringRef path, Span span, bool exact) {
  std::string base = baseName(path);
  StringRef variable = base;
  if (!variable.consume_front("node:process.env.") || variable.contains('.'))
    return;
  permission(PermissionKind::Env, "process.env", Value(text(variable)), span,
             exact);
}
