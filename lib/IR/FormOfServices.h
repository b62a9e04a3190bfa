//===- FormOfServices.h - members of what services say ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// A part of Form.h, which includes it. A text with gaps keeps its gaps: no
// credential's value is ever in the IR.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_FORMOFSERVICES_H
#define TNTC_LIB_IR_FORMOFSERVICES_H

#include "Form.h"

namespace tntc::ir {

template <typename IO>
void form(IO &io, Is<TextPart> auto &part) {
  io.name("textPart");
  io.word("kind", part.kind);
  io.text("text", part.text);
}

template <typename IO>
void form(IO &io, Is<Credential> auto &credential) {
  io.name("credential");
  io.text("name", credential.name);
  io.word("form", credential.form);
  io.node("reason", credential.reason);
}

template <typename IO>
void form(IO &io, Is<Identity> auto &identity) {
  io.name("identity");
  io.text("kind", identity.kind);
  io.text("value", identity.value);
  io.node("reason", identity.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceSecret> auto &secret) {
  io.name("serviceSecret");
  io.text("key", secret.key);
  io.list("value", secret.value);
  io.node("reason", secret.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceEgress> auto &egress) {
  io.name("serviceEgress");
  io.text("host", egress.host);
  io.number("port", egress.port);
  io.number("podPort", egress.podPort);
  io.labels("podLabels", egress.podLabels);
  io.list("ranges", egress.ranges);
  io.node("reason", egress.reason);
}

template <typename IO>
void form(IO &io, Is<ServicePermission> auto &permission) {
  io.name("servicePermission");
  io.word("kind", permission.kind);
  io.text("value", permission.value);
  io.node("reason", permission.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceVolume> auto &volume) {
  io.name("serviceVolume");
  io.text("name", volume.name);
  io.text("csiDriver", volume.csiDriver);
  io.text("mountPath", volume.mountPath);
  io.node("reason", volume.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceVariable> auto &variable) {
  io.name("serviceVariable");
  io.text("name", variable.name);
  io.text("value", variable.value);
  io.node("reason", variable.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceJob::Variable> auto &variable) {
  io.name("jobVariable");
  io.text("name", variable.name);
  io.textIfAny("value", variable.value);
  io.textIfAny("secretName", variable.secretName);
  io.textIfAny("secretKey", variable.secretKey);
  io.textIfAny("credential", variable.credential);
}

template <typename IO>
void form(IO &io, Is<ServiceJob> auto &job) {
  io.name("job");
  io.text("name", job.name);
  io.text("image", job.image);
  io.list("command", job.command);
  io.list("environment", job.environment);
}

template <typename IO>
void form(IO &io, Is<ServiceFile> auto &file) {
  io.name("serviceFile");
  io.word("phase", file.phase);
  io.word("scope", file.scope);
  io.text("path", file.path);
  io.list("text", file.text);
  io.flag("destroysData", file.destroysData);
  io.pointer("job", file.job);
  io.node("reason", file.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceAggregate> auto &entry) {
  io.name("serviceAggregate");
  io.word("phase", entry.phase);
  io.word("scope", entry.scope);
  io.text("path", entry.path);
  io.text("before", entry.before);
  io.text("between", entry.between);
  io.text("after", entry.after);
  io.text("key", entry.key);
  io.list("text", entry.text);
  io.node("reason", entry.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceObject> auto &object) {
  io.name("serviceObject");
  io.word("phase", object.phase);
  io.word("scope", object.scope);
  io.text("path", object.path);
  io.tree("object", object.json);
  io.text("kind", object.kind);
  io.node("reason", object.reason);
}

template <typename IO>
void form(IO &io, Is<ServiceFacts> auto &facts) {
  io.name("serviceFacts");
  io.text("plugin", facts.plugin);
  io.text("service", facts.service);
  io.text("dependency", facts.dependency);
  io.place("at", facts.span);
  io.number("generation", facts.generation);
  io.list("identities", facts.identities);
  io.list("credentials", facts.credentials);
  io.list("secrets", facts.secrets);
  io.list("egress", facts.egress);
  io.list("permissions", facts.permissions);
  io.list("volumes", facts.volumes);
  io.list("environment", facts.environment);
  io.list("files", facts.files);
  io.list("aggregates", facts.aggregates);
  io.list("objects", facts.objects);
}

} // namespace tntc::ir

#endif // TNTC_LIB_IR_FORMOFSERVICES_H
