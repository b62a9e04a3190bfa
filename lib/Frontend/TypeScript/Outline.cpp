//===- Outline.cpp - one walk over the tree, for all that looks at it -----===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Outline.h"

#include "Literals.h"

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

Outline::Outline(const File &file, TSNode root, ir::Context &context)
    : file(file), context(context) {
  items.reserve(file.text.size() / 3 + 16);
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  llvm::SmallVector<uint32_t, 128> open; ///< the items on the way to the root
  llvm::SmallVector<uint32_t, 128> left; ///< of each, its children to come
  bool goesOn = true;
  while (goesOn) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    Kind kind = file.kind(node);
    uint32_t begin = ts_node_start_byte(node);
    uint32_t children = 0;
    if (kind == Kind::Comment) {
      StringRef text = file.textOf(node);
      if (!text.starts_with("//") && !text.starts_with("/*"))
        htmlComments.push_back(file.span(node));
    } else {
      uint32_t parent = open.empty() ? 0 : open.back();
      // What follows `as` or `satisfies` is a type, whatever it looks like.
      bool isCastType = !items.empty() && items.back().parent == parent &&
                        (items.back().kind == Kind::AsToken ||
                         items.back().kind == Kind::SatisfiesToken) &&
                        (items[parent].kind == Kind::AsExpression ||
                         items[parent].kind == Kind::SatisfiesExpression);
      bool isAliased = !open.empty() && items[parent].kind == Kind::TypeAlias;
      uint32_t at = uint32_t(items.size());
      items.push_back({begin, ts_node_end_byte(node), parent, at + 1,
                       isCastType ? Kind::TypeIdentifier : kind});
      if (!isToken(kind) && !isClosed(kind) && !isCastType && !isAliased)
        children = ts_node_child_count(node);
      if (children) {
        open.push_back(at);
        left.push_back(children);
        ts_tree_cursor_goto_first_child(&cursor);
        continue;
      }
    }
    while (true) {
      if (open.empty()) {
        goesOn = false;
        break;
      }
      if (--left.back()) {
        ts_tree_cursor_goto_next_sibling(&cursor);
        break;
      }
      items[open.back()].next = uint32_t(items.size());
      open.pop_back();
      left.pop_back();
      ts_tree_cursor_goto_parent(&cursor);
    }
  }
  ts_tree_cursor_delete(&cursor);
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
