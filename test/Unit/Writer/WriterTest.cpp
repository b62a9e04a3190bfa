//===- WriterTest.cpp - on a real disk ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "tntc/Writer/Writer.h"
#include "../../../lib/Writer/Transaction.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tntc;

namespace {
class Writer : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("tntc-writer", path));
  }
  void TearDown() override { llvm::sys::fs::remove_directories(path); }

  std::string at(const Twine &name) const { return (path + "/" + name).str(); }
  std::string read(const Twine &name) const {
    auto buffer = llvm::MemoryBuffer::getFile(at(name));
    return buffer ? (*buffer)->getBuffer().str() : "(missing)";
  }
  unsigned mode(const Twine &name) const {
    struct stat status;
    return ::lstat(at(name).c_str(), &status) ? 0 : status.st_mode & 07777;
  }
  /// All names below the directory, sorted, for "nothing is left behind".
  std::string tree() const {
    std::vector<std::string> names;
    std::error_code code;
    for (llvm::sys::fs::recursive_directory_iterator
             it(path, code, /*follow_symlinks=*/false),
         end;
         it != end && !code; it.increment(code))
      names.push_back(it->path().substr(path.size() + 1));
    std::sort(names.begin(), names.end());
    std::string result;
    for (const std::string &name : names)
      result += name + " ";
    return result;
  }
  static void put(ArtifactSet &set, StringRef file, StringRef part,
                  StringRef bytes, bool sensitive = false) {
    ASSERT_TRUE(
        set.add({file.str(), part.str(), "ConfigMap", bytes.str(), sensitive}));
  }
  /// The message relative to the directory of the test.
  std::string message(llvm::Error error) const {
    std::string text = llvm::toString(std::move(error));
    for (size_t i; (i = text.find(path.str())) != std::string::npos;)
      text.replace(i, path.size(), "DIR");
    return text;
  }

  llvm::SmallString<128> path;
};
} // namespace

TEST_F(Writer, joinsTheObjectsOfAWorkflow) {
  ArtifactSet set;
  put(set, "prod/a.yaml", "configmap.yaml", "a: 1\n");
  put(set, "prod/b.yaml", "configmap.yaml", "b: 1\n");
  put(set, "prod/a.yaml", "service.yaml", "a: 2\n");
  EXPECT_EQ(message(writeDirectory(set, at("out"), {})), "");
  EXPECT_EQ(read("out/prod/a.yaml"), "a: 1\n---\na: 2\n");
  EXPECT_EQ(read("out/prod/b.yaml"), "b: 1\n");
  EXPECT_EQ(tree(), "out out/prod out/prod/a.yaml out/prod/b.yaml ");
  std::string stream;
  llvm::raw_string_ostream out(stream);
  writeStream(set, out);
  EXPECT_EQ(stream, "a: 1\n---\nb: 1\n---\na: 2\n");
}

TEST_F(Writer, splits) {
  ArtifactSet set;
  put(set, "prod/a.yaml", "configmap.yaml", "a: 1\n");
  put(set, "prod/a.yaml", "service.yaml", "a: 2\n");
  put(set, "prod/a.mmd", "", "flowchart\n");
  EXPECT_EQ(message(writeDirectory(set, path, {/*split=*/true, {}})), "");
  EXPECT_EQ(tree(), "prod prod/a prod/a.mmd prod/a/configmap.yaml "
                    "prod/a/service.yaml ");
}

TEST_F(Writer, refusesTwoOutputsOfOneName) {
  ArtifactSet set;
  put(set, "a.yaml", "x", "1\n");
  put(set, "a/x", "", "2\n");
  EXPECT_EQ(message(writeDirectory(set, path, {/*split=*/true, {}})),
            "cannot write 'a/x': two outputs have this name when they are "
            "split");
  EXPECT_EQ(tree(), "");
}

TEST_F(Writer, hasModesOfItsOwn) {
  ArtifactSet set;
  put(set, "prod/a.yaml", "", "a: 1\n");
  put(set, "prod/s.yaml", "", "s: 1\n", /*sensitive=*/true);
  mode_t before = ::umask(0077);
  EXPECT_EQ(message(writeDirectory(set, at("out"), {})), "");
  ::umask(0);
  put(set, "prod/b.yaml", "", "b: 1\n");
  EXPECT_EQ(message(writeDirectory(set, at("out"), {})), "");
  ::umask(before);
  EXPECT_EQ(mode("out"), 0755u);
  EXPECT_EQ(mode("out/prod"), 0755u);
  EXPECT_EQ(mode("out/prod/a.yaml"), 0644u);
  EXPECT_EQ(mode("out/prod/b.yaml"), 0644u);
  EXPECT_EQ(mode("out/prod/s.yaml"), 0600u);
  // One that was opened to others in the meantime is closed again.
  ::chmod(at("out/prod/s.yaml").c_str(), 0644);
  EXPECT_EQ(message(writeDirectory(set, at("out"), {})), "");
  EXPECT_EQ(mode("out/prod/s.yaml"), 0600u);
}

TEST_F(Writer, leavesUnchangedFilesAlone) {
  ArtifactSet set;
  put(set, "a.yaml", "", "a: 1\n");
  put(set, "b.yaml", "", "b: 1\n");
  EXPECT_EQ(message(writeDirectory(set, path, {})), "");
  struct timespec old[2] = {{1000, 0}, {1000, 0}};
  ::utimensat(AT_FDCWD, at("a.yaml").c_str(), old, 0);
  ::utimensat(AT_FDCWD, at("b.yaml").c_str(), old, 0);
  ArtifactSet next;
  put(next, "a.yaml", "", "a: 1\n");
  put(next, "b.yaml", "", "b: 2\n");
  EXPECT_EQ(message(writeDirectory(next, path, {})), "");
  struct stat status;
  ASSERT_EQ(::stat(at("a.yaml").c_str(), &status), 0);
  EXPECT_EQ(status.st_mtime, 1000);
  ASSERT_EQ(::stat(at("b.yaml").c_str(), &status), 0);
  EXPECT_NE(status.st_mtime, 1000);
  EXPECT_EQ(read("b.yaml"), "b: 2\n");
  EXPECT_EQ(tree(), "a.yaml b.yaml ");
}

TEST_F(Writer, makesTheLastComponentOnly) {
  ArtifactSet set;
  put(set, "a.yaml", "", "a: 1\n");
  EXPECT_EQ(message(writeDirectory(set, at("x/y"), {})),
            "cannot write 'DIR/x/y': its parent 'DIR/x' does not exist");
  EXPECT_EQ(message(writeFile(set, at("x/a.yaml"), {})),
            "cannot write 'DIR/x/a.yaml': its parent 'DIR/x' does not exist");
  EXPECT_EQ(tree(), "");
}

TEST_F(Writer, writesNothingWhenOneFileFails) {
  ASSERT_EQ(::mkdir(at("b.yaml").c_str(), 0755), 0);
  ArtifactSet set;
  put(set, "a.yaml", "", "a: 1\n");
  put(set, "new/c.yaml", "", "c: 1\n");
  put(set, "b.yaml", "", "b: 1\n");
  EXPECT_EQ(message(writeDirectory(set, path, {})),
            "cannot write 'DIR/b.yaml': it is not a regular file");
  EXPECT_EQ(tree(), "b.yaml ");
}

// Between the staging of files and their renaming somebody makes a folder of
// one of the targets: what was renamed by then goes back.
TEST_F(Writer, takesBackWhatItRenamedWhenOneRefuses) {
  {
    Transaction first(Descriptor(::open(path.c_str(), O_RDONLY)),
                      path.str().str());
    for (const char *name : {"a", "b"})
      ASSERT_FALSE(first.stage({name, "old", false}));
    ASSERT_FALSE(first.commit());
  }
  EXPECT_EQ(tree(), "a b ");
  {
    Transaction second(Descriptor(::open(path.c_str(), O_RDONLY)),
                       path.str().str());
    for (const char *name : {"a", "b", "c", "new/d"})
      ASSERT_FALSE(second.stage({name, "new", false}));
    ASSERT_EQ(::unlink(at("c").c_str()), -1);
    ASSERT_EQ(::mkdir(at("c").c_str(), 0755), 0);
    llvm::Error error = second.commit();
    ASSERT_TRUE(bool(error));
    EXPECT_EQ(llvm::toString(std::move(error)),
              "cannot write '" + at("c") + "': it is not a regular file");
    EXPECT_EQ(read("a"), "old");
  }
  EXPECT_EQ(read("a"), "old");
  EXPECT_EQ(read("b"), "old");
  EXPECT_EQ(tree(), "a b c ");
  {
    Transaction third(Descriptor(::open(path.c_str(), O_RDONLY)),
                      path.str().str());
    for (const char *name : {"a", "new/d"})
      ASSERT_FALSE(third.stage({name, "new", false}));
    ASSERT_EQ(::rmdir(at("c").c_str()), 0);
    ASSERT_FALSE(third.commit());
  }
  EXPECT_EQ(read("a"), "new");
  EXPECT_EQ(read("new/d"), "new");
  EXPECT_EQ(tree(), "a b new new/d ");
}

TEST_F(Writer, followsNoLinkBelowTheDirectory) {
  ASSERT_EQ(::mkdir(at("elsewhere").c_str(), 0755), 0);
  ASSERT_EQ(::mkdir(at("out").c_str(), 0755), 0);
  ASSERT_EQ(::symlink("../elsewhere", at("out/prod").c_str()), 0);
  ASSERT_EQ(::symlink("../elsewhere/a", at("out/a.yaml").c_str()), 0);
  ArtifactSet folder, file;
  put(folder, "prod/a.yaml", "", "a: 1\n");
  put(file, "a.yaml", "", "a: 1\n");
  EXPECT_EQ(message(writeDirectory(folder, at("out"), {})),
            "cannot write 'DIR/out/prod': it is a link, which is not followed");
  EXPECT_EQ(message(writeDirectory(file, at("out"), {})),
            "cannot write 'DIR/out/a.yaml': it is a link, which is not "
            "followed");
  EXPECT_EQ(message(writeFile(file, at("out/a.yaml"), {})),
            "cannot write 'DIR/out/a.yaml': it is a link, which is not "
            "followed");
  EXPECT_EQ(tree(), "elsewhere out out/a.yaml out/prod ");
}

TEST_F(Writer, keepsPlainSecretsOutOfGit) {
  ASSERT_EQ(::mkdir(at("repo").c_str(), 0755), 0);
  ASSERT_EQ(::mkdir(at("repo/.git").c_str(), 0755), 0);
  ArtifactSet set;
  put(set, "a.yaml", "", "a: 1\n");
  put(set, "prod/s.yaml", "", "s: 1\n", /*sensitive=*/true);
  std::string why = ": it would hold plain secret values inside the Git work "
                    "tree 'DIR/repo'";
  EXPECT_EQ(message(writeDirectory(set, at("repo/out"), {})),
            "cannot write 'DIR/repo/out/prod/s.yaml'" + why);
  EXPECT_EQ(message(writeFile(set, at("repo/all.yaml"), {})),
            "cannot write 'DIR/repo/all.yaml'" + why);
  EXPECT_EQ(tree(), "repo repo/.git ");
  // A link to the work tree from outside does not hide it.
  ASSERT_EQ(::symlink("repo", at("link").c_str()), 0);
  EXPECT_EQ(message(writeDirectory(set, at("link"), {})),
            "cannot write 'DIR/link/prod/s.yaml'" + why);
}

TEST_F(Writer, saysWhyADiskRefuses) {
  ArtifactSet set;
  put(set, "a.yaml", "", "a: 1\n");
  EXPECT_EQ(message(writeFile(set, "/dev/full", {})),
            "cannot write '/dev/full': no space left on device");
  EXPECT_EQ(message(writeDirectory(set, "/proc/self", {})),
            "cannot write '/proc/self/a.yaml': no such file or directory");
  EXPECT_EQ(message(writeFile(set, path, {})),
            "cannot write 'DIR': it is not a regular file");
}

TEST_F(Writer, writesToDevicesAndPipesAsTheyAre) {
  ArtifactSet set;
  put(set, "a.yaml", "", "a: 1\n", /*sensitive=*/true);
  EXPECT_EQ(message(writeFile(set, "/dev/null", {})), "");
  struct stat status;
  ASSERT_EQ(::stat("/dev/null", &status), 0);
  EXPECT_TRUE(S_ISCHR(status.st_mode));
}

TEST_F(Writer, compares) {
  ArtifactSet set;
  put(set, "b.yaml", "", "b: 1\n");
  put(set, "a.yaml", "", "a: 1\n");
  put(set, "x/c.yaml", "", "c: 1\n");
  using Names = std::vector<std::string>;
  EXPECT_EQ(*compareDirectory(set, at("none"), {}),
            (Names{at("none/b.yaml"), at("none/a.yaml"), at("none/x/c.yaml")}));
  EXPECT_EQ(message(writeDirectory(set, path, {})), "");
  EXPECT_EQ(*compareDirectory(set, path, {}), Names());
  EXPECT_EQ(message(writeText(at("a.yaml"), "a: 2\n")), "");
  ASSERT_EQ(::unlink(at("x/c.yaml").c_str()), 0);
  EXPECT_EQ(*compareDirectory(set, path, {}),
            (Names{at("a.yaml"), at("x/c.yaml")}));
  EXPECT_TRUE(*compareFile(set, at("none")) == false);
  EXPECT_EQ(message(writeFile(set, at("all"), {})), "");
  EXPECT_TRUE(*compareFile(set, at("all")));
}

TEST_F(Writer, replacesASourceInItsPlace) {
  EXPECT_EQ(message(writeText(at("a.yaml"), "old\n")), "");
  ASSERT_EQ(::chmod(at("a.yaml").c_str(), 0640), 0);
  ASSERT_EQ(::symlink("a.yaml", at("link").c_str()), 0);
  EXPECT_EQ(message(replaceFile(at("link"), "old\n", "new\n")), "");
  EXPECT_EQ(read("a.yaml"), "new\n");
  EXPECT_EQ(mode("a.yaml"), 0640u);
  EXPECT_EQ(tree(), "a.yaml link ");
  EXPECT_EQ(message(replaceFile(at("none"), "old\n", "new\n")),
            "cannot write 'DIR/none': no such file or directory");
}

TEST_F(Writer, leavesASourceThatHasChanged) {
  for (StringRef now : {"", "ol", "older\n", "new\n"}) {
    EXPECT_EQ(message(writeText(at("a.yaml"), now)), "");
    EXPECT_EQ(message(replaceFile(at("a.yaml"), "old\n", "new\n")),
              "cannot write 'DIR/a.yaml': it has changed since it was read");
    EXPECT_EQ(read("a.yaml"), now.str());
    EXPECT_EQ(tree(), "a.yaml ");
  }
}
