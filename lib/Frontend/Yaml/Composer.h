//===- Composer.h - from events to a tree -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_COMPOSER_H
#define TNTC_FRONTEND_YAML_COMPOSER_H

#include "EventStream.h"
#include "Keys.h"

#include "tntc/IR/Context.h"

#include "llvm/ADT/StringMap.h"

#include <optional>
#include <string>
#include <vector>

namespace tntc::yaml {

/// Builds the values of one document, without recursion. Faults of values
/// are reported and passed over; `failed` tells that there was one.
class Composer {
public:
  Composer(FileId file, EventStream &events, ir::Context &context,
           DiagnosticEngine &diags, const YamlLimits &limits);

  /// Takes the current event, which is one of a node. False to stop reading.
  bool take();
  /// The finished document; an empty one is null.
  const ir::Value *root() const { return rootValue; }
  bool failed() const { return hasFailed; }

private:
  /// A collection whose end has not come yet.
  struct Frame {
    ir::Value *value;
    size_t firstItem;
    size_t firstEntry;
    uint32_t weightBefore;
    uint32_t height = 0;
    std::string anchor;
    const ir::Value *key = nullptr;
  };
  /// A finished value that aliases may repeat; null while it is open.
  struct Anchor {
    const ir::Value *value = nullptr;
    uint32_t weight = 1;
    uint32_t height = 0;
  };

  bool takeScalar();
  bool takeAlias();
  bool beginCollection(ir::Value::Kind kind);
  void endCollection();
  void add(const ir::Value *value);
  bool count(uint32_t values);
  bool countDepth(uint32_t height, Span span);
  void define(StringRef anchor, Anchor value);

  ir::Value::Kind scalarKind(const yaml_event_t &event, StringRef text,
                             Span span, bool forcedString);
  void checkCollectionTag(const yaml_char_t *tag, ir::Value::Kind kind,
                          Span span);
  void checkKeys(ArrayRef<ir::Entry> entries);
  bool isMerge(const ir::Entry &entry) const;
  std::vector<ir::Entry> expandMerges(ArrayRef<ir::Entry> entries);
  bool mergeSources(const ir::Entry &merge,
                    llvm::SmallVectorImpl<const ir::Value *> &sources);
  void reportUnknownTag(StringRef tag, Span span);
  std::string quote(StringRef text) const;

  FileId file;
  EventStream &events;
  ir::Context &context;
  DiagnosticEngine &diags;
  const YamlLimits &limits;
  const ir::Value *rootValue = nullptr;
  bool hasFailed = false;
  uint32_t weight = 0;
  unsigned duplicates = 0;
  std::vector<Frame> frames;
  std::vector<const ir::Value *> items;
  std::vector<ir::Entry> entries;
  llvm::StringMap<Anchor> anchors;
  KeyDigests digests;
};

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_COMPOSER_H
