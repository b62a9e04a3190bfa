//===- MermaidText.h - ids and labels that Mermaid reads right --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_BACKEND_MERMAIDTEXT_H
#define TNTC_LIB_BACKEND_MERMAIDTEXT_H

#include "tntc/Support/LLVM.h"

#include <set>
#include <string>
#include <vector>

namespace tntc::mermaid {

/// The text itself when it is surely no syntax, else in quotes with what
/// Mermaid or HTML would read as markup written as entities.
std::string label(StringRef text);
/// Several lines, always in quotes.
std::string lines(const std::vector<std::string> &texts);

/// Hands out ids: a name that is a safe id stays as it is, any other is
/// rewritten; none is handed out twice.
class Ids {
public:
  std::string take(const Twine &wanted);

private:
  std::set<std::string> taken;
};

} // namespace tntc::mermaid

#endif // TNTC_LIB_BACKEND_MERMAIDTEXT_H
