//===- Reader.h - walks values along the table of fields --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_WORKFLOW_READER_H
#define TNTC_LIB_FRONTEND_WORKFLOW_READER_H

#include "Schema.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/IR/Context.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace tntc::schema {

class Reader;

/// Reads the value of an entry into the member of \p object that the row
/// \p field is bound to.
using ReadFunction = void (*)(Reader &reader, const Field &field,
                              const ir::Entry &entry, void *object);
ReadFunction readFunction(const Field &field);

/// Says of the member that the row \p field is bound to that nothing is known
/// of it, because of a fault at \p span.
using RefuseFunction = void (*)(Reader &reader, const Field &field, Span span,
                                void *object);
RefuseFunction refuseFunction(const Field &field);

/// One mapping that is about to be read.
struct Place {
  const ir::Value *key; ///< null for an item of a list and the document
  const ir::Value *value;
  std::string phrase; ///< what messages call it

  /// Where a field that is missing is missed.
  Span missingAt() const;
  /// From the key to the end of the value.
  Span whole() const;
};

/// Knows values, rules and faults; which member gets what is in Bindings.cpp.
///
/// An alias leads to the same value several times. A fault of a value is
/// reported for the first way that leads to it.
class Reader {
public:
  Reader(ir::Context &arena, DiagnosticEngine &diags)
      : arena(arena), diags(diags) {}

  /// Reads each field of \p place into \p object; gives the entries that have
  /// no row and are kept.
  std::vector<ir::Entry> readObject(StructId id, const Place &place,
                                    void *object);
  /// Keeps \p below, which was kept of the mapping in \p entry, under its key.
  void keepBelow(const ir::Entry &entry, ArrayRef<ir::Entry> below);

  ir::Text readText(const Field &field, const ir::Value &value,
                    const Twine &phrase);
  ir::Number readInteger(const Field &field, const ir::Value &value);
  /// A null item is a fault: a list has no place for what is absent.
  std::vector<ir::Text> readTexts(const Field &field, const ir::Entry &entry);
  std::vector<ir::KeyText> readTextMap(const Field &field,
                                       const ir::Entry &entry);

  /// Calls \p each for every item that is a mapping.
  void forEachItem(const Field &field, const ir::Entry &entry,
                   llvm::function_ref<void(const Place &)> each);
  /// Calls \p each for every entry with a scalar key, whose value is a
  /// mapping, null, or was reported on (see `isFaulty`).
  void forEachEntry(const Field &field, const ir::Entry &entry,
                    llvm::function_ref<void(const Place &)> each);
  /// The place of a mapping below a key; false when it is no mapping.
  bool openObject(const Field &field, const ir::Entry &entry, Place &place);

  bool isFaulty(const ir::Value &value) const {
    return faulty.contains(&value);
  }
  /// False when nothing is to be said of \p value: something was already.
  bool claim(const ir::Value &value);
  void wrongKind(const Field &field, const ir::Entry &entry);

  ir::Context &arena;

private:
  /// Reads \p below, fields that stand beside \p entry, as if they stood below
  /// it, and reports that.
  const ir::Value *readBelow(const ir::Entry &entry, ArrayRef<ir::Entry> below,
                             StringRef phrase);
  /// Reads \p beside, which stands beside \p entry of \p field, as a field of
  /// it, and reports that.
  const ir::Value *readFieldOf(const ir::Entry &entry, const ir::Entry &beside,
                               StringRef field);
  /// What is said of one field.
  struct Choice {
    const ir::Entry *entry = nullptr;
    /// The place of a key that was refused and may have been meant for it.
    Span refused;
  };
  /// The same value in the form that a field takes, and its text.
  struct OneForm {
    const ir::Value *value = nullptr; ///< null: there is none
    std::string text, title;
    bool isSure = true;
  };
  /// A scalar where a list belongs, or a list of one where a scalar does.
  OneForm asOne(FieldKind kind, const ir::Value &value);

  /// What becomes of the keys of one mapping.
  struct Choices {
    std::vector<Choice> fields; ///< in the order of the table
    std::vector<ir::Entry> kept;
    std::vector<const ir::Entry *> unknown;
  };
  Choices choose(StructId id, const Place &place);
  void judgeUnknown(StructId id, const Place &place, const ir::Entry &entry,
                    Choices &choices);
  void reportUnknown(StructId id, const Place &place, const ir::Entry &entry);
  /// Reports that the value of \p entry is no mapping.
  void noMapping(StructId id, const ir::Entry &entry, StringRef phrase);
  /// \p instead is a key that may have been meant for it, or null.
  void reportMissing(const Field &field, const Place &place,
                     const ir::Entry *entry, bool alone,
                     const ir::Value *instead);
  /// True when \p text obeys the rule, else a fault was reported.
  bool judge(RuleId id, const ir::Value &value, const Twine &phrase);
  void judgeKey(RuleId id, const ir::Value &key, StringRef phrase);

  DiagnosticEngine &diags;
  llvm::DenseSet<const ir::Value *> faulty;
  llvm::DenseSet<std::pair<const ir::Value *, unsigned>> visited;
  /// Above 0 while a mapping is read a second time through an alias.
  unsigned quiet = 0;
  /// What is kept of the object that is being read.
  std::vector<ir::Entry> *kept = nullptr;
};

} // namespace tntc::schema

#endif // TNTC_LIB_FRONTEND_WORKFLOW_READER_H
