#include "report/pages.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <gumbo.h>

#include "base/error.h"
#include "report/report_fixture.h"

namespace doelmaat::report {
namespace {

// What libgumbo, an HTML5 parser, sees of a page.
struct Parsed {
  unsigned errors = 0;
  int h1 = 0;
  int deepest_jump = 0;  // largest step down between headings that follow each other
  std::multiset<std::string> ids;
  std::set<std::string> references;  // of aria-labelledby, url(#…) and links within the page
};

void Visit(const GumboNode* node, int* level, Parsed* parsed) {
  if (node->type != GUMBO_NODE_ELEMENT) {
    return;
  }
  const GumboElement& element = node->v.element;
  if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6) {
    const int now = 1 + static_cast<int>(element.tag) - static_cast<int>(GUMBO_TAG_H1);
    parsed->h1 += now == 1 ? 1 : 0;
    parsed->deepest_jump = std::max(parsed->deepest_jump, now - *level);
    *level = now;
  }
  if (const GumboAttribute* id = gumbo_get_attribute(&element.attributes, "id")) {
    parsed->ids.insert(id->value);
  }
  if (const GumboAttribute* link = gumbo_get_attribute(&element.attributes, "href")) {
    if (link->value[0] == '#') {
      parsed->references.insert(link->value + 1);
    }
  }
  for (unsigned i = 0; i < element.children.length; ++i) {
    Visit(static_cast<const GumboNode*>(element.children.data[i]), level, parsed);
  }
}

Parsed Parse(const std::string& html) {
  Parsed parsed;
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  parsed.errors = output->errors.length;
  int level = 0;
  Visit(output->root, &level, &parsed);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return parsed;
}

std::map<std::string, std::string> AllPages(const RunTables& run) {
  return {{"index", IndexPage(run)},
          {"national", NationalPage(run)},
          {"hostile", MunicipalityPage(run, "GM0001")},
          {"clear", MunicipalityPage(run, "GM0002")},
          {"excluded", MunicipalityPage(run, "GM9001")}};
}

// Those that a run with comparisons of methods has besides.
std::map<std::string, std::string> TrustPages(const RunTables& run) {
  return {{"methods", MethodPage(run)},
          {"class hostile, on the frontier", ClassPage(run, "GM0001")},
          {"class that holds", ClassPage(run, "GM0002")},
          {"no class", ClassPage(run, "GM0003")}};
}

std::map<std::string, std::string> EveryPage(const RunTables& run) {
  std::map<std::string, std::string> pages = AllPages(run);
  if (HasTrust(run)) {
    pages.merge(TrustPages(run));
    pages["region"] = RegionPage(run, "JZ01");
    pages["region that withholds"] = RegionPage(run, "JZ04");
  }
  return pages;
}

TEST(Pages, ParseWithoutErrorsAndWithUniqueIds) {
  for (const FixtureOptions& options : {FixtureOptions{},
                                        FixtureOptions{.check_passed = true},
                                        FixtureOptions{.optional_tables = false}}) {
    for (const auto& [name, html] : EveryPage(MakeFixture(options))) {
      const Parsed parsed = Parse(html);
      EXPECT_EQ(parsed.errors, 0u) << name;
      EXPECT_EQ(parsed.h1, 1) << name;
      EXPECT_LE(parsed.deepest_jump, 1) << name;
      for (const std::string& id : parsed.ids) {
        EXPECT_EQ(parsed.ids.count(id), 1u) << name << " " << id;
      }
      for (const std::string& id : parsed.references) {
        EXPECT_EQ(parsed.ids.count(id), 1u) << name << " #" << id;
      }
    }
  }
}

TEST(Pages, AMunicipalityLinksToThePageFromItsMessagesWhereThereIsOne) {
  const RunTables run = MakeFixture();
  for (const char* id : {"GM0002", "GM9001"}) {
    const std::string link = "../berichten/" + std::string(id) + ".html";
    EXPECT_NE(MunicipalityPage(run, id, TrafficPages::kPresent).find(link), std::string::npos);
    EXPECT_EQ(MunicipalityPage(run, id).find(link), std::string::npos);
  }
}

TEST(Pages, EscapeHostileNames) {
  for (const auto& [name, html] : EveryPage(MakeFixture())) {
    EXPECT_EQ(html.find("<script>alert"), std::string::npos) << name;
  }
  EXPECT_NE(MunicipalityPage(MakeFixture(), "GM0001").find("&lt;script&gt;alert"),
            std::string::npos);
}

TEST(Pages, HaveTheSameBytesTwice) {
  EXPECT_EQ(EveryPage(MakeFixture()), EveryPage(MakeFixture()));
}

TEST(Pages, LinkRelativelyFromTheirOwnFolder) {
  const RunTables run = MakeFixture();
  EXPECT_NE(IndexPage(run).find("href=\"gemeente/GM0002.html\""), std::string::npos);
  EXPECT_NE(IndexPage(run).find("href=\"csv/units-excel.csv\""), std::string::npos);
  EXPECT_NE(MunicipalityPage(run, "GM0002").find("href=\"../assets/doelmaat.css\""),
            std::string::npos);
}

TEST(MunicipalityPage, LeavesTheFrontierAmountToTheAnnexWhenTheCheckFailed) {
  const std::string failed = MunicipalityPage(MakeFixture({.check_passed = false}), "GM0002");
  const std::size_t annex = failed.find("id=\"bijlage\"");
  EXPECT_GT(failed.find("best presterende gemeenten met dezelfde"), annex);
  EXPECT_NE(failed.find("omdat de landelijke controle niet is doorstaan:", annex),
            std::string::npos);
  const std::string passed = MunicipalityPage(MakeFixture({.check_passed = true}), "GM0002");
  EXPECT_LT(passed.find("best presterende gemeenten met dezelfde"), passed.find("id=\"bijlage\""));
  // Each card that compares says so itself, with where the group lies.
  const std::string cards = failed.substr(0, failed.find("id=\"uitgaven\""));
  const std::string reserve = "een vraag, geen oordeel";
  EXPECT_NE(cards.find(reserve), cards.rfind(reserve));
  EXPECT_NE(cards.find("de middelste helft van die gemeenten"), std::string::npos);
  EXPECT_EQ(passed.find(reserve), std::string::npos);
}

TEST(RegionPage, KeepsTheReservationWithTheAmountThatCompares) {
  const std::string reserve = "een vraag, geen oordeel";
  EXPECT_NE(RegionPage(MakeFixture({.check_passed = false}), "JZ01").find(reserve),
            std::string::npos);
  EXPECT_EQ(RegionPage(MakeFixture({.check_passed = true}), "JZ01").find(reserve),
            std::string::npos);
}

TEST(MunicipalityPage, NeverShowsAnAmountWithoutSayingThatQualityIsNotInIt) {
  const std::string page = MunicipalityPage(MakeFixture(), "GM0002");
  const std::size_t section = page.find("id=\"maatstaven\"");
  EXPECT_NE(page.find("zegt niets over de kwaliteit van de hulp", section), std::string::npos);
}

TEST(MunicipalityPage, NamesTheKindOfCareWhereItDiffersMostAndShowsEverySubField) {
  const std::string page = MunicipalityPage(MakeFixture(), "GM0002");
  EXPECT_NE(page.find("id=\"soorten\""), std::string::npos);
  EXPECT_NE(page.find("in hulp "), std::string::npos);
  for (const char* sub_field : {"6.72a", "6.73b", "6.82a", "begeleiding", "niet verdeeld"}) {
    EXPECT_NE(page.find(sub_field), std::string::npos) << sub_field;
  }
  EXPECT_EQ(page.find("width=\"-"), std::string::npos);  // a correction has no bar
}

TEST(MunicipalityPage, SaysThatACorrectionHasNoBarAndNamesNoRemainderAsKindOfCare) {
  RunTables run = MakeFixture();
  const std::string page = MunicipalityPage(run, "GM0002");
  EXPECT_NE(page.find("Een negatief bedrag is een correctie van een ander jaar"),
            std::string::npos);
  EXPECT_EQ(page.find("in niet verdeeld"), std::string::npos);
}

TEST(MunicipalityPage, OfOneThatIsNotComparedShowsItsKindsAloneAndWhatIsMissingFromThem) {
  const std::string page = MunicipalityPage(MakeFixture(), "GM9001");
  const std::size_t section = page.find("id=\"soorten\"");
  ASSERT_NE(section, std::string::npos);
  const std::string kinds = page.substr(section, page.find("</section>", section) - section);
  EXPECT_NE(kinds.find("met andere gemeenten is dat niet vergeleken"), std::string::npos);
  EXPECT_NE(kinds.find("zonder te zeggen op welk deeltaakveld"), std::string::npos);
  EXPECT_EQ(kinds.find("mediaan"), std::string::npos);
  EXPECT_EQ(kinds.find("c-other-bar"), std::string::npos);
}

TEST(MunicipalityPage, WithoutSubFieldsHasNoSectionOfThem) {
  RunTables run = MakeFixture();
  run.tables.erase("spending_groups");
  EXPECT_EQ(MunicipalityPage(run, "GM0002").find("soorten"), std::string::npos);
}

TEST(MunicipalityPage, ComparesNoSubFieldsThatAreNotOfWhatWasSpent) {
  RunTables run = MakeFixture();
  run.tables.erase("spending_groups");
  const std::string page = MunicipalityPage(run, "GM0003");
  const std::size_t section = page.find("id=\"soorten\"");
  ASSERT_NE(section, std::string::npos);
  const std::string kinds = page.substr(section, page.find("</section>", section) - section);
  EXPECT_NE(kinds.find("tellen niet op tot de uitgaven per taakveld"), std::string::npos);
  EXPECT_NE(kinds.find("6.72"), std::string::npos);
  EXPECT_EQ(kinds.find("verschilt het meest"), std::string::npos);
  EXPECT_NE(page.find("href=\"#soorten\""), std::string::npos);
}

TEST(MunicipalityPage, OfAnExcludedOneSaysWhyAndStillShowsItsTrend) {
  const std::string page = MunicipalityPage(MakeFixture(), "GM9001");
  EXPECT_NE(page.find("Regiostad staat in 2022 buiten de vergelijking: de uitgaven per jongere"),
            std::string::npos);
  EXPECT_NE(page.find("id=\"verloop\""), std::string::npos);
  EXPECT_EQ(page.find("caterpillar"), std::string::npos);
}

TEST(MunicipalityPage, OfAnUnknownOneIsAnError) {
  try {
    MunicipalityPage(MakeFixture(), "GM4242");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kNotFound);
    EXPECT_NE(std::string(error.what()).find("GM4242"), std::string::npos);
  }
}

TEST(Pages, ShowSuppressedNumbersAsAWordOnly) {
  const std::string page = MunicipalityPage(MakeFixture(), "GM0002");
  EXPECT_NE(page.find("afgeschermd"), std::string::npos);
}

TEST(NationalPage, ListsEveryUnitAndEveryExcludedOne) {
  const std::string page = NationalPage(MakeFixture({.municipalities = 328}));
  EXPECT_NE(page.find("gemeente/GM0328.html"), std::string::npos);
  EXPECT_NE(page.find("gemeente/GM9001.html"), std::string::npos);
}

TEST(ClassPage, NamesWhatWouldChangeTheClassAndHowMuch) {
  const std::string page = ClassPage(MakeFixture(), "GM0004");
  EXPECT_NE(page.find(" een andere klasse; die regel"), std::string::npos);
  EXPECT_NE(page.find("<tr class=\"own\"><th scope=\"row\">Proef"), std::string::npos);
  EXPECT_NE(page.find("Met €\u00a01,3 miljoen (5,7%) minder uitgaven"), std::string::npos);
  EXPECT_NE(page.find("gemiddeld 15% van de kosten"), std::string::npos);
  EXPECT_NE(page.find("href=\"../gemeente/GM0004.html\""), std::string::npos);
}

TEST(ClassPage, SaysWhenTheClassHolds) {
  const std::string page = ClassPage(MakeFixture(), "GM0002");
  EXPECT_NE(page.find("blijft daar in alle 14 proefberekeningen"), std::string::npos);
  EXPECT_NE(page.find("Geen van deze proefberekeningen geeft"), std::string::npos);
}

TEST(ClassPage, OfAMunicipalityOnTheFrontierHasNoTippingAmount) {
  const std::string page = ClassPage(MakeFixture(), "GM0001");
  EXPECT_NE(page.find("volgt dan niet uit haar score"), std::string::npos);
  EXPECT_EQ(page.find("minder uitgaven was de klasse"), std::string::npos);
}

TEST(ClassPage, WithoutAClassShowsTheMethodsAndNoTests) {
  const std::string page = ClassPage(MakeFixture(), "GM0003");
  EXPECT_NE(page.find("geen klasse om te toetsen"), std::string::npos);
  EXPECT_NE(page.find("id=\"methoden\""), std::string::npos);
  EXPECT_EQ(page.find("id=\"proeven\""), std::string::npos);
}

TEST(ClassPage, RepeatsThatTheNationalCheckFailed) {
  for (const auto& [name, html] : TrustPages(MakeFixture({.check_passed = false}))) {
    EXPECT_NE(html.find("De landelijke controle is niet doorstaan"), std::string::npos) << name;
  }
}

TEST(ClassPage, OfOneThatIsNotComparedIsAnError) {
  EXPECT_THROW(ClassPage(MakeFixture(), "GM9001"), Error);
}

TEST(MethodPage, LinksToTheClassPagesAndSaysWhichMethodHasNoOutcome) {
  const std::string page = MethodPage(MakeFixture({.municipalities = 328}));
  EXPECT_NE(page.find("href=\"klasse/GM0328.html\""), std::string::npos);
  EXPECT_NE(page.find("(geen uitkomst)"), std::string::npos);
}

TEST(Pages, LinkToOtherMethodsOnlyWhenTheRunHasThem) {
  const RunTables with = MakeFixture();
  const RunTables without = MakeFixture({.optional_tables = false});
  EXPECT_FALSE(HasTrust(without));
  EXPECT_NE(NationalPage(with).find("href=\"methoden.html\""), std::string::npos);
  EXPECT_NE(MunicipalityPage(with, "GM0002").find("href=\"../klasse/GM0002.html\""),
            std::string::npos);
  EXPECT_EQ(NationalPage(without).find("methoden.html"), std::string::npos);
  EXPECT_EQ(MunicipalityPage(without, "GM0002").find("klasse/"), std::string::npos);
}

TEST(Assets, AreThere) {
  for (const Asset& asset : Assets()) {
    EXPECT_GT(asset.bytes.size(), 1000u) << asset.path;
  }
}

}  // namespace
}  // namespace doelmaat::report
