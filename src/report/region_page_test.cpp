#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "chart/svg_fixture.h"
#include "report/pages.h"
#include "report/report_fixture.h"

namespace doelmaat::report {
namespace {

using chart::fixture::Count;

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(NationalMap, LinksEveryAreaWithAFigureToItsPageAndNamesWhoseBordersTheyAre) {
  const std::string page = NationalPage(MakeFixture({.municipalities = 40}));
  EXPECT_EQ(Count(page, "<a class=\"pt\" tabindex=\"-1\" href=\"gemeente/GM"), 40u);
  EXPECT_TRUE(Has(page, "Grenzen van 2023, vereenvoudigd: CBS / Kadaster; CC BY 4.0"));
  EXPECT_TRUE(Has(page, "De grenzen zijn van 2023, de cijfers van 2022."));
}

TEST(NationalMap, SaysWhatItCannotShow) {
  const std::string page = NationalPage(MakeFixture({.municipalities = 40}));
  EXPECT_TRUE(Has(page, "<g class=\"pt\"><title>Samengegaan: geen cijfer</title>"));
  EXPECT_TRUE(Has(page, "niet één gemeente van deze vergelijking is: Samengegaan."));
  EXPECT_TRUE(Has(page, "Regiostad: buiten de vergelijking</title>"));
  EXPECT_TRUE(Has(page, "Niet op de kaart"));  // GM0004
}

TEST(NationalMap, CountsEveryMunicipalityInItsLegendOnce) {
  const std::string page = NationalPage(MakeFixture({.municipalities = 40}));
  const std::size_t from = page.find("class=\"m-area");
  ASSERT_NE(from, std::string::npos);
  const std::string legend = page.substr(from, page.find("class=\"pt\"", from) - from);
  std::size_t shown = 0;
  for (std::size_t at = legend.find(": "); at != std::string::npos;
       at = legend.find(": ", at + 1)) {
    shown += std::stoul(legend.substr(at + 2));
  }
  EXPECT_EQ(shown, 41u);  // 40 less GM0004, the excluded one and the area without a figure
}

TEST(NationalMap, IsLeftOutWithoutBorders) {
  const std::string page = NationalPage(MakeFixture({.optional_tables = false}));
  EXPECT_FALSE(Has(page, "id=\"kaart\""));
  EXPECT_FALSE(Has(page, "id=\"regios\""));
}

TEST(NationalMap, OfBordersThatDoNotReadIsAnError) {
  RunTables run = MakeFixture();
  result::ResultTable areas = run.Table("map_areas");
  areas.rows[0].back() = result::Cell::Text("52000 x");
  run.tables.erase("map_areas");
  run.tables.emplace(
      "map_areas",
      disclosure::Protect(areas, disclosure::Policy::For(disclosure::Audience::kPublic)));
  EXPECT_THROW(NationalPage(run), Error);
}

TEST(RegionPage, ShowsItsMunicipalitiesAndTheirSum) {
  const std::string page = RegionPage(MakeFixture(), "JZ01");
  EXPECT_EQ(Count(page, "<th scope=\"row\"><a href=\"../gemeente/GM"), 11u);  // 10 and GM9001
  EXPECT_TRUE(Has(page, "<tr class=\"own\"><th scope=\"row\">Regio samen</th>"));
  EXPECT_TRUE(Has(page, "buiten de vergelijking"));
  EXPECT_TRUE(Has(page, "Regio &lt;1&gt;"));
  EXPECT_FALSE(Has(page, "Regio <1>"));
  EXPECT_TRUE(Has(page, "zegt niets over de kwaliteit van de hulp"));
}

TEST(RegionPage, LinksBothWaysAndToItsFiles) {
  const RunTables run = MakeFixture();
  EXPECT_TRUE(Has(NationalPage(run), "href=\"regio/JZ01.html\""));
  EXPECT_TRUE(Has(MunicipalityPage(run, "GM0002"), "href=\"../regio/JZ02.html\""));
  EXPECT_TRUE(Has(MunicipalityPage(run, "GM9001"), "href=\"../regio/JZ01.html\""));
  const std::string page = RegionPage(run, "JZ01");
  EXPECT_TRUE(Has(page, "href=\"../nederland.html#regios\""));
  EXPECT_TRUE(Has(page, "href=\"../regio/csv/JZ01-excel.csv\""));
}

TEST(RegionPage, WithholdsTheTotalOfARegionWithATooSmallMunicipality) {
  const std::string page = RegionPage(MakeFixture(), "JZ04");
  EXPECT_FALSE(Has(page, "9.015"));
  EXPECT_TRUE(Has(page, "van afgeschermd jongeren") || Has(page, "afgeschermd"));
}

TEST(RegionPage, KeepsTheFrontierOutWhenTheCheckFailed) {
  EXPECT_FALSE(Has(RegionPage(MakeFixture({.check_passed = false}), "JZ01"),
                   "werkte als de best presterende"));
  EXPECT_TRUE(Has(RegionPage(MakeFixture({.check_passed = true}), "JZ01"),
                  "werkte als de best presterende"));
}

TEST(RegionPage, OfOneMunicipalitySpeaksOfThatOne) {
  const RunTables run = MakeFixture({.municipalities = 4});
  const std::string page = RegionPage(run, "JZ02");
  EXPECT_TRUE(Has(page, "gaf de enige vergeleken gemeente van de regio"));
  EXPECT_TRUE(Has(page, "De regio bestaat uit één gemeente."));
  EXPECT_FALSE(Has(page, "Regio samen"));
  EXPECT_FALSE(Has(page, "De gemeenten naast elkaar"));
  EXPECT_FALSE(Has(page, "elke gemeente van de regio"));
  EXPECT_TRUE(Has(MunicipalityPage(run, "GM0002"), "alleen deze gemeente"));
  EXPECT_TRUE(Has(RegionPage(MakeFixture(), "JZ02"), "Regio samen"));
}

TEST(RegionPage, OfAnUnknownOneIsAnError) {
  EXPECT_THROW(RegionPage(MakeFixture(), "JZ99"), Error);
}

TEST(RegionUnits, AreTheComparedMunicipalitiesOfTheRegionAsTheyWereProtected) {
  const RunTables run = MakeFixture();
  const disclosure::PublishableTable units = RegionUnits(run, "JZ02");
  EXPECT_EQ(units.table().rows.size(), 10u);
  EXPECT_EQ(units.policy().audience, disclosure::Audience::kPublic);
}

}  // namespace
}  // namespace doelmaat::report
