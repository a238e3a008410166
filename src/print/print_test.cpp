#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "print/chromium.h"
#include "print/pdf_bytes.h"
#include "print/pdf_printer.h"

namespace doelmaat::print {
namespace {

TEST(Settled, BlanksTheTimesAndNumbersElementsFromOne) {
  EXPECT_EQ(Settled("/Producer (S)\n/CreationDate (D:20261122195704+00'00')\n/ModDate (D:1)>>"
                    "/ID (node00000047)/Headers [(node00000040) (node00000047)]"),
            "/Producer (S)\n                                       \n              >>"
            "/ID (node00000002)/Headers [(node00000001) (node00000002)]");
}

TEST(Settled, LeavesWhatIsNotATimeOrAnElement) {
  for (const char* text : {"", "(node", "(node1234)", "(node0000000x)", "/ModDate (D:2026"}) {
    EXPECT_EQ(Settled(text), text);
  }
}

TEST(Settled, NamesElementsAsTheirVersionOfPdfDoes) {
  EXPECT_EQ(Settled("/S /Strong\n/S /StrongBox\n"), "/S /Span  \n/S /StrongBox\n");
}

TEST(IsTagged, NeedsTheTreeAndTheMark) {
  EXPECT_TRUE(IsTagged("/MarkInfo <</Type /MarkInfo /Marked true>>/StructTreeRoot 4 0 R"));
  EXPECT_FALSE(IsTagged("/StructTreeRoot 4 0 R"));
  EXPECT_FALSE(IsTagged(""));
}

// A folder for temporary files of our own, in which a program stands that is taken for Chromium.
class MadeUpChromium : public testing::Test {
 protected:
  MadeUpChromium() {
    std::string name = testing::TempDir() + "made-up-XXXXXX";
    folder_ = mkdtemp(name.data());
    std::filesystem::create_directory(folder_ / "tmp");
    setenv("TMPDIR", (folder_ / "tmp").c_str(), 1);
  }
  ~MadeUpChromium() override {
    unsetenv("TMPDIR");
    std::filesystem::remove_all(folder_);
  }

  std::string Program(const std::string& script) {
    const std::filesystem::path file = folder_ / "chromium";
    base::WriteFile(file, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file.string();
  }

  // What is said when a printer is started with the program.
  std::string Refusal(const std::string& program, ErrorKind kind) {
    try {
      const PrinterOptions options{
          .program = program, .folder = folder_, .patience = std::chrono::milliseconds(300)};
      PrintPages(options, {folder_ / "index.html"}, [](const auto&, const auto&) {});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind);
      return error.what();
    }
    ADD_FAILURE() << "started";
    return "";
  }

  bool LeavesNothing() const { return std::filesystem::is_empty(folder_ / "tmp"); }

  std::filesystem::path folder_;
};

TEST_F(MadeUpChromium, ThatIsNotThereIsNamed) {
  EXPECT_NE(Refusal("/nergens/chromium", ErrorKind::kConfig).find("/nergens/chromium"),
            std::string::npos);
  EXPECT_TRUE(LeavesNothing());
}

TEST_F(MadeUpChromium, ThatEndsAtOnceIsToldWithItsComplaint) {
  const std::string said = Refusal(Program("echo no usable sandbox >&2; exit 1"), ErrorKind::kIo);
  EXPECT_NE(said.find("no usable sandbox"), std::string::npos) << said;
  EXPECT_TRUE(LeavesNothing());
}

// Whether a process that is not a child of ours ends within ten seconds.
bool Ends(int process) {
  const auto handle = static_cast<int>(syscall(SYS_pidfd_open, process, 0));
  if (handle == -1) {
    return errno == ESRCH;
  }
  pollfd waiting{handle, POLLIN, 0};
  const bool ended = poll(&waiting, 1, 10000) == 1;
  close(handle);
  return ended;
}

TEST_F(MadeUpChromium, ThatDoesNotAnswerIsEndedAfterAWhileWithAllItStarted) {
  const std::string pids = (folder_ / "pids").string();
  Refusal(Program("sleep 600 & echo $$ $! > " + pids + "; wait"), ErrorKind::kIo);
  EXPECT_TRUE(LeavesNothing());
  int shell = 0;
  int child = 0;
  ASSERT_EQ(std::sscanf(base::ReadFile(pids).c_str(), "%d %d", &shell, &child), 2);
  EXPECT_NE(kill(shell, 0), 0);
  EXPECT_TRUE(Ends(child));
}

TEST_F(MadeUpChromium, ThatSpeaksNonsenseIsRefused) {
  Refusal(Program("printf 'nonsense\\0' >&4; sleep 600"), ErrorKind::kIo);
  EXPECT_TRUE(LeavesNothing());
}

TEST_F(MadeUpChromium, IsTheOneThatTheEnvironmentNames) {
  setenv("DOELMAAT_CHROMIUM", "/ergens/chrome", 1);
  EXPECT_EQ(FindChromium(), "/ergens/chrome");
  unsetenv("DOELMAAT_CHROMIUM");
  const std::string path = std::getenv("PATH");
  setenv("PATH", "", 1);
  EXPECT_EQ(FindChromium(), "");
  setenv("PATH", folder_.c_str(), 1);
  EXPECT_EQ(FindChromium(), "");
  const std::string program = Program("exit 0");
  EXPECT_EQ(FindChromium(), program);
  setenv("PATH", path.c_str(), 1);
}

}  // namespace
}  // namespace doelmaat::print
