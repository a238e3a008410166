#include "base/file.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::base {
namespace {

TEST(WriteFile, SaysWhetherAnythingChanged) {
  const auto path = std::filesystem::path(testing::TempDir()) / "doelmaat_file_test" / "a.txt";
  std::filesystem::remove_all(path.parent_path());
  EXPECT_TRUE(WriteFile(path, "een"));
  EXPECT_FALSE(WriteFile(path, "een"));
  EXPECT_TRUE(WriteFile(path, "twee"));
  EXPECT_EQ(ReadFile(path), "twee");
}

TEST(ReadFile, NamesTheFileThatIsNotThere) {
  try {
    ReadFile("bestaat-niet.csv");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kNotFound);
    EXPECT_NE(std::string(error.what()).find("bestaat-niet.csv"), std::string::npos);
  }
}

}  // namespace
}  // namespace doelmaat::base
