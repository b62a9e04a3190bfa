//===- CheckerOutputTest.cpp - what Deno says, read -----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../../../lib/Driver/CheckerOutput.h"

#include <gtest/gtest.h>

using namespace tntc;
using namespace tntc::driver;

static std::string shown(StringRef output) {
  std::string out;
  for (const CheckerError &error : parseCheckerOutput(output, "/tmp/x"))
    out += error.path + ":" + std::to_string(error.line) + ":" +
           std::to_string(error.column) + " " + error.code + " " +
           error.message + "\n";
  return out;
}

// As Deno 2.9.6 prints them, without colour.
TEST(CheckerOutputTest, Reads) {
  EXPECT_EQ(shown(R"(TS2352 [ERROR]: Conversion may be a mistake.
  Property 'itmes' is missing.
    Deeper reason.
  const x = input as { itmes: string[] };
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    at file:///tmp/x/nodes/b.ts:3:13

    'itmes' is declared here.
      const x = input as { itmes: string[] };
                           ~~~~~
        at file:///tmp/x/nodes/b.ts:3:24

TS2339 [ERROR]: Property 'foo' does not exist.
  return x.itmes.length + input.foo;
                                ~~~
    at file:///tmp/x/nodes/with%20blank.ts:4:33

Found 2 errors.

error: Type checking failed.
)"),
            "nodes/b.ts:3:13 TS2352 Conversion may be a mistake. Property "
            "'itmes' is missing. Deeper reason\n"
            "nodes/with blank.ts:4:33 TS2339 Property 'foo' does not exist\n");
}

// Nothing but errors with a place in the directory is taken.
TEST(CheckerOutputTest, PassesOver) {
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown("error: Module not found\n    at file:///tmp/x/a.ts:1:1\n"),
            "");
  EXPECT_EQ(shown("TS1 [ERROR]: a\n    at file:///tmp/xy/a.ts:1:1\n"), "");
  EXPECT_EQ(shown("TS1 [ERROR]: a\n    at file:///tmp/x/a.ts:1\n"), "");
  EXPECT_EQ(shown("TS1 [ERROR]: a\n    at file:///tmp/x/a.ts:1:b\n"), "");
  EXPECT_EQ(shown("TS1 [ERROR]: a\n"), "");
  EXPECT_EQ(shown("TSX [ERROR]: a\n    at file:///tmp/x/a.ts:1:1\n"), "");
}
