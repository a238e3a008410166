#include "ingest/grant_table.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::ingest {
namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::vector<std::string> kMeasures = {"jong", "cf.regionaal"};

std::optional<base::TableFile> Tidy(const std::string& text, const std::string& name) {
  return TidyGrant(base::ParseTable(text, name), kMeasures);
}

TEST(GrantTable, VolumesAreOneRowAMeasureRoundedToFourDecimals) {
  const auto tidy = Tidy(
      "gm_code,Naam,Prov,jong,cf.regionaal,WOZe80\n"
      "GM0014,Groningen,1,34525.20485,0.00004,30122082260\nGM0034,Almere,6,12,,5\n",
      "map/s2023_2024_volumina.csv");
  ASSERT_TRUE(tidy.has_value());
  EXPECT_EQ(tidy->rows,
            (Rows{{"S2023", "2024", "GM0014", "jong", "34525.2049"},
                  {"S2023", "2024", "GM0014", "cf.regionaal", "0.0000"},
                  {"S2023", "2024", "GM0034", "jong", "12"}}));
  EXPECT_EQ(tidy->lines, (std::vector<std::size_t>{2, 2, 3}));
}

TEST(GrantTable, WeightsWithoutACodeAreAmountsOfTheirOwn) {
  const auto tidy = Tidy(
      "Codering maatstaf,Naam maatstaf,Wmo,Jeugd,Totaal\n"
      "jong,jongeren,0,305.42,305.42\noadw,dichtheid,0.00,-26.2,-26.2\n,voogdij/18+,0,1,1\n",
      "M2024_2025_gewichten.csv");
  ASSERT_TRUE(tidy.has_value());
  EXPECT_EQ(tidy->rows,
            (Rows{{"M2024", "2025", "Jeugd", "jong", "jongeren", "305.42"},
                  {"M2024", "2025", "Jeugd", "oadw", "dichtheid", "-26.2"}}));
}

TEST(GrantTable, GrantsLeaveOutTheCountryAndTheTotal) {
  const auto tidy =
      Tidy("gm_code;Gemeenten;Jeugd;Totaal\nGM0014;Groningen;100;300\n;Nederland;100;300\n",
           "s2023_2024_uitkering.csv");
  ASSERT_TRUE(tidy.has_value());
  EXPECT_EQ(tidy->rows, (Rows{{"S2023", "2024", "GM0014", "Jeugd", "100"}}));
}

TEST(GrantTable, AnotherTableIsNone) {
  EXPECT_FALSE(Tidy("jaar,gm_code\n2023,GM0014\n", "x.csv").has_value());
}

TEST(GrantTable, ANameThatDoesNotTellTheCircularIsRefused) {
  for (const char* name : {"volumina.csv", "s2023_volumina.csv", "x2023_2024_volumina.csv"}) {
    try {
      Tidy("gm_code,Naam,Prov,jong\nGM0014,Groningen,1,5\n", name);
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData);
      EXPECT_NE(std::string(error.what()).find("s2023_2024_"), std::string::npos);
    }
  }
}

std::string RefusalOf(const std::string& text) {
  try {
    Tidy(text, "s2023_2024_x.csv");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    return error.what();
  }
  ADD_FAILURE() << "not refused";
  return "";
}

TEST(GrantTable, AmountsAreNoVolumes) {
  const char* const grants =
      "gm_code,Naam,Prov,Beschermd wonen,Participatie,jeugd\nGM0014,Groningen,1,78904396,5,0\n";
  EXPECT_TRUE(IsUnusedGrant(base::ParseTable(grants, "s2023_2024_siudu.csv"), kMeasures));
  EXPECT_NE(RefusalOf(grants).find("geen enkele bekende maatstaf"), std::string::npos);
  EXPECT_NE(RefusalOf("gm_code,Naam,Prov,vrouwenopvang\nGM0014,Groningen,1,5\n")
                .find("s2023_2024_x.csv: deze tabel"),
            std::string::npos);
}

TEST(GrantTable, AColumnThatIsNoMeasureIsNamed) {
  const char* const mixed =
      "gm_code,Naam,Prov,jong,Beschermd wonen,Participatie\nGM0014,Groningen,1,5,6,7\n";
  EXPECT_FALSE(IsUnusedGrant(base::ParseTable(mixed, "x.csv"), kMeasures));
  EXPECT_NE(RefusalOf(mixed).find("'Beschermd wonen', 'Participatie'. "), std::string::npos);
}

TEST(GrantTable, TheFactorsOfPaymentAreNotUsed) {
  EXPECT_TRUE(IsUnusedGrant(
      base::ParseTable("circulaire,jaar,uitkeringsfactor\nM2022,2023,1.285\n", "x.csv"),
      kMeasures));
}

}  // namespace
}  // namespace doelmaat::ingest
