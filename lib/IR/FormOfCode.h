//===- FormOfCode.h - members of modules, imports and exports ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A part of Form.h, which includes it.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_FORMOFCODE_H
#define TNTC_LIB_IR_FORMOFCODE_H

#include "Form.h"

namespace tntc::ir {

template <typename IO>
void form(IO &io, Is<Import> auto &import) {
  io.name("import");
  io.place("at", import.span);
  io.text("specifier", import.specifier);
  io.word("form", import.form);
  io.word("kind", import.kind);
  io.when(import.kind == ImportKind::Relative, [&] {
    io.textIfAny("path", import.path);
    io.word("status", import.status);
  });
  io.flag("star", import.isStar);
  io.textIfAny("attribute", import.attribute);
  io.textIfAny("package", import.package);
  io.textIfAny("version", import.version);
  io.textIfAny("subpath", import.subpath);
  io.textIfAny("message", import.message);
  io.textIfAny("nearest", import.nearest);
}

template <typename IO>
void form(IO &io, Is<Export> auto &made) {
  io.name("export");
  io.place("at", made.span);
  io.text("name", made.name);
  io.word("form", made.form);
  io.when(made.form == ExportForm::Function, [&] {
    io.number("parameters", made.parameters);
    io.boolean("rest", made.hasRest);
    io.boolean("async", made.isAsync);
    io.boolean("generator", made.isGenerator);
  });
  io.importOf("from", made);
  io.textIfAny("fromName", made.fromName);
  io.placeIfAny("functionAt", made.function);
}

template <typename IO>
void form(IO &io, Is<SyntaxError> auto &error) {
  io.name("syntaxError");
  io.place("at", error.span);
  io.text("message", error.message);
}

template <typename IO>
void form(IO &io, Is<Module> auto &module) {
  io.name("module");
  io.text("path", module.path);
  io.word("status", module.status);
  io.textIfAny("message", module.message);
  io.flag("json", module.isJson);
  io.when(!module.isJson, [&] {
    io.list("imports", module.imports);
    io.list("exports", module.exports);
    io.list("syntaxErrors", module.syntaxErrors);
  });
  io.fileIfAny("file", module.file);
  io.textIfAny("nearest", module.nearest);
  io.placeIfAny("exportAssignmentAt", module.exportAssignment);
}

} // namespace tntc::ir

#endif // TNTC_LIB_IR_FORMOFCODE_H
