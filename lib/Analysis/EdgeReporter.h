//===- EdgeReporter.h - what is said of a key that does not come in -------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_EDGEREPORTER_H
#define TNTC_LIB_ANALYSIS_EDGEREPORTER_H

#include "KeyIndex.h"

#include "tntc/Analysis/Pass.h"

#include "llvm/ADT/StringMap.h"

namespace tntc {

/// An edge into a node, and the node that it comes from.
struct IncomingEdge {
  const ir::Node *node;
  const ir::Edge *edge;
};

/// A step of a path: no key can be spelt so in a message.
inline constexpr StringRef anyElement = "[]";

class EdgeReporter {
public:
  /// \p nodes are those of the workflow, by their names.
  EdgeReporter(PassContext &context,
               const llvm::StringMap<const ir::Node *> &nodes, KeyIndex &keys)
      : context(context), nodes(nodes), keys(keys) {}

  /// What follows is read by \p node, which \p edges lead to.
  void enter(const ir::Node &node, ArrayRef<IncomingEdge> edges) {
    reader = &node;
    inputs = edges;
    hints = 0;
  }

  /// Says that \p key, read at \p path of what comes in, is in none of the
  /// shapes \p given there.
  void report(const ir::Shape::Key &key, ArrayRef<StringRef> path,
              ArrayRef<const ir::Shape *> given);

private:
  InFlightDiagnostic judge(const ir::Shape::Key &key, ArrayRef<StringRef> path,
                           ArrayRef<const ir::Shape *> given);
  InFlightDiagnostic judgeUnkeyed(const ir::Shape::Key &key);
  std::string nearest(const ir::Shape::Key &key,
                      ArrayRef<const ir::Shape *> given, std::string &near);
  std::string subject(ArrayRef<StringRef> path, StringRef atRoot,
                      StringRef inside) const;

  PassContext &context;
  const llvm::StringMap<const ir::Node *> &nodes;
  KeyIndex &keys;
  const ir::Node *reader = nullptr;
  ArrayRef<IncomingEdge> inputs;
  unsigned hints = 0;
};

} // namespace tntc

#endif // TNTC_LIB_ANALYSIS_EDGEREPORTER_H
