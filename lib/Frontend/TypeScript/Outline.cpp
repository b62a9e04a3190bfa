//===- Outline.cpp - one walk over the tree, for all that looks at it -----===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Outline.h"

#include "Literals.h"

#include <utility>

using namespace tntc;
using namespace tntc::typescript;

/// Whether what stands in \p kind is of no concern: types, which are erased,
/// and what the parser could not make sense of.
static bool isClosed(Kind kind) {
  switch (kind) {
  case Kind::Error:
  case Kind::AbstractMethod:
  case Kind::CallSignature:
  case Kind::IndexSignature:
  case Kind::JsxClosing:
  case Kind::MetaProperty:
  case Kind::PropertySignature:
  case Kind::Regex:
  case Kind::String:
  case Kind::TypeArguments:
    return true;
  default:
    return isType(kind);
  }
}

Outline::Outline(const File &file, ir::Context &context)
    : file(file), context(context) {
  items.reserve(file.text.size() / 3 + 16);
}

uint32_t Outline::add(Kind kind, TSNode node, uint32_t parent) {
  if (kind == Kind::Comment) {
    StringRef text = file.textOf(node);
    if (!text.starts_with("//") && !text.starts_with("/*"))
      htmlComments.push_back(file.span(node));
    return none;
  }
  uint32_t at = uint32_t(items.size());
  Kind around = at ? items[parent].kind : kind;
  bool isClosedHere = isToken(kind) || isClosed(kind);
  if (around == Kind::TypeAlias) {
    isClosedHere = true;
  } else if (around == Kind::AsExpression ||
             around == Kind::SatisfiesExpression) {
    // What follows `as` or `satisfies` is a type, whatever it looks like.
    const Item &before = items.back();
    if (before.parent == parent &&
        (before.kind == Kind::AsToken || before.kind == Kind::SatisfiesToken)) {
      kind = Kind::TypeIdentifier;
      isClosedHere = true;
    }
  }
  bool isAmbient = around == Kind::Ambient || (at && items[parent].isAmbient);
  if (!isAmbient && at && kind != Kind::Ambient) {
    Ends &alike = ends[size_t(kind)];
    (alike.last ? items[alike.last].alike : alike.first) = at;
    alike.last = at;
  }
  items.push_back({ts_node_start_byte(node), ts_node_end_byte(node), parent,
                   at + 1, 0, kind, isClosedHere, isAmbient});
  return at;
}

bool Outline::enter(uint32_t item) {
  return item != none && !std::exchange(items[item].isEntered, true);
}

void Outline::close(uint32_t item, TSTreeCursor &cursor) {
  if (item == none)
    return;
  if (enter(item))
    walk(item, cursor);
  items[item].next = uint32_t(items.size());
}

void Outline::walk(uint32_t item, TSTreeCursor &cursor) {
  struct Open {
    uint32_t item, left; ///< and how many of its children are to come
  };
  llvm::SmallVector<Open, 64> open;
  auto descend = [&](uint32_t into) {
    uint32_t count = ts_node_child_count(ts_tree_cursor_current_node(&cursor));
    if (!count)
      return false;
    open.push_back({into, count});
    ts_tree_cursor_goto_first_child(&cursor);
    return true;
  };
  if (!descend(item))
    return;
  while (true) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    uint32_t at = add(file.kind(node), node, open.back().item);
    if (enter(at) && descend(at))
      continue;
    while (!--open.back().left) {
      ts_tree_cursor_goto_parent(&cursor);
      items[open.back().item].next = uint32_t(items.size());
      open.pop_back();
      if (open.empty())
        return;
    }
    ts_tree_cursor_goto_next_sibling(&cursor);
  }
}

StringRef Outline::name(uint32_t i) const {
  StringRef name = text(i);
  if (!name.contains('\\'))
    return name;
  return unescape(name, /*isTemplate=*/false, context).value_or(name);
}

bool Outline::startsLine(uint32_t i) const {
  StringRef between = file.text.slice(items[i - 1].end, items[i].begin);
  return between.find_first_of("\r\n") != StringRef::npos ||
         between.contains("\xE2\x80\xA8") || between.contains("\xE2\x80\xA9");
}

uint32_t Outline::find(uint32_t i, Kind kind) const {
  for (uint32_t part : children(i))
    if (items[part].kind == kind)
      return part;
  return 0;
}

uint32_t Outline::firstPart(uint32_t i) const {
  for (uint32_t part : children(i))
    if (!isToken(items[part].kind) && !isType(items[part].kind))
      return part;
  return 0;
}

uint32_t Outline::lastPart(uint32_t i) const {
  uint32_t found = 0;
  for (uint32_t part : children(i))
    if (!isToken(items[part].kind) && !isType(items[part].kind))
      found = part;
  return found;
}

uint32_t Outline::stripped(uint32_t i) const {
  while (true) {
    switch (items[i].kind) {
    case Kind::Parenthesized:
    case Kind::AsExpression:
    case Kind::SatisfiesExpression:
    case Kind::NonNullExpression:
    case Kind::TypeAssertion:
    case Kind::InstantiationExpression: {
      uint32_t inner = firstPart(i);
      if (!inner)
        return i;
      i = inner;
      break;
    }
    default:
      return i;
    }
  }
}

/// Of members and calls that follow one another; longer chains are taken for
/// right, as each link may ask for all below it.
static constexpr unsigned maxChain = 1000;

uint32_t Outline::optionalChain(uint32_t i) const {
  for (unsigned steps = 0; steps < maxChain; ++steps) {
    switch (kind(i)) {
    case Kind::MemberExpression:
    case Kind::Subscript:
    case Kind::CallExpression:
    case Kind::NonNullExpression:
      break;
    default:
      return 0;
    }
    for (uint32_t part : children(i))
      if (kind(part) == Kind::OptionalChain ||
          (kind(i) == Kind::CallExpression &&
           kind(part) == Kind::OptionalCallToken))
        return part;
    i = i + 1;
  }
  return 0;
}

bool Outline::isMisplaced(uint32_t i) const {
  while (parentKind(i) == Kind::NonNullExpression)
    i = items[i].parent;
  if (i != items[i].parent + 1)
    return false;
  switch (parentKind(i)) {
  case Kind::MemberExpression:
  case Kind::Subscript:
  case Kind::CallExpression:
  case Kind::InstantiationExpression:
    return true;
  default:
    return false;
  }
}
