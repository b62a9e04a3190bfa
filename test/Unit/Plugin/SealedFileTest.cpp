//===- SealedFileTest.cpp - nobody changes what was summed ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Plugin/SealedFile.h"
#include "tntc/Support/Hash.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include "gtest/gtest.h"

#include <fcntl.h>
#include <unistd.h>

using namespace tntc;

namespace {
class SealedFileTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createTemporaryFile("sealed", "", path));
  }
  void TearDown() override { llvm::sys::fs::remove(path); }

  void write(StringRef bytes) {
    std::error_code code;
    llvm::raw_fd_ostream out(path, code);
    ASSERT_FALSE(code);
    out << bytes;
  }
  std::unique_ptr<SealedFile> copy() {
    auto made = SealedFile::copy(std::string(path));
    EXPECT_TRUE(bool(made));
    return made ? std::move(*made) : nullptr;
  }

  llvm::SmallString<64> path;
};
} // namespace

TEST_F(SealedFileTest, HasTheSumOfItsBytes) {
  // More than is copied at once.
  std::string bytes(200000, 'x');
  write(bytes);
  EXPECT_EQ(copy()->sha256(), sha256Hex(bytes));
}

TEST_F(SealedFileTest, AnEmptyOneToo) {
  EXPECT_EQ(copy()->sha256(), sha256Hex(""));
}

TEST_F(SealedFileTest, KeepsWhatItWas) {
  write("before");
  std::unique_ptr<SealedFile> copied = copy();
  write("after it");
  char bytes[16];
  ssize_t size = ::pread(copied->descriptor(), bytes, sizeof bytes, 0);
  EXPECT_EQ(StringRef(bytes, size_t(size)), "before");
}

TEST_F(SealedFileTest, CannotBeWrittenByAnybody) {
  write("before");
  std::unique_ptr<SealedFile> copied = copy();
  EXPECT_EQ(::pwrite(copied->descriptor(), "x", 1, 0), -1);
  EXPECT_EQ(::ftruncate(copied->descriptor(), 0), -1);
  int again = ::open(copied->path().c_str(), O_RDWR | O_CLOEXEC);
  EXPECT_EQ(::pwrite(again, "x", 1, 0), -1);
  ::close(again);
}

TEST_F(SealedFileTest, WhatCannotBeReadIsAFailure) {
  for (const char *file : {"/nowhere/at/all", "/"}) {
    auto made = SealedFile::copy(file);
    EXPECT_FALSE(bool(made));
    llvm::consumeError(made.takeError());
  }
}
