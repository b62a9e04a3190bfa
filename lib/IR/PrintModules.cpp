//===- PrintModules.cpp - what was seen in TypeScript ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "JsonPrinter.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

static StringRef statusName(FileStatus status) {
  switch (status) {
  case FileStatus::Ok:
    return "ok";
  case FileStatus::Missing:
    return "missing";
  case FileStatus::Outside:
    return "outside";
  case FileStatus::Hidden:
    return "hidden";
  case FileStatus::NotRegular:
    return "notRegular";
  case FileStatus::BadExtension:
    return "badExtension";
  case FileStatus::TooLarge:
    return "tooLarge";
  case FileStatus::Unreadable:
    return "unreadable";
  }
  llvm_unreachable("covered switch");
}

static StringRef formName(ImportForm form) {
  switch (form) {
  case ImportForm::Static:
    return "static";
  case ImportForm::TypeOnly:
    return "typeOnly";
  case ImportForm::ReExport:
    return "reExport";
  case ImportForm::Dynamic:
    return "dynamic";
  case ImportForm::Computed:
    return "computed";
  case ImportForm::Require:
    return "require";
  }
  llvm_unreachable("covered switch");
}

static StringRef kindName(ImportKind kind) {
  switch (kind) {
  case ImportKind::Relative:
    return "relative";
  case ImportKind::Tentacular:
    return "tentacular";
  case ImportKind::Jsr:
    return "jsr";
  case ImportKind::Npm:
    return "npm";
  case ImportKind::Node:
    return "node";
  case ImportKind::Https:
    return "https";
  case ImportKind::Data:
    return "data";
  case ImportKind::File:
    return "file";
  case ImportKind::Bare:
    return "bare";
  }
  llvm_unreachable("covered switch");
}

static StringRef formName(ExportForm form) {
  switch (form) {
  case ExportForm::None:
    return "none";
  case ExportForm::Function:
    return "function";
  case ExportForm::CallResult:
    return "callResult";
  case ExportForm::Class:
    return "class";
  case ExportForm::Value:
    return "value";
  case ExportForm::ReExport:
    return "reExport";
  case ExportForm::Unknown:
    return "unknown";
  }
  llvm_unreachable("covered switch");
}

json::Value JsonPrinter::print(const Import &import) {
  json::Value value = at(import.span);
  value["specifier"] = json::string(import.specifier);
  value["form"] = formName(import.form).str();
  value["kind"] = kindName(import.kind).str();
  if (import.kind == ImportKind::Relative) {
    add(value, "path", import.path);
    value["status"] = statusName(import.status).str();
  }
  if (import.isStar)
    value["star"] = true;
  add(value, "attribute", import.attribute);
  add(value, "package", import.package);
  add(value, "version", import.version);
  add(value, "subpath", import.subpath);
  return value;
}

json::Value JsonPrinter::print(const Export &made) {
  json::Value value = at(made.span);
  value["name"] = json::string(made.name);
  value["form"] = formName(made.form).str();
  if (made.form == ExportForm::Function) {
    value["parameters"] = made.parameters;
    value["rest"] = made.hasRest;
    value["async"] = made.isAsync;
    value["generator"] = made.isGenerator;
  }
  if (made.from) {
    value["from"] = json::string(made.from->specifier);
    value["fromName"] = json::string(made.fromName);
  }
  return value;
}

json::Value JsonPrinter::print(const SyntaxError &error) {
  json::Value value = at(error.span);
  value["message"] = json::string(error.message);
  return value;
}

json::Value JsonPrinter::print(const Module *module) {
  json::Value value = json::object();
  value["path"] = json::string(module->path);
  value["status"] = statusName(module->status).str();
  add(value, "message", module->message);
  if (module->isJson) {
    value["json"] = true;
    return value;
  }
  add(value, "imports", module->imports);
  add(value, "exports", module->exports);
  add(value, "syntaxErrors", module->syntaxErrors);
  return value;
}
