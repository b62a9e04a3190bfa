//===- NatsSubject.cpp - the grammar of NATS subjects ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "NatsSubject.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace tntc;

StringRef tntc::natsSubjectFault(StringRef text) {
  // The server takes nearly any byte; what it recommends is less, and what
  // clients escape alike is less still.
  bool isPrintable =
      llvm::all_of(text, [](char c) { return llvm::isPrint(c) && c != ' '; });
  if (!isPrintable)
    return "it may hold no blank, control or non-ASCII character";
  if (text.starts_with("$"))
    return "subjects that begin with '$' belong to the server";
  llvm::SmallVector<StringRef, 8> tokens;
  text.split(tokens, '.');
  for (const StringRef &token : tokens) {
    if (token.empty())
      return "no token between its dots may be empty";
    if (token == ">" && &token != &tokens.back())
      return "'>' may only be its last token";
    if (token.size() > 1 && token.find_first_of("*>") != StringRef::npos)
      return "'*' and '>' stand for whole tokens";
  }
  return "";
}
