//===- NodeFunction.cpp - from an export to the function ------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "NodeFunction.h"

#include "CodeWalk.h"

using namespace tntc;

NodeFunction NodeFunction::of(const ir::Module &node) {
  ir::ResolvedExport found = ir::resolveExport(node, "default");
  if (!found.what || found.what->form != ir::ExportForm::Function ||
      !found.module->code)
    return {};
  uint32_t begin = found.what->function.begin;
  const ir::Function *function = nullptr;
  // Overloads before it have no body, and end where they begin.
  auto take = [&](const ir::Function *each) {
    if (each && each->span.begin == begin && (each->body || each->result))
      function = each;
  };
  auto onStmt = [&](const ir::Stmt &stmt) { take(stmt.function); };
  auto onExpr = [&](const ir::Expr &expr) { take(expr.function); };
  CodeWalk walk;
  walk.onStmt = onStmt;
  walk.onExpr = onExpr;
  walk.around = begin;
  walk.walk(found.module->code->body);
  if (!function)
    return {};
  return {function, found.module};
}
