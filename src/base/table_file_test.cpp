#include "base/table_file.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text_encoding.h"

namespace doelmaat::base {
namespace {

TEST(ParseTable, FollowsQuotesAndCountsLines) {
  const TableFile table = ParseTable(
      "\xEF\xBB\xBF"
      "a;b\r\n\"x;\"\"y\"\"\nz\";1\r\n\r\nlaatste;2",
      "t.csv");
  EXPECT_EQ(table.delimiter, ';');
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0][0], "x;\"y\"\nz");
  EXPECT_EQ(table.lines[0], 2U);
  EXPECT_EQ(table.lines[1], 5U);
  EXPECT_EQ(table.rows[1][table.Column("b")], "2");
}

// As PowerShell writes it; `mark` first. Two bytes a unit.
std::string Utf16(const std::u16string& text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST(ParseTable, ReadsUtf16WithAndWithoutMark) {
  const std::u16string text = u"naam;cli\u00EBnten\r\nS\u00FAdwest \U0001F600;\u20AC5\r\n";
  for (const bool big_endian : {false, true}) {
    for (const char16_t* mark : {u"", u"\uFEFF"}) {
      const TableFile table = ParseTable(Utf16(mark + text, big_endian), "t.csv");
      EXPECT_EQ(table.header, (std::vector<std::string>{"naam", "cli\u00EBnten"}));
      EXPECT_EQ(table.rows[0],
                (std::vector<std::string>{"S\u00FAdwest \U0001F600",
                                          "\u20AC"
                                          "5"}));
    }
  }
}

TEST(Utf16Decoder, DoesNotMindWhereAPieceEnds) {
  const std::string bytes = Utf16(u"\uFEFFa\U0001F600b", false);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    Utf16Decoder decoder(TextEncoding::kUtf16LittleEndian);
    std::string text;
    ASSERT_TRUE(decoder.Decode(std::string_view(bytes).substr(0, cut), &text));
    ASSERT_TRUE(decoder.Decode(std::string_view(bytes).substr(cut), &text));
    EXPECT_TRUE(decoder.whole());
    EXPECT_EQ(text, "a\U0001F600b");
  }
}

TEST(Utf16Decoder, HalfAPairIsNoText) {
  for (const std::u16string& text :
       {std::u16string(u"a;b\n\xD83D!"), std::u16string(u"a;b\n\xDE00")}) {
    Utf16Decoder decoder(TextEncoding::kUtf16LittleEndian);
    std::string decoded;
    EXPECT_FALSE(decoder.Decode(Utf16(text, false), &decoded));
  }
}

TEST(Utf8Check, KnowsWhatIsNoUtf8InAnyPieces) {
  const struct {
    std::string bytes;
    std::size_t invalid;
  } kCases[] = {
      {"abcdefghij \u00EB \u20AC \U0001F600 klmnopqrst", Utf8Check::kAllGood},
      {"a\xC0\x80", 1},             // zero in two bytes
      {"a\xE0\x80\x80", 2},         // the same in three
      {"a\xED\xA0\x80", 2},         // half a pair
      {"a\xF4\x90\x80\x80", 2},     // beyond the last sign
      {"abcdefghijklmn\xEBs", 15},  // Windows-1252
      {"\x80", 0},
  };
  for (const auto& [bytes, invalid] : kCases) {
    EXPECT_EQ(Utf8Check().Find(bytes), invalid) << bytes;
    Utf8Check drip;
    std::size_t found = Utf8Check::kAllGood;
    for (std::size_t i = 0; i < bytes.size() && found == Utf8Check::kAllGood; ++i) {
      found = drip.Find(std::string_view(bytes).substr(i, 1)) == 0 ? i : found;
    }
    EXPECT_EQ(found, invalid) << bytes;
  }
  Utf8Check cut;
  EXPECT_EQ(cut.Find("a\xE2\x82"), Utf8Check::kAllGood);
  EXPECT_FALSE(cut.whole());
}

TEST(ParseTable, HeaderMayHaveSpacesAndDelimitersInQuotes) {
  const TableFile table = ParseTable(" jaar ;\"a, b\";c  \n2022;1;2\n", "t.csv");
  EXPECT_EQ(table.delimiter, ';');
  EXPECT_EQ(table.header, (std::vector<std::string>{"jaar", "a, b", "c"}));
}

TEST(ParseTable, RefusesWithPlaceAndRemedy) {
  const struct {
    const char* bytes;
    const char* message;
  } kCases[] = {
      {"", "leeg"},
      {"\n \n", "leeg"},
      {"a,b\n", "alleen een kopregel"},
      {"a b\n1 2\n", "geen scheidingsteken"},
      {"a,b;c\n1,2;3\n", "door elkaar"},
      {"a,a\n1,2\n", "'a' komt twee keer voor"},
      {"a,,c\n1,2,3\n", "heeft geen naam"},
      {"a,  ,c\n1,2,3\n", "heeft geen naam"},
      {"a, a\n1,2\n", "'a' komt twee keer voor"},
      {"a,b\n1,\xE2\x82", "regel 2: de tekst is geen UTF-8"},
      {"\xFF\xFE;", "regel 1: de tekst begint als UTF-16"},
      {"a,b\n1,2\n3\n", "regel 3: 1 velden, verwacht 2"},
      {"a,b\n1,\"2\n", "regel 2: een aanhalingsteken"},
      {"a,b\n1,S\xFA"
       "dwest\n",
       "regel 2: de tekst is geen UTF-8"},
  };
  for (const auto& [bytes, message] : kCases) {
    try {
      ParseTable(bytes, "t.csv");
      FAIL() << "no error for " << bytes;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData);
      EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
      EXPECT_EQ(std::string(error.what()).rfind("t.csv", 0), 0U) << error.what();
    }
  }
}

TEST(TableFile, NamesTheMissingColumnAndThoseThereAre) {
  const TableFile table = ParseTable("jaar,waarde\n2022,1\n", "t.csv");
  try {
    table.Column("gm_code");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("'gm_code' ontbreekt. Aanwezig: jaar, waarde"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace doelmaat::base
