//===- Words.cpp - what enumerators are called in JSON --------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Words.h"

#include "llvm/Support/ErrorHandling.h"

using namespace tntc;
using namespace tntc::ir;

StringRef ir::nameOf(Origin origin) {
  switch (origin) {
  case Origin::Written:
    return "written";
  case Origin::Defaulted:
    return "defaulted";
  case Origin::Injected:
    return "injected";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(FileStatus status) {
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

StringRef ir::nameOf(ImportForm form) {
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

StringRef ir::nameOf(ImportKind kind) {
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

StringRef ir::nameOf(ExportForm form) {
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

StringRef ir::withheldKindName(Withheld::Kind kind) {
  switch (kind) {
  case Withheld::Kind::Network:
    return "network";
  case Withheld::Kind::Secret:
    return "secret";
  case Withheld::Kind::Module:
    return "module";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(Peer::Kind kind) {
  switch (kind) {
  case Peer::Kind::Any:
    return "any";
  case Peer::Kind::Block:
    return "block";
  case Peer::Kind::Pods:
    return "pods";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(TextPart::Kind kind) {
  switch (kind) {
  case TextPart::Kind::Literal:
    return "literal";
  case TextPart::Kind::Value:
    return "value";
  case TextPart::Kind::Scram:
    return "scram-sha-256";
  case TextPart::Kind::Bcrypt:
    return "bcrypt";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(CredentialForm form) {
  switch (form) {
  case CredentialForm::Hex32:
    return "hex32";
  case CredentialForm::Token43:
    return "token43";
  }
  llvm_unreachable("covered switch");
}

StringRef ir::nameOf(ServicePermission::Kind kind) {
  switch (kind) {
  case ServicePermission::Kind::Read:
    return "read";
  case ServicePermission::Kind::Write:
    return "write";
  case ServicePermission::Kind::Env:
    return "env";
  }
  llvm_unreachable("covered switch");
}
