#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ingest/made_up_archive.h"
#include "ingest/source_definition.h"
#include "ingest/statline_binding.h"
#include "ingest/statline_folder.h"

namespace doelmaat::ingest {
namespace {

using DownloadImportTest = StatlineFolder;

TEST_F(DownloadImportTest, UntypedKnowsHiddenFromImpossible) {
  Load({Keep("a.json",
             Page("UntypedDataSet", 0, {"\"     1.2\"", "\"       .\"", "null", "\"\""}))});
  EXPECT_EQ(Landed(), "2021:1.2 2022:-");
}

TEST_F(DownloadImportTest, TypedKnowsNoDifferenceSoNothingIsWithheld) {
  Load({Keep("a.json", Page("TypedDataSet", 0, {"1.2", "null", "7888.2001953125"}))});
  EXPECT_EQ(Landed(), "2021:1.2 2022:- 2023:7888.2");
}

// The figure that was there would go on counting.
TEST_F(DownloadImportTest, WhatCannotExistTakesThePlaceOfAFigureThatWasThere) {
  Load({Keep("a.json", Page("UntypedDataSet", 0, {"\"1.2\"", "\"3\""}))});
  const auto again = Load({Keep("b.json", Page("UntypedDataSet", 0, {"\"\"", "\"3\"", "\"\""}))});
  EXPECT_EQ(Landed(), "2021:1.2 2021:- 2022:3 2022:3");
  const std::vector<std::string>& notes = again[0].notes;
  const auto says = [&](const std::string& sentence) {
    return std::count(notes.begin(), notes.end(), sentence);
  };
  EXPECT_EQ(says("Vervallen, want ze stonden er en kunnen volgens deze download niet bestaan: 1."),
            1);
  EXPECT_EQ(says("Cijfers die niet kunnen bestaan, en niet geladen: 1."), 1);
}

// What another table says of the same topic is not taken away by one that has no such cell.
TEST_F(DownloadImportTest, WhatCannotExistInATableLeavesTheFigureOfAnother) {
  Load(
      {Keep("a.csv",
            "tabel,jaar,gm_code,onderwerp,waarde\nANDERS,2021,GM0001,pct_jeugdbescherming,1.2\n")});
  Load({Keep("b.json", Page("UntypedDataSet", 0, {"\"\"", "\"3\""}))});
  EXPECT_EQ(Landed(), "2021:1.2 2022:3");
}

// nl-2022 counts with what an earlier table said.
TEST_F(DownloadImportTest, FiguresOfAnotherTableThatAreReplacedAreCounted) {
  Load({Keep("a.csv",
             "tabel,jaar,gm_code,onderwerp,waarde\n"
             "ANDERS,2021,GM0001,pct_jeugdbescherming,1.2\n"
             "ANDERS,2022,GM0001,pct_jeugdbescherming,3\n")});
  const auto notes = Load({Keep("b.json", Page("UntypedDataSet", 0, {"\"5\"", "\"3\""}))})[0].notes;
  EXPECT_EQ(
      std::count(
          notes.begin(), notes.end(), "Vervangen, want anders dan in tabel ANDERS: 1 cijfer."),
      1);
}

TEST_F(DownloadImportTest, WhatIsCutOffLeavesNothing) {
  const std::string whole = Page("UntypedDataSet", 0, {"\"1\"", "\"2\"", "\"3\""});
  EXPECT_NE(RefusalOf({Keep("a.json", whole.substr(0, whole.size() - 40))})
                .find("a.json: na record 2, bij byte"),
            std::string::npos);
}

TEST_F(DownloadImportTest, ADimensionThatWasNotPromisedIsAsked) {
  EXPECT_NE(RefusalOf({Keep("a.json",
                            Page("UntypedDataSet",
                                 0,
                                 {"\"1\""},
                                 "",
                                 "JongerenMetJeugdbescherming_3",
                                 ",\"Geslacht\":\"T001038\""))})
                .find("dimensie 'Geslacht' die catalog/source/statline/85098NED.toml niet noemt: "
                      "welke code is bedoeld?"),
            std::string::npos);
}

TEST_F(DownloadImportTest, ATopicThatFitsTwiceIsAsked) {
  EXPECT_NE(RefusalOf({Keep("a.json",
                            Page("UntypedDataSet",
                                 0,
                                 {"\"1\""},
                                 "",
                                 "JongerenMetJeugdbescherming_3",
                                 ",\"JongerenMetJeugdbescherming_9\":\"2\""))})
                .find("Welke is bedoeld?"),
            std::string::npos);
}

TEST_F(DownloadImportTest, AValueThatIsNoNumberIsNamedWithItsRecordAndField) {
  EXPECT_NE(RefusalOf({Keep("a.json", Page("UntypedDataSet", 0, {"\"1\"", "\"veel\""}))})
                .find("a.json, record 2, veld JongerenMetJeugdbescherming_3: 'veel' is geen getal"),
            std::string::npos);
}

TEST_F(DownloadImportTest, UnitOfTheDescriptionMultiplies) {
  const auto properties = [&](const std::string& unit) {
    return fmt::format(
        R"({{"odata.metadata":"{}DataProperties","value":[{{"Type":"GeoDimension","Key":"RegioS"}},)"
        R"({{"Type":"TimeDimension","Key":"Perioden"}},{{"Type":"Topic","Key":"Iets_1",)"
        R"("Title":"Jongeren met jeugdbescherming","Unit":"{}","Decimals":1}}]}})",
        kContext,
        unit);
  };
  const auto data = Keep("a.json", Page("TypedDataSet", 0, {"1.2"}, "", "Iets_1"));
  EXPECT_NE(RefusalOf({data, Keep("p.json", properties("euro"))}).find("heeft eenheid 'euro'"),
            std::string::npos);
  Load({data, Keep("q.json", properties("x 1 000 %"))});
  EXPECT_EQ(Landed(), "2021:1200");
}

TEST_F(DownloadImportTest, MoreDecimalsThanTheTopicHasAreAsked) {
  EXPECT_NE(RefusalOf({Keep("a.json", Page("UntypedDataSet", 0, {"\"1.2\"", "\"1.23\""}))})
                .find("a.json, record 2, veld JongerenMetJeugdbescherming_3: '1.23' heeft meer "
                      "decimalen dan de 1"),
            std::string::npos);
  std::string count = Page("TypedDataSet", 0, {"1.235"}, "", "TotaalJongerenMetJeugdzorg_1");
  count.replace(count.find("85098NED"), 8, "85099NED");
  const base::Catalog::File& file = catalog_.Find("source/statline/85099NED");
  const StatlineBinding binding = ParseStatlineBinding(file);
  std::string select;
  for (const auto& [dimension, code] : binding.topics.front().select) {
    select += fmt::format(R"("{}":"{}",)", dimension, code);
  }
  count.insert(count.find("\"RegioS\""), select);
  count.replace(count.find("TotaalJongerenMetJeugdzorg"), 26, binding.topics.front().key);
  EXPECT_NE(RefusalOf({Keep("b.json", count)}).find("'1.235' heeft meer decimalen dan de 0"),
            std::string::npos);
  count.replace(count.find("1.235"), 5, "1.000");
  Load({Keep("c.json", count)});
  EXPECT_EQ(Landed(), "2021:1");
}

TEST_F(DownloadImportTest, AnAbsentFieldHasNothingOfTheRecordBefore) {
  std::string page = Page("UntypedDataSet", 0, {"\"1\"", "\"2\"", "\"3\""});
  const std::string absent = ",\"JongerenMetJeugdbescherming_3\":\"2\"";
  page.erase(page.find(absent), absent.size());
  page.replace(page.find("\"3\"}"), 3, "{\"waarde\":3}");
  Load({Keep("a.json", page)});
  EXPECT_EQ(Landed(), "2021:1");
}

TEST_F(DownloadImportTest, ARecordWithoutRegionOrPeriodIsNamed) {
  const std::string whole = Page("UntypedDataSet", 0, {"\"1\"", "\"2\""});
  for (const std::string absent : {"\"RegioS\":\"GM0001  \",", "\"Perioden\":\"2022JJ00\","}) {
    std::string page = whole;
    page.erase(page.rfind(absent), absent.size());
    EXPECT_NE(RefusalOf({Keep("a.json", page)})
                  .find("a.json, record 2, veld " + absent.substr(1, absent.find(':') - 2) +
                        ": hier staat niets"),
              std::string::npos);
  }
}

TEST_F(DownloadImportTest, YearsWithoutMunicipalitiesAreSaidNotLanded) {
  const auto files = Load({Keep("a.json", Page("UntypedDataSet", 3, {"\"1\"", "\"2\"", "\"3\""}))});
  EXPECT_EQ(Landed(), "2024:1 2025:2");
  ASSERT_EQ(files[0].notes.size(), 2U);
  EXPECT_NE(files[0].notes[0].find("zonder gemeentelijst: 2026"), std::string::npos);
}

TEST_F(DownloadImportTest, AFigureOfAMunicipalityThatIsNotThereIsRefused) {
  std::string page = Page("UntypedDataSet", 0, {"\"1\""});
  page.replace(page.find("GM0001"), 6, "GM9999");
  EXPECT_NE(
      RefusalOf({Keep("a.json", page)})
          .find("a.json, record 1, veld RegioS: gemeente GM9999 staat niet in de gemeentelijst"),
      std::string::npos);
}

TEST_F(DownloadImportTest, WhatIsNoDataSaysWhatToDo) {
  EXPECT_NE(RefusalOf({Keep("a.json", R"({"odata.error":{"message":{"value":"te veel"}}})")})
                .find("fout van CBS: 'te veel'"),
            std::string::npos);
  EXPECT_NE(RefusalOf({Keep("b.json", "<!DOCTYPE html><html>storing</html>")}).find("webpagina"),
            std::string::npos);
  EXPECT_NE(RefusalOf({Keep("c.json", R"(<feed xmlns="http://www.w3.org/2005/Atom"/>)")})
                .find("$format=json"),
            std::string::npos);
  EXPECT_NE(RefusalOf({Keep("d.json", R"({"value":[{"ID":0}]})")}).find("noemt geen tabel"),
            std::string::npos);
  std::string other = Page("UntypedDataSet", 0, {"\"1\""});
  other.replace(other.find("85098NED"), 8, "12345NED");
  EXPECT_NE(RefusalOf({Keep("e.json", other)}).find("tabel 12345NED is niet bekend"),
            std::string::npos);
}

TEST_F(DownloadImportTest, ARecordWithoutFieldsHasNoRegion) {
  std::string page = Page("UntypedDataSet", 0, {});
  page.replace(page.find("[]"), 2, "[{}]");
  EXPECT_NE(RefusalOf({Keep("a.json", page)}).find("a.json: tabel 85098NED heeft geen"),
            std::string::npos);
}

constexpr const char* kShown =
    "\"Jongeren met jeugdzorg in natura; vorm van jeugdzorg, regio\"\r\n"
    "\"Vormen van jeugdzorg\";\"Regio's\";\"Perioden\";\"Jongeren met jeugdzorg\"\r\n"
    "\"\";\"\";\"\";\"x 1 000\"\r\n"
    "\"JZ Totaal jeugdzorg\";\"Nederland\";\"2022*\";\"400\"\r\n"
    "\"JZ Totaal jeugdzorg\";\"Bee (gemeente)\";\"2022*\";\"0,5\"\r\n"
    "\"JZ Totaal jeugdzorg\";\"Aa\";\"2022 1e halfjaar\";\"7\"\r\n"
    "\"JH 122 Totaal jeugdhulp met verblijf\";\"Bee (gemeente)\";\"2022*\";\".\"\r\n"
    "\"JB Jeugdbescherming\";\"Verdwenen\";\"2022*\";\"\"\r\n"
    "\"Bron: CBS\"\r\n";

// The table as shown, with one text changed.
std::string Shown(const std::string& from = "", const std::string& to = "") {
  std::string text = kShown;
  if (!from.empty()) {
    text.replace(text.find(from), from.size(), to);
  }
  return text;
}

TEST_F(DownloadImportTest, ATableWithNamesIsKnownByItsTitleAndItsUnitsMultiply) {
  const auto files = Load({Keep("Jongeren_met_jeugdzorg_22112026.csv", Shown())});
  EXPECT_EQ(Landed(), "2022:500 2022:-");
  EXPECT_EQ(files[0].source_title.substr(0, 8), "85099NED");
}

TEST_F(DownloadImportTest, ATableWithNamesAsksWhatIsMeant) {
  const std::vector<std::array<std::string, 3>> cases = {
      {"Bee (gemeente)",
       "Utrecht",
       "a.csv, regel 5, veld Regio's: 'Utrecht' is een gemeente en een"},
      {"Bee (gemeente)",
       "Be",
       "regel 5, veld Regio's: 'Be' is geen gemeente in de geladen "
       "gemeentelijsten. Welke is bedoeld? Het lijkt op: Bee"},
      {"Bee (gemeente)", "Bee (VR)", "'Bee (VR)' is geen gemeente in de geladen"},
      {"Bee (gemeente)", "Bee (GA)", "'Bee (GA)' is geen gemeente in de geladen"},
      {"\"Perioden\"", "\"2022\"", "is 'Perioden' geen kolom. Zet in StatLine de onderwerpen in"},
      {"\"Perioden\"", "\"Geslacht\";\"Perioden\"", "velden, verwacht 5"},
      {"\"0,5\"",
       "\"1.2.3\"",
       "a.csv, regel 5, veld Jongeren met jeugdzorg: '1.2.3' is geen getal"},
      {"x 1 000", "euro", "heeft eenheid 'euro'"},
      {"Jongeren met jeugdzorg\"\r\n\"\"", "Jongeren\"\r\n\"\"", "geen van de onderwerpen"},
      {"JH 122 Totaal jeugdhulp met verblijf",
       "JZ Totaal jeugdzorg",
       "GM0002 in 2022 komt in deze"}};
  for (const auto& [from, to, says] : cases) {
    const std::string refusal = RefusalOf({Keep("a.csv", Shown(from, to))});
    EXPECT_NE(refusal.find(says), std::string::npos) << refusal;
  }
  const std::string title = "\"Jongeren met jeugdzorg in natura; vorm van jeugdzorg, regio\"";
  const std::string other = RefusalOf({Keep("a.csv", Shown("\"Perioden\"", "\"Wanneer\""))});
  EXPECT_NE(other.find("is 'Perioden' geen kolom"), std::string::npos) << other;
  const auto file = Keep("b.csv", Shown(title, "\"Iets anders\""));
  Load({file});  // the only table with these columns
  EXPECT_EQ(Landed(), "2022:500 2022:-");
}

TEST_F(DownloadImportTest, ADownloadOfWhichNothingCanBeLoadedIsNotBooked) {
  const auto file = Keep("a.json", Page("UntypedDataSet", 5, {"\"1\""}));
  const std::string refusal = RefusalOf({file});
  EXPECT_NE(refusal.find("a.json: hierin staat geen enkel cijfer om te laden. Niet geladen, want "
                         "zonder gemeentelijst: 2026."),
            std::string::npos)
      << refusal;
  Load({Keep("gemeenten.csv", "jaar,gm_code,gm_naam,inwoners\n2026,GM0001,Aa,100\n")});
  Load({file});
  EXPECT_EQ(Landed(), "2026:1");
}

TEST_F(DownloadImportTest, AMunicipalityIsNotTakenForTheSourceBelowATable) {
  Load({Keep("gemeenten.csv",
             "jaar,gm_code,gm_naam,inwoners\n2022,GM0001,Aa,100\n2022,GM1876,Bronckhorst,100\n")});
  const std::string table =
      "\"Jongeren met jeugdzorg in natura; vorm van jeugdzorg, regio\"\n"
      "Regio's;Vormen van jeugdzorg;Perioden;Jongeren met jeugdzorg\n"
      "Aa;JZ Totaal jeugdzorg;2022;5\n";
  for (const std::string below :
       {"", "Bron: CBS\n", "\"Bron: CBS\";;;\n", "\"© CBS; Den Haag\"\r\n\r\nBron CBS\n"}) {
    const auto files =
        Load({Keep("a.csv", table + "Bronckhorst;JZ Totaal jeugdzorg;2022;7\n" + below)});
    EXPECT_EQ(files[0].rows, 2U) << below;
  }
}

TEST_F(DownloadImportTest, ACodeThatIsNotKnownIsFoundByItsName) {
  const std::string data =
      R"({"odata.metadata":"https://x/OData/85097NED/$metadata#Cbs.OData.WebAPI.UntypedDataSet",)"
      R"("value":[{"ID":0,"VerwijzerJeugdzorg":"V1","RegioS":"GM0001","Perioden":"2022JJ00",)"
      R"("TotaalBegonnenTrajecten_1":"      25"},{"ID":1,"VerwijzerJeugdzorg":"V2 ",)"
      R"("RegioS":"GM0001","Perioden":"2022JJ00","TotaalBegonnenTrajecten_1":"      10"}]})";
  const std::string codes =
      R"({"odata.metadata":"https://x/OData/85097NED/$metadata#Cbs.OData.WebAPI.VerwijzerJeugdzorg",)"
      R"("value":[{"Key":"V1","Title":"Totaal verwijzer"},{"Key":"V2 ","Title":"Huisarts"}]})";
  const auto file = Keep("a.json", data);
  EXPECT_NE(RefusalOf({file}).find("Leg de codes van VerwijzerJeugdzorg van tabel 85097NED erbij"),
            std::string::npos);
  const auto files = Load({file, Keep("b.json", codes)});
  EXPECT_EQ(Landed(), "2022:10 2022:25");
  EXPECT_NE(files[0].notes.back().find("begonnen_jeugdarts"), std::string::npos);
}

TEST_F(DownloadImportTest, CostsInThousandsOfEuroMayBeLarge) {
  Load({Keep(
      "a.json",
      R"({"odata.metadata":"https://x/OData/83454NED/$metadata#Cbs.OData.WebAPI.TypedDataSet",)"
      R"("value":[{"ID":0,"VormenVanJeugdzorg":"A045561","Regio":"GM0001","Perioden":"2022JJ00",)"
      R"("BegroteKosten_1":1,"GerealiseerdeKosten_2":434567}]})")});
  EXPECT_EQ(Landed(), "2022:434567000");
}

TEST_F(DownloadImportTest, EveryBindingOfTheCatalogueLandsUnderAKnownName) {
  const SourceDefinition tidy = ParseSourceDefinition(catalog_.Find("source/statline"));
  const auto column = std::find_if(tidy.columns.begin(), tidy.columns.end(), [](const auto& each) {
    return each.name == "onderwerp";
  });
  for (const StatlineBinding& binding : LoadStatlineBindings(catalog_)) {
    for (const StatlineTopic& topic : binding.topics) {
      EXPECT_EQ(std::count(column->allowed.begin(), column->allowed.end(), topic.name), 1)
          << binding.path << " " << topic.name;
    }
  }
}

TEST_F(DownloadImportTest, APasswordIsNamed) {
  WriteZip(folder_ / "85099NED.zip", {{"Observations.csv", "Id;Measure\n"}}, "geheim");
  EXPECT_NE(RefusalOf({folder_ / "85099NED.zip"}).find("85099NED.zip is met een wachtwoord"),
            std::string::npos);
}

TEST_F(DownloadImportTest, Utf16IsReadAsText) {
  const auto utf16 = [](const std::string& ascii) {
    std::string bytes = "\xFF\xFE";
    for (const char sign : ascii) {
      bytes += {sign, '\0'};
    }
    return bytes;
  };
  EXPECT_NE(RefusalOf({Keep("b.csv", utf16("jaar,gm_code,gm_naam,inwoners\n2022,GM1,Cee,1\n"))})
                .find("b.csv, regel 2, veld gm_code"),
            std::string::npos);
  Load({Keep("a.json", utf16(Page("UntypedDataSet", 0, {"\"     1.2\"", "\"       .\""})))});
  EXPECT_EQ(Landed(), "2021:1.2 2022:-");
}

TEST_F(DownloadImportTest, UntypedIsUsedWhereTypedLiesBeside) {
  Keep("typed.json", Page("TypedDataSet", 0, {"1.2", "null"}));
  Keep("untyped.json", Page("UntypedDataSet", 0, {"\"1.2\"", "\"\""}));
  EXPECT_EQ(Load({folder_}).size(), 1U);
  EXPECT_EQ(Landed(), "2021:1.2");
}

}  // namespace
}  // namespace doelmaat::ingest
