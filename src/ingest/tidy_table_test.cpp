#include "ingest/tidy_table.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::ingest {
namespace {

SourceDefinition Iv3() { return ParseSourceDefinition(base::Catalog().Find("source/iv3")); }

std::string RefusalOf(const std::string& bytes, const SourceDefinition& definition) {
  try {
    ReadRows(base::ParseTable(bytes, "a.csv"), definition);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    return error.what();
  }
  return "";
}

TEST(ReadRows, KeepsMoneyInWholeCentsInBothNotations) {
  for (const char* bytes :
       {"jaar,stand,gm_code,taakveld,lasten_eur\n2022,begroting,GM0363,6.72,-12.5\n",
        "jaar;stand;gm_code;taakveld;lasten_eur\n2022;begroting;GM0363;6.72;-12,5\n"}) {
    const auto rows = ReadRows(base::ParseTable(bytes, "a.csv"), Iv3());
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(std::get<std::int64_t>(rows[0][0]), 2);
    EXPECT_EQ(std::get<std::string>(rows[0][4]), "6.72");
    EXPECT_EQ(std::get<std::int64_t>(rows[0][5]), -1250);
  }
}

TEST(ReadRows, NamesLineFieldAndRemedy) {
  const std::string header = "jaar;stand;gm_code;taakveld;lasten_eur\n";
  const struct {
    const char* row;
    const char* message;
  } kCases[] = {
      {"22;begroting;GM0363;6.72;1", "regel 2, veld jaar: '22' is geen jaartal"},
      {"2022;raming;GM0363;6.72;1", "veld stand: 'raming' is hier niet bekend"},
      {"2022;begroting;GM0363;6,72;1", "Bedoelt u 6.72?"},
      {"2022;begroting;GM0363;jun-72;1", "veld taakveld: 'jun-72' is hier niet bekend"},
      {"2022;begroting;0363;6.72;1", "veld gm_code: '0363' is geen gemeentecode"},
      {"2022;begroting;GM0363;;1", "veld taakveld: het veld is leeg"},
      {"2022;begroting;GM0363;6.72;1.234", "kan op twee manieren worden gelezen"},
      {"2022;begroting;GM0363;6.72;41.500.000", "'41.500.000' is geen getal"},
      {"2022;begroting;GM0363;6.72;twee", "'twee' is geen getal"},
      {"2022;begroting;GM0363;6.72;8,2%", "'8,2%' heeft een procentteken"},
      {"2022;begroting;GM0363;6.72;2023-02-01", "'2023-02-01' is een datum of tijd"},
      {"2022;begroting;GM0363;6.72;12:00:00", "'12:00:00' is een datum of tijd"},
      {"2022;begroting;GM0363;6.72;-12:00", "'-12:00' is geen getal"},
      {"2022;begroting;GM0363;6.72;0,005", "Rond af op 2 decimalen"},
      {"2022;begroting;GM0363;6.72;1,005", "'1,005' kan op twee manieren worden gelezen"},
      {"2022;begroting;GM0363;6.72;300,000", "'300,000' kan op twee manieren worden gelezen"},
      {"2022;begroting;GM0363;6.72;999999999999999999", "te groot"},
  };
  for (const auto& [row, message] : kCases) {
    const std::string refusal = RefusalOf(header + row + "\n", Iv3());
    EXPECT_NE(refusal.find(message), std::string::npos) << row << " -> " << refusal;
    EXPECT_NE(refusal.find("Er is niets geladen."), std::string::npos);
  }
}

TEST(ReadRows, RefusesAYearTwiceNamingBothLines) {
  const std::string refusal = RefusalOf(
      "jaar,gm_code,gm_naam,inwoners\n2022,GM0001,A,5\n2022,GM0002,B,6\n2022,GM0001,A,5\n",
      ParseSourceDefinition(base::Catalog().Find("source/gemeenten")));
  EXPECT_NE(refusal.find("regel 4, veld jaar, gm_code: deze combinatie staat ook op regel 2"),
            std::string::npos)
      << refusal;
}

TEST(ReadRows, AsksWhetherPersonsAreThousandsButNotWhatMayHaveThreeDecimals) {
  const SourceDefinition persons = ParseSourceDefinition(base::Catalog().Find("source/statline"));
  const std::string header = "tabel,jaar,gm_code,onderwerp,waarde\nA,2022,GM0001,clienten,";
  for (const std::string text : {"1.235", "12.000", "-5.000"}) {
    EXPECT_NE(RefusalOf(header + text + "\n", persons)
                  .find("'" + text + "' kan op twee manieren worden gelezen"),
              std::string::npos)
        << text;
  }
  for (const std::string text : {"1235", "8.2", "0.235", "1.2350", "1234.000"}) {
    EXPECT_EQ(RefusalOf(header + text + "\n", persons), "") << text;
  }
  const std::string volume =
      "circulaire,jaar,gm_code,maatstaf,volume\nS2023,2024,GM0001,oadw,40.235\n";
  EXPECT_EQ(RefusalOf(volume,
                      ParseSourceDefinition(base::Catalog().Find("source/gemeentefonds_volumina"))),
            "");
}

TEST(ReadRows, RefusesANegativeCount) {
  const std::string refusal =
      RefusalOf("jaar,gm_code,gm_naam,inwoners\n2022,GM0001,A,-5\n",
                ParseSourceDefinition(base::Catalog().Find("source/gemeenten")));
  EXPECT_NE(refusal.find("'-5' is lager dan 0"), std::string::npos);
}

TEST(ReadRows, KeysThatCannotBeReadAreNotTakenForTheSame) {
  const std::string refusal = RefusalOf(
      "jaar;stand;gm_code;taakveld;lasten_eur\n20a2;begroting;GM0363;6.72;1\n"
      "20b2;begroting;GM0363;6.72;2\n",
      Iv3());
  EXPECT_NE(refusal.find("'20b2' is geen jaartal"), std::string::npos) << refusal;
  EXPECT_EQ(refusal.find("staat ook op"), std::string::npos) << refusal;
}

}  // namespace
}  // namespace doelmaat::ingest
