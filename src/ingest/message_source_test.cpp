#include "ingest/message_source.h"

#include <functional>

#include <gtest/gtest.h>

#include "base/error.h"
#include "ingest/key_folder.h"
#include "ingest/work_source.h"

namespace doelmaat::ingest {
namespace {

TEST(KindOf, IsToldByContent) {
  EXPECT_EQ(KindOf("<?xml version=\"1.0\"?>"), InputKind::kMessage);
  EXPECT_EQ(KindOf("\xEF\xBB\xBF\n  <a/>"), InputKind::kMessage);
  EXPECT_EQ(KindOf(std::string_view("\xFF\xFE<\0", 4)), InputKind::kMessage);
  EXPECT_EQ(KindOf("PK\x03\x04...."), InputKind::kArchive);
  EXPECT_EQ(KindOf("\x1F\x8B\x08"), InputKind::kArchive);
  EXPECT_EQ(KindOf("Rar!\x1A"), InputKind::kOtherArchive);
  EXPECT_EQ(KindOf("01414000112026010100000000000000000000000\n"), InputKind::kFixedWidth);
  EXPECT_EQ(KindOf("jaar,gm_code\n2022,GM0001\n"), InputKind::kTable);
  EXPECT_EQ(KindOf(""), InputKind::kTable);
  EXPECT_EQ(KindOf(std::string_view("\xFF\xFE"
                                    "j\0a\0a\0r\0",
                                    10)),
            InputKind::kTable);
  EXPECT_EQ(KindOf(std::string_view("\0<\0a", 4)), InputKind::kMessage);
}

class FindInputsTest : public KeyFolder {};

TEST_F(FindInputsTest, TakesFoldersWholeInOrderAndLeavesOutWhatIsNotForUs) {
  Keep("b/x.txt", "<a/>");
  Keep("b/note.txt", "let op");
  Keep("a.csv", "jaar\n1\n");
  Keep("a.toml", "title = \"x\"\n");
  Keep(".hidden", "<a/>");
  const auto inputs = FindInputs({folder_});
  ASSERT_EQ(inputs.size(), 2U);
  EXPECT_EQ(inputs[0].name, "a.csv");
  EXPECT_EQ(inputs[1].name, "x.txt");
}

TEST_F(FindInputsTest, TakesAnEmptyMessageSoThatItIsSaid) {
  Keep("a.xml", "<a/>");
  Keep("leeg.xml", "");
  EXPECT_EQ(FindInputs({folder_}).size(), 2U);
}

TEST_F(FindInputsTest, NamesNoPersonInAFileName) {
  EXPECT_EQ(FindInputs({Keep("jw301_999900006.xml", "<a/>")})[0].name, "jw301_[verwijderd].xml");
}

TEST_F(FindInputsTest, NamesNoPersonInAnError) {
  const auto shown = [](const std::function<void()>& act) -> std::string {
    try {
      act();
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  const auto folder = folder_ / "999900006";
  std::filesystem::create_directory(folder);
  DigestStream stream{Digest{}};
  for (const std::string& text : {shown([&] { FindInputs({folder / "weg.xml"}); }),
                                  shown([&] { FindInputs({folder}); }),
                                  shown([&] { FileDigest(folder / "weg.zip", &stream); })}) {
    EXPECT_NE(text.find("[verwijderd]"), std::string::npos) << text;
    EXPECT_EQ(text.find("999900006"), std::string::npos) << text;
  }
}

TEST_F(FindInputsTest, RefusesWhatItCannotRead) {
  EXPECT_THROW(FindInputs({Keep("a.rar", "Rar!\x1A")}), Error);
  EXPECT_THROW(FindInputs({Keep("a.ei", "014140001120260101000000000000000000\n")}), Error);
  EXPECT_THROW(FindInputs({folder_ / "nowhere"}), Error);
}

}  // namespace
}  // namespace doelmaat::ingest
