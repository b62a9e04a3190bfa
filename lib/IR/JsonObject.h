//===- JsonObject.h - strict reading of JSON, with places -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_IR_JSONOBJECT_H
#define TNTC_LIB_IR_JSONOBJECT_H

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Support/Json.h"

#include "llvm/ADT/SmallVector.h"

namespace tntc::ir {

/// An object that remembers who was asked for.
class JsonObject {
public:
  explicit JsonObject(const json::Value &object) : object(object) {}

  const json::Value &value() const { return object; }
  /// Null when there is no such member.
  const json::Value *find(StringRef key);
  /// The members that nobody asked for.
  std::vector<StringRef> unseen() const;

private:
  const json::Value &object;
  llvm::SmallVector<StringRef, 24> seen;
};

/// Reports what is wrong at a JSON pointer, and where that is in the file.
class JsonFaults {
protected:
  JsonFaults(FileId file, DiagnosticEngine &diags)
      : ownFile(file), diags(diags) {}

  /// Goes down to a member or an element for as long as it lives.
  class Step {
  public:
    Step(JsonFaults &faults, StringRef key);
    ~Step() { faults.pointer.resize(size); }
    Step(const Step &) = delete;

  private:
    JsonFaults &faults;
    size_t size;
  };

  /// The text of the file; nothing after a report that it is no JSON.
  std::optional<json::Value> parse(StringRef text);

  void missing(StringRef key);
  void unknownMember(StringRef key);
  void wrongType(const json::Value &value, StringRef expected);
  void wrongValue(StringRef value, StringRef expected);
  /// The pointer as messages have it.
  std::string shown() const { return pointer.empty() ? "/" : pointer; }

  template <typename... Arguments>
  void report(diag::Id id, Arguments &&...arguments) {
    reportAt(pointer, id, std::forward<Arguments>(arguments)...);
  }
  template <typename... Arguments>
  void reportAt(StringRef where, diag::Id id, Arguments &&...arguments) {
    if (!count())
      return;
    auto made =
        diags.report(id, place(where), std::forward<Arguments>(arguments)...);
    if (faults == maxFaults)
      made.note(Span(), "whatever else is wrong is not shown");
  }
  size_t faultCount() const { return faults; }
  /// The JSON pointer of what is being read.
  const std::string &here() const { return pointer; }

  const FileId ownFile;

private:
  friend class Step;
  /// An IR of another maker may be wrong throughout.
  static constexpr size_t maxFaults = 20;

  bool count() { return ++faults <= maxFaults; }
  Span place(StringRef where) const;

  DiagnosticEngine &diags;
  std::string pointer;
  size_t faults = 0;
};

} // namespace tntc::ir

#endif // TNTC_LIB_IR_JSONOBJECT_H
