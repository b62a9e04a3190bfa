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
// no frame of ours lies between, and all memory it holds is in one arena. That
// goes as a whole, so that neither parser nor tree is ever taken apart.
//
//===----------------------------------------------------------------------===//

#include "SyntaxTree.h"

#include "llvm/Support/Allocator.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
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

namespace tntc::typescript {

/// Memory of one tree, in blocks that are used again for others of their size:
/// what the parser asks for is small and lives shortly.
class Arena {
public:
  void *take(size_t size);
  /// Forgets all blocks, but not the memory of the first of them.
  void clear();
  static void giveBack(void *memory);
  static void *resize(void *memory, size_t size);

private:
  /// Before each block. What the parser wants when it does not parse, which
  /// are cursors, belongs to no arena.
  struct Head {
    Arena *owner;
    size_t size;
  };
  struct Free {
    Free *next;
  };
  static_assert(sizeof(Head) % alignof(std::max_align_t) == 0,
                "what follows a block's head is aligned for anything");
  static constexpr size_t step = 16, maxSmall = 1024;

  friend void *takeFromHeap(size_t size);
  static Head *headOf(void *memory) { return static_cast<Head *>(memory) - 1; }
  static size_t roundUp(size_t size);
  Free *&listOf(size_t size);

  /// A file of the usual size needs one; it is only touched as far as needed.
  static constexpr size_t slab = 1 << 18;
  llvm::BumpPtrAllocatorImpl<llvm::MallocAllocator, slab, slab> memory;
  Free *small[maxSmall / step + 1] = {}; ///< by size, in steps
  Free *large[64] = {};                  ///< powers of two
};

void *takeFromHeap(size_t size) {
  void *memory = std::malloc(sizeof(Arena::Head) + size);
  if (!memory)
    std::abort();
  return new (memory) Arena::Head{nullptr, size} + 1;
}

} // namespace tntc::typescript

void Arena::clear() {
  memory.Reset();
  std::fill(std::begin(small), std::end(small), nullptr);
  std::fill(std::begin(large), std::end(large), nullptr);
}

size_t Arena::roundUp(size_t size) {
  if (size <= maxSmall)
    return llvm::alignTo(std::max(size, size_t(1)), step);
  return llvm::PowerOf2Ceil(size);
}

Arena::Free *&Arena::listOf(size_t size) {
  return size <= maxSmall ? small[size / step] : large[llvm::Log2_64(size)];
}

void *Arena::take(size_t size) {
  size = roundUp(size);
  Free *&list = listOf(size);
  if (Free *found = list) {
    __asan_unpoison_memory_region(found, size);
    list = found->next;
    return found;
  }
  void *made = memory.Allocate(sizeof(Head) + size, alignof(std::max_align_t));
  return new (made) Head{this, size} + 1;
}

void Arena::giveBack(void *memory) {
  if (!memory)
    return;
  Head *head = headOf(memory);
  if (!head->owner)
    return std::free(head);
  Free *&list = head->owner->listOf(head->size);
  list = new (memory) Free{list};
  __asan_poison_memory_region(memory, head->size);
}

void *Arena::resize(void *memory, size_t size) {
  Head *head = headOf(memory);
  if (head->size >= size)
    return memory;
  Arena *owner = head->owner;
  void *made = owner ? owner->take(size) : takeFromHeap(size);
  std::memcpy(made, memory, head->size);
  giveBack(memory);
  return made;
}

namespace {

struct Parse {
  Parse(StringRef text, Arena &arena) : text(text), arena(arena) {}

  StringRef text;
  Arena &arena;
  uint64_t work = 0;
  std::jmp_buf tooMuch;
};

} // namespace

/// What this thread is parsing; null between parses.
static thread_local Parse *current = nullptr;

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

static void *allocate(size_t size) {
  spendBlock(size);
  return current ? current->arena.take(size) : takeFromHeap(size);
}

static void *allocateZeroed(size_t count, size_t size) {
  return std::memset(allocate(count * size), 0, count * size);
}

static void release(void *memory) { Arena::giveBack(memory); }

static void *reallocate(void *memory, size_t size) {
  if (!memory)
    return allocate(size);
  spendBlock(size);
  return Arena::resize(memory, size);
}

static const char *readPiece(void *payload, uint32_t at, TSPoint,
                             uint32_t *size) {
  StringRef piece =
      static_cast<Parse *>(payload)->text.substr(at).take_front(pieceSize);
  spend(workPerReadByte * piece.size());
  *size = uint32_t(piece.size());
  return piece.data();
}

namespace {

/// Reads the parser's log, the only place where it says what went wrong where.
struct StopLog {
  std::vector<uint32_t> lines; ///< where each begins
  uint32_t at = 0;             ///< what the parser looks at
  uint32_t failed = 0;         ///< the furthest that one of its readings came
  std::vector<Stop> stops;

  void read(const char *message) {
    unsigned version, count, row, column;
    int state;
    StringRef text = message;
    if (sscanf(message,
               "process version:%u, version_count:%u, state:%d, row:%u, col:%u",
               &version, &count, &state, &row, &column) == 5)
      at = row < lines.size() ? lines[row] + column : at;
    else if (text.starts_with("detect_error"))
      failed = std::max(failed, at);
    else if (text.starts_with("resume"))
      stops.push_back({failed, ""}); // all readings failed, the best goes on
    else if (text.consume_front("recover_with_missing symbol:") &&
             !stops.empty() && stops.back().missing.empty())
      stops.back().missing = text.split(", ").first.str();
  }
};

} // namespace

static void logStop(void *log, TSLogType type, const char *message) {
  if (type == TSLogTypeParse)
    static_cast<StopLog *>(log)->read(message);
}

/// Null when there was too much to do. Nothing here may need a destructor.
static TSTree *run(Parse &parse, const TSLanguage *language,
                   StopLog *log = nullptr) {
  if (setjmp(parse.tooMuch))
    return nullptr;
  TSParser *parser = ts_parser_new();
  ts_parser_set_language(parser, language);
  if (log)
    ts_parser_set_logger(parser, TSLogger{log, logStop});
  return ts_parser_parse(parser, nullptr,
                         TSInput{&parse, readPiece, TSInputEncodingUTF8});
}

TreeMemory::TreeMemory() : arena(std::make_unique<Arena>()) {}
TreeMemory::~TreeMemory() = default;

/// What the parser makes of \p text in \p arena, which is emptied first.
static TSTree *parse(const TSLanguage *language, StringRef text, Arena &arena,
                     StopLog *log = nullptr) {
  static const bool isOurs = [] {
    ts_set_allocator(allocate, allocateZeroed, reallocate, release);
    return true;
  }();
  (void)isOurs;
  arena.clear();
  Parse parse(text, arena);
  current = &parse;
  TSTree *tree = run(parse, language, log);
  current = nullptr;
  return tree;
}

SyntaxTree::SyntaxTree(const TSLanguage *language, StringRef text,
                       TreeMemory &memory)
    : tree(parse(language, text, *memory.arena)) {}

std::vector<Stop> typescript::findStops(const TSLanguage *language,
                                        StringRef text) {
  TreeMemory memory;
  StopLog log;
  log.lines.push_back(0);
  for (size_t at = text.find('\n'); at != StringRef::npos;
       at = text.find('\n', at + 1))
    log.lines.push_back(uint32_t(at) + 1);
  parse(language, text, *memory.arena, &log);
  return std::move(log.stops);
}
