//===- Outline.h - a syntax tree as one flat list ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_FRONTEND_TYPESCRIPT_OUTLINE_H
#define TNTC_LIB_FRONTEND_TYPESCRIPT_OUTLINE_H

#include "Syntax.h"

#include "tntc/IR/Context.h"

#include <array>
#include <initializer_list>
#include <vector>

namespace tntc::typescript {

/// Every node of a tree but comments and what stands in types, parents before
/// children: whoever looks for faults walks it from front to end, however deep
/// the tree is. The root is the first.
///
/// It is filled by whoever walks the tree for something else, as to walk it is
/// what costs.
class Outline {
public:
  struct Item {
    uint32_t begin, end; ///< in the text
    uint32_t parent;
    uint32_t next;  ///< the first that is not in it
    uint32_t alike; ///< the next of its kind; 0 when there is none
    Kind kind;
    bool isEntered; ///< what is in it has been added, or is not to be
    bool isAmbient; ///< only declared to be elsewhere
  };

  Outline(const File &file, ir::Context &context);

  /// No item: a comment, or what is not to be added.
  static constexpr uint32_t none = ~0u;
  /// Adds \p node, which the walk has come to, as the next child of \p parent.
  uint32_t add(Kind kind, TSNode node, uint32_t parent);
  /// Whether the children of \p item are to be added by who asks: once, unless
  /// they are of no concern.
  bool enter(uint32_t item);
  /// The walk leaves \p item. What nobody entered is walked here; \p cursor
  /// stands on it, before and after.
  void close(uint32_t item, TSTreeCursor &cursor);

  const File &file;
  ir::Context &context;
  /// `<!--` and `-->`, which are comments in scripts alone.
  std::vector<Span> htmlComments;

  uint32_t size() const { return uint32_t(items.size()); }
  const Item &operator[](uint32_t i) const { return items[i]; }
  Kind kind(uint32_t i) const { return items[i].kind; }
  Kind parentKind(uint32_t i) const { return items[items[i].parent].kind; }
  StringRef text(uint32_t i) const {
    return file.text.slice(items[i].begin, items[i].end);
  }
  Span span(uint32_t i) const {
    return {file.id, items[i].begin, items[i].end};
  }
  /// A name without its escapes.
  StringRef name(uint32_t i) const;

  /// The children of an item.
  class Children {
  public:
    class Iterator {
    public:
      Iterator(const Outline &outline, uint32_t at)
          : outline(&outline), at(at) {}
      uint32_t operator*() const { return at; }
      Iterator &operator++() {
        at = outline->items[at].next;
        return *this;
      }
      bool operator!=(const Iterator &other) const { return at != other.at; }

    private:
      const Outline *outline;
      uint32_t at;
    };
    Children(const Outline &outline, uint32_t of) : outline(outline), of(of) {}
    Iterator begin() const { return {outline, of + 1}; }
    Iterator end() const { return {outline, outline[of].next}; }

  private:
    const Outline &outline;
    uint32_t of;
  };
  Children children(uint32_t i) const { return {*this, i}; }

  /// Visits all items of some kinds, kind by kind, each kind front to end; not
  /// what is only declared to be elsewhere. Nothing else is looked at.
  template <typename Visitor>
  void forAll(std::initializer_list<Kind> kinds, Visitor visit) const {
    for (Kind kind : kinds)
      for (uint32_t i = ends[size_t(kind)].first; i; i = items[i].alike)
        visit(i);
  }
  bool has(Kind kind) const { return ends[size_t(kind)].first; }

  /// Whether a line ends between \p i and the item before it.
  bool startsLine(uint32_t i) const;
  /// The first child of \p kind; 0 when there is none.
  uint32_t find(uint32_t i, Kind kind) const;
  /// The first child that is neither a sign, a word nor a type; 0 likewise.
  uint32_t firstPart(uint32_t i) const;
  uint32_t lastPart(uint32_t i) const;
  /// What \p i is when parentheses, casts and `!` around it are dropped.
  uint32_t stripped(uint32_t i) const;
  /// The `?.` in the chain of members and calls that ends with \p i; 0 when
  /// there is none.
  uint32_t optionalChain(uint32_t i) const;
  /// Whether the grammar gave the operator \p i what belongs to its operand
  /// alone: `delete a!.b` comes as a member of `delete a!`.
  bool isMisplaced(uint32_t i) const;

private:
  void walk(uint32_t item, TSTreeCursor &cursor);

  /// The first and last of a kind.
  struct Ends {
    uint32_t first = 0, last = 0;
  };

  std::vector<Item> items;
  std::array<Ends, 256> ends;
};

} // namespace tntc::typescript

#endif // TNTC_LIB_FRONTEND_TYPESCRIPT_OUTLINE_H
