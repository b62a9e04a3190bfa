//===- LoweringFixture.h - source beside what it becomes --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_TEST_UNIT_FRONTEND_LOWERINGFIXTURE_H
#define TNTC_TEST_UNIT_FRONTEND_LOWERINGFIXTURE_H

#include "CodePrinter.h"

#include "tntc/Frontend/TypeScript.h"

#include <gtest/gtest.h>

namespace tntc {

/// A row of a table: a file, and its code as CodePrinter shows it.
struct Form {
  StringRef source;
  StringRef code;
};

class LoweringFixture : public testing::Test {
protected:
  const ir::Module &read(StringRef text, StringRef path = "x.ts") {
    FileId file = sources.add(path.str(), text.str());
    return *reader.readModule(path, file, sources, context);
  }

  std::string lower(StringRef text, StringRef path = "x.ts") {
    const ir::Module &module = read(text, path);
    return module.code ? CodePrinter().print(*module.code) : "none";
  }

  void expectAll(ArrayRef<Form> forms, StringRef path = "x.ts") {
    for (const Form &form : forms)
      EXPECT_EQ(lower(form.source, path), form.code.str()) << form.source.str();
  }

  SourceManager sources;
  ir::Context context;
  TypeScriptReader reader;
};

} // namespace tntc

#endif // TNTC_TEST_UNIT_FRONTEND_LOWERINGFIXTURE_H
