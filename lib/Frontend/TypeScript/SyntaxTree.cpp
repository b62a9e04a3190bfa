//===- SyntaxTree.cpp - parsing that ends, whatever the text --------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// tree-sitter 0.20.7 has two weaknesses that a text can be made for:
//
// * Recovery from errors copies a growing node for each token, and some tokens
//   are looked for until the end of the text: quadratic time, minutes for a
//   megabyte.
// * It keeps the number of a node's children in 16 bits and frees the wrong
//   memory beyond (its issue 2134). Long lists are chains of small nodes, but
//   a run of comments is one node, and so is what an error skipped.
//
// Both show in what it asks for: memory, and pieces of the text. So it gets
// both from here, and when it asks for too much, parsing is left by longjmp:
// no frame of ours lies between, and all memory it holds is in a list.
//
//===----------------------------------------------------------------------===//

#include "SyntaxTree.h"

#include <csetjmp>
#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace tntc;
using namespace tntc::typescript;

/// A node of 65,536 children needs more than this. Other arrays stay below,
/// also for lists of half a million values.
static constexpr size_t maxBlock = 65536 * sizeof(void *);

/// Work is counted in bytes of memory asked for, at most about 1 GiB of which
/// are had in a second. Correct code takes up to 700 for each of its own bytes;
/// a file has a megabyte at most.
static constexpr uint64_t maxWork = 1 << 30;
static constexpr uint64_t workPerBlock = 256;
static constexpr uint64_t workPerReadByte = 4;

/// The text is read in pieces, as small as a look-ahead that costs nothing.
static constexpr uint32_t pieceSize = 256;

namespace {

struct Parse {
  Parse(StringRef text, Block *blocks) : text(text), blocks(blocks) {}

  StringRef text;
  Block *blocks;
  uint64_t work = 0;
  std::jmp_buf tooMuch;
};

} // namespace

/// What this thread is parsing; null between parses.
static thread_local Parse *current = nullptr;

static_assert(sizeof(Block) % alignof(std::max_align_t) == 0,
              "what follows a block's head is aligned for anything");

static void spend(uint64_t work) {
  current->work += work;
  if (current->work > maxWork)
    std::longjmp(current->tooMuch, 1);
}

static void spendBlock(size_t size) {
  if (!current)
    return;
  spend(size + workPerBlock);
  if (size > maxBlock)
    std::longjmp(current->tooMuch, 1);
}

static void *link(Block *block) {
  if (!block)
    std::abort();
  if (!current) {
    block->previous = block->next = block;
  } else {
    *block = {current->blocks, current->blocks->next};
    block->previous->next = block->next->previous = block;
  }
  return block + 1;
}

static Block *unlink(void *memory) {
  Block *block = static_cast<Block *>(memory) - 1;
  block->previous->next = block->next;
  block->next->previous = block->previous;
  return block;
}

static void *allocate(size_t size) {
  spendBlock(size);
  return link(static_cast<Block *>(std::malloc(sizeof(Block) + size)));
}

static void *allocateZeroed(size_t count, size_t size) {
  spendBlock(count * size);
  return link(
      static_cast<Block *>(std::calloc(1, sizeof(Block) + count * size)));
}

static void release(void *memory) {
  if (memory)
    std::free(unlink(memory));
}

static void *reallocate(void *memory, size_t size) {
  if (!memory)
    return allocate(size);
  spendBlock(size);
  return link(
      static_cast<Block *>(std::realloc(unlink(memory), sizeof(Block) + size)));
}

static const char *readPiece(void *payload, uint32_t at, TSPoint,
                             uint32_t *size) {
  StringRef piece =
      static_cast<Parse *>(payload)->text.substr(at).take_front(pieceSize);
  spend(workPerReadByte * piece.size());
  *size = uint32_t(piece.size());
  return piece.data();
}

/// Null when there was too much to do; what was allocated is then left over.
/// Nothing here may need a destructor.
static TSTree *run(Parse &parse, const TSLanguage *language) {
  if (setjmp(parse.tooMuch))
    return nullptr;
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, language);
  TSTree *tree = ts_parser_parse(
      parser, nullptr, TSInput{&parse, readPiece, TSInputEncodingUTF8});
  ts_parser_delete(parser);
  return tree;
}

SyntaxTree::SyntaxTree(const TSLanguage *language, StringRef text) {
  static const bool isOurs = [] {
    ts_set_allocator(allocate, allocateZeroed, reallocate, release);
    return true;
  }();
  (void)isOurs;
  Parse parse(text, &blocks);
  current = &parse;
  tree = run(parse, language);
  current = nullptr;
}

SyntaxTree::~SyntaxTree() {
  if (tree)
    ts_tree_delete(tree);
  while (blocks.next != &blocks)
    release(blocks.next + 1);
}
