//===- Composer.h - from events to a tree -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_COMPOSER_H
#define TNTC_FRONTEND_YAML_COMPOSER_H

#include "Keys.h"

#include "tntc/Diagnostics/DiagnosticEngine.h"
#include "tntc/Frontend/Yaml.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

#include <optional>
#include <string>
#include <vector>

namespace tntc::yaml {

enum class TagKind : uint8_t {
  None,
  NonSpecific, ///< `!`: a string, never retyped
  String,
  Integer,
  Float,
  Boolean,
  Null,
  Sequence,
  Mapping,
  UndefinedHandle,
  Unknown
};

/// What stands in front of a node.
struct Properties {
  Span anchor; ///< with its `&`
  Span tag;
  TagKind tagKind = TagKind::None;

  bool any() const { return anchor.isValid() || tag.isValid(); }
};

/// Builds the values of one document, without recursion. Faults of values
/// are reported and passed over; `failed` tells that there was one.
class Composer {
public:
  Composer(FileId file, ir::Context &context, DiagnosticEngine &diags,
           const YamlLimits &limits);

  // Each of these is false when a limit was met: stop reading.
  bool scalar(const Properties &properties, StringRef text, Span span,
              bool plain);
  bool alias(Span span);
  bool begin(ir::Value::Kind kind, bool flow, const Properties &properties,
             Span span);
  bool end(uint32_t byte);

  /// The innermost open collection, for a message.
  StringRef describeOpen(bool flow) const;
  /// The finished document; an empty one is null.
  const ir::Value *root() const { return rootValue; }
  bool failed() const { return faults != 0; }

private:
  /// A collection whose end has not come yet.
  struct Frame {
    ir::Value *value;
    size_t firstItem;
    size_t firstEntry;
    uint32_t weightBefore;
    uint32_t height = 0;
    StringRef anchor;
    const ir::Value *key = nullptr;
  };
  /// A finished value that aliases may repeat; null while it is open.
  struct Anchor {
    const ir::Value *value = nullptr;
    uint32_t weight = 1;
    uint32_t height = 0;
  };

  void add(const ir::Value *value);
  bool count(uint32_t values, Span span);
  bool countDepth(uint32_t height, Span span);
  StringRef anchorName(Span anchor) const;
  void define(StringRef anchor, Anchor value);
  ir::Value::Kind scalarKind(const Properties &properties, StringRef text,
                             bool plain);
  void checkCollectionTag(const Properties &properties, ir::Value::Kind kind);
  /// Reports keys without a value whose entries follow them in their own
  /// column, several of them with the same ones; false when it is none of that.
  bool reportDedents(ArrayRef<ir::Entry> own);
  void checkKeys(ArrayRef<ir::Entry> entries);
  bool isMerge(const ir::Entry &entry) const;
  std::vector<ir::Entry> expandMerges(ArrayRef<ir::Entry> entries);
  bool mergeSources(const ir::Entry &merge,
                    llvm::SmallVectorImpl<const ir::Value *> &sources);
  void reportTag(const Properties &properties, StringRef found);
  bool countFault(Span span);
  static constexpr unsigned mostFaults = 100;
  bool canGoOn() const { return faults <= mostFaults; }
  std::string quote(StringRef text) const;

  StringRef source;
  bool secret;
  ir::Context &context;
  DiagnosticEngine &diags;
  const YamlLimits &limits;
  const ir::Value *rootValue = nullptr;
  uint32_t weight = 0;
  unsigned faults = 0;
  std::vector<Frame> frames;
  std::vector<const ir::Value *> items;
  std::vector<ir::Entry> entries;
  llvm::StringMap<Anchor> anchors;
  /// What stands in for aliases of nothing: that they are was reported.
  llvm::DenseSet<const ir::Value *> missing;
  KeyDigests digests;
};

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_COMPOSER_H
