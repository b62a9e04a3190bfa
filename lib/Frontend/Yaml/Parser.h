//===- Parser.h - the grammar over libyaml's tokens -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_FRONTEND_YAML_PARSER_H
#define TNTC_FRONTEND_YAML_PARSER_H

#include "Composer.h"
#include "Head.h"
#include "Layout.h"
#include "TokenStream.h"

namespace tntc::yaml {

/// Recognises one document and hands its nodes to a Composer. An automaton
/// with a stack of its own, so that depth costs no machine stack.
class Parser {
public:
  Parser(FileId file, const Head &head, TokenStream &tokens, Layout &layout,
         Composer &composer, DiagnosticEngine &diags);

  /// False when the document was refused.
  bool parse();
  /// True when libyaml knew no token, which is not reported yet.
  bool scannerFailed() const { return hasScannerFailed; }
  /// The scalars that hold the name of an ignore, which is none there.
  ArrayRef<Span> ignoreTexts() const { return texts; }

private:
  /// What comes next in an open collection.
  enum class State : uint8_t {
    BlockEntry,
    IndentlessEntry,
    BlockKey,
    BlockValue,
    FlowItem,
    FlowItemEnd,
    PairKey,
    PairValue,
    PairEnd,
    FlowKey,
    FlowValue,
    FlowEntryEnd
  };
  struct Level {
    State state;
    Surroundings around;
    Span open;
  };

  bool advance();
  void noteIgnore();
  bool step();
  bool parseNode(bool indentless);
  bool parseContent(Properties properties, bool indentless);
  bool parseProperties(Properties &properties);
  TagKind tagKind();
  bool stepBlockEntry(bool indentless);
  bool stepBlockKey();
  bool stepBlockValue();
  bool stepFlowItem();
  bool stepPair();
  bool stepFlowKey();
  bool stepFlowValue();
  bool parseImplicitValue();
  bool parseKey(bool indentless, yaml_token_type_t end,
                yaml_token_type_t otherEnd);
  bool parseOrEmpty(bool indentless,
                    std::initializer_list<yaml_token_type_t> ends);
  bool empty();
  /// In front of the ':' that is the current token.
  bool emptyKey();
  bool open(State state, ir::Value::Kind kind, const Properties &properties);
  bool openPair();
  bool close(bool consume);
  bool parseEnd();
  bool expected(StringRef what);
  bool reportTail();
  bool at(yaml_token_type_t type) const { return tokens.type() == type; }
  Span here() const { return {file, tokens.begin(), tokens.end()}; }
  Surroundings around() const {
    return levels.empty() ? Surroundings() : levels.back().around;
  }

  FileId file;
  const Head &head;
  TokenStream &tokens;
  Layout &layout;
  Composer &composer;
  DiagnosticEngine &diags;
  std::vector<Level> levels;
  /// The end of the last token that has bytes.
  uint32_t lastEnd;
  /// That token closed a quoted scalar or a flow collection.
  bool afterJson = false;
  uint32_t jsonBegin = 0; ///< where that one begins
  /// The root is complete: what follows is no part of the document.
  bool atEnd = false;
  bool hasScannerFailed = false;
  bool mayIgnore; ///< the file holds the name of an ignore
  std::vector<Span> texts;
};

} // namespace tntc::yaml

#endif // TNTC_FRONTEND_YAML_PARSER_H
