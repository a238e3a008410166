#include "service/json_file.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace doelmaat::service {
namespace {

class Written {
 public:
  explicit Written(const std::string& text)
      : folder_(std::filesystem::path(testing::TempDir()) /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::create_directories(folder_);
    std::ofstream(path()) << text;
  }
  ~Written() { std::filesystem::remove_all(folder_); }
  Written(const Written&) = delete;
  Written& operator=(const Written&) = delete;
  std::filesystem::path path() const { return folder_ / "json_file_test.json"; }

 private:
  std::filesystem::path folder_;
};

std::string Refusal(const std::string& text) {
  try {
    const Written written(text);
    const JsonFile file(written.path());
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(JsonFile, KnowsTheLineOfEveryValue) {
  const std::string text = "{\n \"a/b\": [1,\n  {\"c\\\"}\": \"x\\\\\"}],\n \"d\": null\n}";
  const auto lines = JsonLines(text);
  EXPECT_EQ(lines.at(""), 1U);
  EXPECT_EQ(lines.at("/a~1b"), 2U);
  EXPECT_EQ(lines.at("/a~1b/1/c\"}"), 3U);
  EXPECT_EQ(lines.at("/d"), 4U);
  EXPECT_EQ(lines.size(), 6U);
}

TEST(JsonFile, NamesFileAndLineOfWhatIsWrong) {
  const Written written("{\"a\":\n {\"b\": \"tekst\"}}");
  const JsonFile file(written.path());
  EXPECT_EQ(file.Place("/a/b"), "json_file_test.json, regel 2");
  EXPECT_EQ(file.Place("/a/b/none"), "json_file_test.json, regel 2");
  EXPECT_THROW(file.Number("/a/b"), Error);
  EXPECT_THROW(file.Member("/a", "c"), Error);
  EXPECT_EQ(file.Text("/a/b"), "tekst");
}

TEST(JsonFile, RefusesWhatIsNoJson) {
  EXPECT_NE(Refusal("{\n\"a\": 1,\n}").find("regel 3"), std::string::npos);
  EXPECT_NE(Refusal("").find("regel 1"), std::string::npos);
  EXPECT_NE(Refusal("{\"a\": 1, \"a\": 2}").find("'a'"), std::string::npos);
  EXPECT_FALSE(Refusal(std::string(5000, '[')).empty());
  EXPECT_FALSE(Refusal("{\"a\": 1e999}").empty());
}

}  // namespace
}  // namespace doelmaat::service
