#include "ingest/download_pages.h"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ingest/made_up_archive.h"
#include "ingest/statline_folder.h"

namespace doelmaat::ingest {
namespace {

using DownloadPages = StatlineFolder;

constexpr const char* kLink = "https://opendata.cbs.nl/x?$format=json&$skip=";

// A page whose last and first record are numbered so, with nothing left out between.
PageEnd End(std::int64_t first, std::int64_t last, const std::string& next = "") {
  PageEnd end;
  end.records = static_cast<std::size_t>(last - first + 1);
  end.first_id = first;
  end.last_id = last;
  end.next_link = next;
  return end;
}

// What is said of the pages, "" when they are whole.
std::string Said(const std::vector<PageEnd>& ends,
                 std::optional<std::size_t> promised = std::nullopt) {
  Download set;
  set.name = "map";
  set.table = "85098NED";
  set.form = StatlineForm::kLong;
  for (std::size_t p = 0; p < ends.size(); ++p) {
    set.pages.push_back({{"", fmt::format("{}.json", p), "", false}, DownloadFormat::kJson, ""});
  }
  try {
    CheckPages(set, ends, promised);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    return error.what();
  }
  return "";
}

std::string Next(int skip) { return kLink + std::to_string(skip); }

TEST_F(DownloadPages, PagesAreOneDeliveryWhateverTheirNames) {
  Keep("b.json", Page("UntypedDataSet", 0, {"\"1\"", "\"2\""}, "https://x?$skip=2"));
  Keep("a.json", Page("UntypedDataSet", 2, {"\"3\"", "\"4\""}, "https://x?$format=json&$skip=4"));
  Keep("0.json", Page("UntypedDataSet", 4, {"\"5\""}));
  EXPECT_EQ(Load({folder_}).size(), 1U);
  EXPECT_EQ(Landed(), "2021:1 2022:2 2023:3 2024:4 2025:5");
  EXPECT_TRUE(Load({folder_})[0].known_already);
}

TEST_F(DownloadPages, APageThatIsMissingIsNamed) {
  const auto first =
      Keep("a.json", Page("UntypedDataSet", 0, {"\"1\"", "\"2\""}, "https://x?$skip=2"));
  const auto second =
      Keep("b.json", Page("UntypedDataSet", 2, {"\"3\"", "\"4\""}, "https://x?$skip=4"));
  const auto third = Keep("c.json", Page("UntypedDataSet", 4, {"\"5\""}));
  EXPECT_NE(RefusalOf({first}).find("a.json: de volgende pagina ontbreekt. Download haar van "
                                    "https://x?$skip=2"),
            std::string::npos);
  EXPECT_NE(RefusalOf({second, third}).find("b.json: deze pagina begint bij record 2"),
            std::string::npos);
  EXPECT_NE(RefusalOf({first, second}).find("b.json: de volgende pagina"), std::string::npos);
}

TEST_F(DownloadPages, APageWithMoreRecordsThanItsLinkSaysIsNamed) {
  Keep("a.json", Page("UntypedDataSet", 0, {"\"1\"", "\"2\"", "\"3\""}, "https://x?$skip=2"));
  Keep("b.json", Page("UntypedDataSet", 3, {"\"4\""}));
  EXPECT_NE(RefusalOf({folder_}).find("a.json: deze pagina heeft 3 records, maar zegt dat de "
                                      "volgende bij record 2 begint"),
            std::string::npos);
}

TEST_F(DownloadPages, TwoDownloadsOfATableInOneFolderAreAsked) {
  Keep("a.json", Page("UntypedDataSet", 0, {"\"1\""}));
  Keep("b.json", Page("UntypedDataSet", 1, {"\"2\""}));
  EXPECT_NE(RefusalOf({folder_}).find("twee downloads"), std::string::npos);
}

TEST(CheckPages, TakesPagesInWhateverOrder) {
  EXPECT_EQ(Said({End(0, 7560)}), "");
  EXPECT_EQ(Said({End(20000, 20010), End(10000, 19999, Next(20000)), End(0, 9999, Next(10000))}),
            "");
}

TEST(CheckPages, NamesThePagesBetweenWhichOneIsMissing) {
  const std::string said =
      Said({End(0, 9999, Next(10000)), End(10000, 19999, Next(20000)), End(30000, 31000)});
  EXPECT_NE(
      said.find("tussen 1.json (eindigt bij record 19999) en 2.json (begint bij record 30000)"),
      std::string::npos)
      << said;
}

TEST(CheckPages, ThePagesBeforeTheLastAreMissed) {
  const std::string said = Said({End(30000, 31000)});
  EXPECT_NE(said.find("0.json: dit begint bij record 30000"), std::string::npos) << said;
  EXPECT_EQ(Said({End(30001, 31000)}), "");  // of one municipality
}

// Of every sixth record, with a block left out; the next page is as far on as some record is.
TEST(CheckPages, ASelectionLeavesGaps) {
  PageEnd first = End(5, 100, Next(10));
  first.records = 10;
  first.largest_step = 40;
  PageEnd last = End(140, 200);
  EXPECT_EQ(Said({first, last}), "");
  last = End(141, 200);
  EXPECT_NE(Said({first, last}), "");
  first.largest_step = 41;
  EXPECT_EQ(Said({first, last}), "");
}

TEST(CheckPages, WithoutNumbersOnlyTheirLinksTell) {
  PageEnd first;
  first.records = 2;
  first.next_link = Next(2);
  EXPECT_EQ(Said({first, PageEnd{}}), "");
}

TEST(CheckPages, HoldsWhatIsPromisedOfWhatIsNoSelection) {
  const std::vector<PageEnd> pages = {End(0, 9, Next(10)), End(10, 19)};
  EXPECT_EQ(Said(pages, 20), "");
  EXPECT_NE(Said(pages, 48).find("map: 20 waarnemingen, terwijl de tabel er 48 heeft"),
            std::string::npos);
  EXPECT_EQ(Said({End(0, 9, std::string("https://x?$filter=a&$skip=10")), End(10, 19)}, 48), "");
  EXPECT_EQ(Said({End(0, 19)}, 48), "");
}

TEST_F(DownloadPages, AMissingPageLeavesNothing) {
  Keep("a.json", Page("UntypedDataSet", 0, {"\"1\""}, "https://x?$skip=1"));
  Keep("c.json", Page("UntypedDataSet", 3, {"\"4\""}));
  EXPECT_NE(RefusalOf({folder_}).find("ontbreken pagina's"), std::string::npos);
}

// 85039NED is of one year, and has another name for its dimension.
TEST_F(DownloadPages, EachTableInAnArchiveIsADeliveryOfItsOwn) {
  std::string other = Page("UntypedDataSet", 0, {"\"500\""}, "", "AantalInwoners_5");
  other.replace(other.find("85098NED"), 8, "85039NED");
  other.replace(other.find("RegioS"), 6, "WijkenEnBuurten");
  const std::string perioden = R"("Perioden":"2021JJ00",)";
  other.erase(other.find(perioden), perioden.size());
  WriteZip(folder_ / "downloads.zip",
           {{"85098NED.json", Page("UntypedDataSet", 0, {"\"1\""})}, {"85039NED.json", other}});
  EXPECT_EQ(Load({folder_ / "downloads.zip"}).size(), 2U);
  EXPECT_EQ(Landed(), "2021:500 2021:1");
  for (const ImportedFile& file : Load({folder_ / "downloads.zip"})) {
    EXPECT_TRUE(file.known_already) << file.name;
  }
}

TEST_F(DownloadPages, WhatShapesTheFiguresMakesTheSameBytesAnotherDelivery) {
  Keep("a.json", Page("UntypedDataSet", 4, {"\"1\"", "\"2\""}));  // there is no list of 2026
  EXPECT_FALSE(Load({folder_})[0].known_already);
  EXPECT_TRUE(Load({folder_})[0].known_already);
  EXPECT_EQ(Landed(), "2025:1");
  const auto list = Keep("gemeenten.csv", "jaar,gm_code,gm_naam,inwoners\n2026,GM0001,Aa,100\n");
  Load({list});
  std::filesystem::remove(list);
  EXPECT_FALSE(Load({folder_})[0].known_already);
  EXPECT_EQ(Landed(), "2025:1 2025:1 2026:2");  // the later delivery is the one that counts
  Keep("DataProperties.json",
       fmt::format(R"({{"odata.metadata":"{}DataProperties","value":[
           {{"Key":"JongerenMetJeugdbescherming_3","Type":"Topic","Title":"Met jeugdbescherming",
             "Unit":"%","Decimals":1}}]}})",
                   kContext));
  EXPECT_FALSE(Load({folder_})[0].known_already);
  EXPECT_EQ(Landed(), "2025:1 2025:1 2025:1 2026:2 2026:2");
  EXPECT_TRUE(Load({folder_})[0].known_already);
}

}  // namespace
}  // namespace doelmaat::ingest
