//===- CheckerOutput.cpp - from Deno's text to places ---------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "CheckerOutput.h"

#include "llvm/ADT/StringExtras.h"

using namespace tntc;
using namespace tntc::driver;

/// `TS2322 [ERROR]: text`
static bool parseHead(StringRef line, CheckerError &error) {
  auto [code, message] = line.split(" [ERROR]: ");
  if (!code.starts_with("TS") || message.empty() ||
      !llvm::all_of(code.drop_front(2), llvm::isDigit))
    return false;
  error = CheckerError();
  error.code = code.str();
  error.message = message.trim().str();
  return true;
}

/// `    at file:///directory/a.ts:3:13`
static bool parsePlace(StringRef line, StringRef directory,
                       CheckerError &error) {
  if (!line.consume_front("    at file://") || !line.consume_front(directory) ||
      !line.consume_front("/"))
    return false;
  auto [rest, column] = line.rsplit(':');
  auto [path, row] = rest.rsplit(':');
  if (column.getAsInteger(10, error.column) || row.getAsInteger(10, error.line))
    return false;
  error.path.clear();
  for (size_t i = 0; i < path.size(); ++i) {
    // Deno writes a URL.
    if (path[i] == '%' && i + 2 < path.size() &&
        llvm::isHexDigit(path[i + 1]) && llvm::isHexDigit(path[i + 2])) {
      error.path += char(llvm::hexFromNibbles(path[i + 1], path[i + 2]));
      i += 2;
    } else {
      error.path += path[i];
    }
  }
  return true;
}

/// Between the head and the place stand reasons, each on a line of its own,
/// and then the line of the code with what is meant underlined.
static void addReasons(ArrayRef<StringRef> lines, CheckerError &error) {
  auto isUnderline = [](StringRef line) {
    return !line.trim().empty() && line.trim(" ~^").empty();
  };
  if (lines.size() >= 2 && isUnderline(lines.back()))
    lines = lines.drop_back(2);
  // Of a call that fits none of several signatures, each is gone through.
  if (StringRef(error.message).starts_with("No overload matches"))
    return;
  for (StringRef line : lines)
    if (!line.trim().empty())
      error.message += " " + line.trim().str();
}

std::vector<CheckerError> driver::parseCheckerOutput(StringRef output,
                                                     StringRef directory) {
  std::vector<CheckerError> errors;
  CheckerError current;
  std::vector<StringRef> between;
  bool isOpen = false;
  while (!output.empty()) {
    StringRef line;
    std::tie(line, output) = output.split('\n');
    line = line.rtrim("\r");
    if (parseHead(line, current)) {
      isOpen = true;
      between.clear();
    } else if (isOpen && parsePlace(line, directory, current)) {
      addReasons(between, current);
      StringRef text = StringRef(current.message).rtrim('.');
      current.message.resize(text.size());
      errors.push_back(current);
      isOpen = false;
    } else if (isOpen) {
      between.push_back(line);
    }
  }
  return errors;
}
