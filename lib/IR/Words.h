//===- Words.h - what enumerators are called in JSON ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// `nameOf` gives the word of an enumerator, `lastOf` the last one: printer,
// reader and schema go by them.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_WORDS_H
#define TNTC_LIB_IR_WORDS_H

#include "tntc/IR/Workflow.h"

namespace tntc::ir {

StringRef nameOf(Origin origin);
StringRef nameOf(FileStatus status);
StringRef nameOf(ImportForm form);
StringRef nameOf(ImportKind kind);
StringRef nameOf(ExportForm form);
StringRef nameOf(Peer::Kind kind);
StringRef nameOf(TextPart::Kind kind);
StringRef nameOf(CredentialForm form);
StringRef nameOf(ServicePermission::Kind kind);
inline StringRef nameOf(Withheld::Kind kind) { return withheldKindName(kind); }
inline StringRef nameOf(Transport transport) {
  return transportName(transport);
}
inline StringRef nameOf(TriggerKind kind) { return triggerKindName(kind); }
inline StringRef nameOf(Phase phase) { return phaseName(phase); }
inline StringRef nameOf(Scope scope) { return scopeName(scope); }
/// Empty for Unknown.
inline StringRef nameOf(Protocol kind) { return protocolInfo(kind).name; }

constexpr Origin lastOf(Origin) { return Origin::Injected; }
constexpr FileStatus lastOf(FileStatus) { return FileStatus::Unreadable; }
constexpr ImportForm lastOf(ImportForm) { return ImportForm::Require; }
constexpr ImportKind lastOf(ImportKind) { return ImportKind::Bare; }
constexpr ExportForm lastOf(ExportForm) { return ExportForm::Unknown; }
constexpr Peer::Kind lastOf(Peer::Kind) { return Peer::Kind::Pods; }
constexpr TextPart::Kind lastOf(TextPart::Kind) {
  return TextPart::Kind::Bcrypt;
}
constexpr CredentialForm lastOf(CredentialForm) {
  return CredentialForm::Token43;
}
constexpr ServicePermission::Kind lastOf(ServicePermission::Kind) {
  return ServicePermission::Kind::Env;
}
constexpr Withheld::Kind lastOf(Withheld::Kind) {
  return Withheld::Kind::Module;
}
constexpr Transport lastOf(Transport) { return Transport::Sctp; }
constexpr TriggerKind lastOf(TriggerKind) { return TriggerKind::Queue; }
constexpr Phase lastOf(Phase) { return Phase::Teardown; }
constexpr Scope lastOf(Scope) { return Scope::Platform; }
constexpr Protocol lastOf(Protocol) { return Protocol::Npm; }

} // namespace tntc::ir

#endif // TNTC_LIB_IR_WORDS_H
