#include "base/table_file.h"

#include <gtest/gtest.h>

#include "base/error.h"

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
