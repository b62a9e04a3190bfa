//===- SourceTreeTest.cpp - nothing outside a tree can be read ------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Support/SourceTree.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tntc;

namespace {

/// A temporary directory that holds `outside.txt` and the tree `root`.
class DirectoryTreeTest : public testing::Test {
protected:
  void SetUp() override {
    llvm::SmallString<128> made;
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("tntc-tree", made));
    llvm::SmallString<128> real;
    ASSERT_FALSE(llvm::sys::fs::real_path(made, real));
    base = real.str().str();
    directory("root");
    write("outside.txt", "secret");
    llvm::Expected<std::unique_ptr<DirectoryTree>> opened =
        DirectoryTree::open(base + "/root", "shown");
    ASSERT_TRUE(bool(opened));
    tree = std::move(*opened);
  }
  void TearDown() override {
    ASSERT_FALSE(llvm::sys::fs::remove_directories(base));
  }

  void directory(const std::string &path) {
    ASSERT_EQ(::mkdir((base + "/" + path).c_str(), 0755), 0);
  }
  void write(const std::string &path, const std::string &text) {
    std::ofstream(base + "/" + path) << text;
  }
  void link(const std::string &target, const std::string &path) {
    ASSERT_EQ(::symlink(target.c_str(), (base + "/" + path).c_str()), 0);
  }
  SourceTree::Status status(StringRef path) {
    return tree->read(path, 1000).status;
  }

  std::string base;
  std::unique_ptr<DirectoryTree> tree;
};

} // namespace

using Status = SourceTree::Status;

TEST_F(DirectoryTreeTest, ReadsFilesAndListsThem) {
  directory("root/nodes");
  write("root/nodes/b.ts", "bb");
  write("root/nodes/a.ts", "");
  SourceTree::Result result = tree->read("nodes/b.ts", 2);
  EXPECT_EQ(result.status, Status::Ok);
  EXPECT_EQ(result.text, "bb");
  EXPECT_EQ(tree->read("nodes/a.ts", 0).status, Status::Ok);
  EXPECT_EQ(tree->list("nodes"), (std::vector<std::string>{"a.ts", "b.ts"}));
  EXPECT_EQ(tree->list(""), std::vector<std::string>{"nodes"});
  EXPECT_TRUE(tree->list("none").empty());
  EXPECT_EQ(tree->kind(""), EntryKind::Directory);
  EXPECT_EQ(tree->kind("nodes"), EntryKind::Directory);
  EXPECT_EQ(tree->kind("nodes/a.ts"), EntryKind::File);
  EXPECT_EQ(tree->kind("nodes/c.ts"), EntryKind::Missing);
}

TEST_F(DirectoryTreeTest, SaysWhyNothingWasRead) {
  directory("root/nodes");
  write("root/big", "12345");
  ASSERT_EQ(::mkfifo((base + "/root/pipe").c_str(), 0644), 0);
  EXPECT_EQ(status("none"), Status::Missing);
  EXPECT_EQ(status("big/x"), Status::Missing);
  EXPECT_EQ(status(StringRef("big\0", 4)), Status::Missing);
  EXPECT_EQ(status(std::string(5000, 'a')), Status::Missing);
  EXPECT_EQ(status("nodes"), Status::NotRegular);
  EXPECT_EQ(status(""), Status::NotRegular);
  // Would block for ever if it were opened for reading without care.
  EXPECT_EQ(status("pipe"), Status::NotRegular);
  EXPECT_EQ(tree->kind("pipe"), EntryKind::Other);
  EXPECT_EQ(tree->read("big", 4).status, Status::TooLarge);
  EXPECT_EQ(tree->read("big", 5).status, Status::Ok);
}

TEST_F(DirectoryTreeTest, FollowsLinksThatStayInside) {
  directory("root/data");
  directory("root/nodes");
  write("root/data/x.ts", "x");
  link("../data/x.ts", "root/nodes/relative.ts");
  link(base + "/root/data/x.ts", "root/nodes/absolute.ts");
  link("data", "root/alias");
  // What a mounted ConfigMap looks like: links to links.
  link("alias/../nodes/relative.ts", "root/chain.ts");
  for (StringRef path : {"nodes/relative.ts", "nodes/absolute.ts", "alias/x.ts",
                         "chain.ts", "alias/../data/x.ts"})
    EXPECT_EQ(tree->read(path, 10).text, "x") << path.str();
  EXPECT_EQ(tree->kind("alias"), EntryKind::Link);
  EXPECT_EQ(tree->list("alias"), std::vector<std::string>{"x.ts"});
}

TEST_F(DirectoryTreeTest, FollowsNoLinkOut) {
  directory("root/nodes");
  directory("rootish");
  write("rootish/x", "x");
  link("../outside.txt", "root/up");
  link("../../outside.txt", "root/nodes/up");
  link(base + "/outside.txt", "root/absolute");
  link("/etc", "root/etc");
  link("..", "root/parent");
  // Shares a prefix of characters with the root, not of components.
  link(base + "/rootish/x", "root/sibling");
  link("nodes/../../root/nodes", "root/outAndBack");
  for (StringRef path :
       {"up", "nodes/up", "absolute", "etc/passwd", "parent/outside.txt",
        "sibling", "../outside.txt", "nodes/../../outside.txt", "outAndBack/x"})
    EXPECT_EQ(status(path), Status::Outside) << path.str();
  EXPECT_EQ(status(base + "/outside.txt"), Status::Outside);
  EXPECT_TRUE(tree->list("parent").empty());
  EXPECT_EQ(tree->kind("parent/outside.txt"), EntryKind::Missing);
  EXPECT_EQ(tree->kind("up"), EntryKind::Link);
}

// A link with an innocent name is no way to ship a secret.
TEST_F(DirectoryTreeTest, SeesHiddenFilesBehindLinks) {
  directory("root/.secrets");
  directory("root/nodes");
  write("root/.secrets/github", "x");
  write("root/nodes/x.ts", "x");
  link("../.secrets/github", "root/nodes/data.json");
  link(".secrets", "root/shown");
  link("../nodes/../nodes/./x.ts", "root/nodes/plain.ts");
  EXPECT_TRUE(tree->read(".secrets/github", 9).isHidden);
  EXPECT_TRUE(tree->read("nodes/data.json", 9).isHidden);
  EXPECT_TRUE(tree->read("shown/github", 9).isHidden);
  EXPECT_FALSE(tree->read("nodes/plain.ts", 9).isHidden);
  EXPECT_EQ(tree->read("nodes/plain.ts", 9).text, "x");
}

TEST_F(DirectoryTreeTest, EndsOnLinksInACircle) {
  link("b", "root/a");
  link("a", "root/b");
  link(".", "root/self");
  EXPECT_EQ(status("a"), Status::Unreadable);
  EXPECT_EQ(status("a/x"), Status::Unreadable);
  write("root/x", "x");
  EXPECT_EQ(status("self/self/self/x"), Status::Ok);
}

TEST_F(DirectoryTreeTest, LeavesNoDescriptorOpen) {
  directory("root/nodes");
  write("root/nodes/x.ts", "x");
  link("nodes", "root/alias");
  link("/etc", "root/etc");
  int before = ::dup(0);
  ::close(before);
  for (int i = 0; i < 10; ++i)
    for (StringRef path : {"nodes/x.ts", "alias/x.ts", "etc/passwd", "none"}) {
      (void)tree->read(path, 10);
      (void)tree->kind(path);
      (void)tree->list(path);
    }
  int after = ::dup(0);
  ::close(after);
  EXPECT_EQ(before, after);
}

TEST_F(DirectoryTreeTest, NamesPathsAsTheUserDoes) {
  EXPECT_EQ(tree->display("nodes/x.ts"), "shown/nodes/x.ts");
  EXPECT_EQ(tree->display(""), "shown");
  auto here = DirectoryTree::open(base + "/root", ".");
  ASSERT_TRUE(bool(here));
  EXPECT_EQ((*here)->display("x.ts"), "x.ts");
  auto slash = DirectoryTree::open(base + "/root", "a/");
  ASSERT_TRUE(bool(slash));
  EXPECT_EQ((*slash)->display("x.ts"), "a/x.ts");
}

TEST_F(DirectoryTreeTest, OpensDirectoriesOnly) {
  for (const char *name : {"/none", "/outside.txt"}) {
    auto opened = DirectoryTree::open(base + name, "");
    EXPECT_FALSE(bool(opened));
    llvm::consumeError(opened.takeError());
  }
}

TEST(MemoryTreeTest, BehavesAsADirectory) {
  MemoryTree tree;
  tree.add("nodes/b.ts", "bb");
  tree.add("nodes/a.ts", "a");
  tree.add("nodes-b", "");
  tree.add("workflow.yaml", "name: x");
  EXPECT_EQ(tree.read("nodes/b.ts", 2).text, "bb");
  EXPECT_EQ(tree.read("nodes/b.ts", 1).status, Status::TooLarge);
  EXPECT_EQ(tree.read("nodes", 9).status, Status::NotRegular);
  EXPECT_EQ(tree.read("node", 9).status, Status::Missing);
  EXPECT_EQ(tree.kind("nodes"), EntryKind::Directory);
  EXPECT_EQ(tree.kind("workflow.yaml"), EntryKind::File);
  EXPECT_EQ(tree.list(""),
            (std::vector<std::string>{"nodes", "nodes-b", "workflow.yaml"}));
  EXPECT_EQ(tree.list("nodes"), (std::vector<std::string>{"a.ts", "b.ts"}));
}

TEST(NormalisePathTest, StaysBelowTheRoot) {
  EXPECT_EQ(normalisePath("a/./b/../c"), "a/c");
  EXPECT_EQ(normalisePath("./nodes//x.ts"), "nodes/x.ts");
  EXPECT_EQ(normalisePath(""), "");
  EXPECT_EQ(normalisePath("a/.."), "");
  EXPECT_EQ(normalisePath("a/...b"), "a/...b");
  for (StringRef path : {"..", "a/../..", "../a", "/a", "a/../../a"})
    EXPECT_EQ(normalisePath(path), std::nullopt) << path.str();
  EXPECT_EQ(normalisePath(StringRef("a\0b", 3)), std::nullopt);
}
