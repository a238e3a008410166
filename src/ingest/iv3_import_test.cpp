#include <algorithm>

#include "base/file.h"
#include "ingest/download_folder.h"
#include "ingest/iv3_reader.h"

namespace doelmaat::ingest {
namespace {

struct Iv3Row {
  std::string field;
  std::string code;
  std::string amount;  // in 1 000 euro
  std::string category = "L1.1";
};

// A page of raw Iv3: expenditure in the accounts of 2024. `swapped`: municipality and category
// stand in each other's column.
std::string Iv3Page(const std::vector<Iv3Row>& rows,
                    const std::string& next = "",
                    bool swapped = false) {
  std::string json =
      R"({"odata.metadata":"https://x/OData/99963NED/$metadata#Cbs.OData.WebAPI.TypedDataSet","value":[)";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string code = fmt::format(R"("Gemeenten":"{}   ")", rows[r].code);
    const std::string category = fmt::format(R"("Categorie":"{:<8}")", rows[r].category);
    json += fmt::format(R"({}{{"TaakveldBalanspost":"{} ",{},"Verslagsoort":"2024X005",{},)"
                        R"("k_1ePlaatsing_1":{},"k_2ePlaatsing_2":{}}})",
                        r == 0 ? "" : ",",
                        rows[r].field,
                        swapped ? category : code,
                        swapped ? code : category,
                        rows[r].amount,
                        rows[r].amount);
  }
  return json + "]" + (next.empty() ? "" : ",\"odata.nextLink\":\"" + next + "\"") + "}";
}

class Iv3ImportTest : public DownloadFolder {
 protected:
  // code:field=thousands of euro of what landed of Iv3, in order.
  std::string Landed() override {
    return TextOf("SELECT gm_code, taakveld AS field, lasten_cents FROM land_iv3 ORDER BY ALL");
  }
  // The same of the sub-fields of the last delivery.
  std::string Parts() {
    return TextOf(
        "SELECT gm_code, deeltaakveld AS field, lasten_cents FROM land_iv3_deel WHERE delivery_id "
        "= "
        "(SELECT max(delivery_id) FROM land_delivery) ORDER BY ALL");
  }
  // What is said of the binding with `to` in the place of `from`, behind the line of `blamed` in
  // it.
  std::string RefusalOfCatalogue(const std::string& from,
                                 const std::string& to,
                                 const std::string& blamed = "") {
    std::string bytes = catalog_.Find("source/iv3/onbewerkt").bytes;
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    bytes.replace(at, from.size(), to);
    const auto until = static_cast<std::ptrdiff_t>(bytes.find(blamed.empty() ? to : blamed));
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + until, '\n');
    std::filesystem::create_directories(folder_ / "mijn/source/iv3");
    base::WriteFile(folder_ / "mijn/source/iv3/onbewerkt.toml", bytes);
    try {
      LoadIv3Binding(base::Catalog(folder_ / "mijn"));
    } catch (const Error& error) {
      const std::string said = error.what();
      const std::string place = fmt::format("onbewerkt.toml, regel {}: ", line);
      EXPECT_NE(said.find(place), std::string::npos) << said;
      return said;
    }
    ADD_FAILURE() << "no error";
    return "";
  }

 private:
  std::string TextOf(const std::string& query) {
    const store::RowSet rows = database_.QueryText(query, "test");
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      text += fmt::format("{}{}:{}={}",
                          r == 0 ? "" : " ",
                          rows.Text(r, "gm_code"),
                          rows.Text(r, "field"),
                          rows.Integer(r, "lasten_cents") / 100000);
    }
    return text;
  }
};

TEST_F(Iv3ImportTest, APartOfTheTaskFieldsIsNoReturn) {
  const std::string refusal =
      RefusalOf({Keep("a.json", Iv3Page({{"6.82a", "GM0001", "3"}, {"6.71a", "GM0001", "9"}}))});
  EXPECT_NE(refusal.find("a.json: van de jaarrekening 2024 ontbreken de taakvelden 6.2, 6.72, "
                         "6.73, 6.74. "),
            std::string::npos)
      << refusal;
}

// Whole accounts of `municipalities`, less the code and the category that are named.
std::vector<Iv3Row> Accounts(int municipalities,
                             const std::string& no_code = "",
                             const std::string& no_category = "") {
  std::vector<Iv3Row> rows;
  for (int m = 1; m <= municipalities; ++m) {
    for (const std::string& field : std::vector<std::string>{"6.2",
                                                             "6.72a",
                                                             "6.72b",
                                                             "6.72c",
                                                             "6.72d",
                                                             "6.73a",
                                                             "6.73b",
                                                             "6.73c",
                                                             "6.74a",
                                                             "6.74b",
                                                             "6.74c",
                                                             "6.82a",
                                                             "6.82b"}) {
      for (const std::string& category : std::vector<std::string>{"L1.1", "L3.5.1", "L4.3.9"}) {
        if (field != no_code && !category.starts_with(no_category.empty() ? "-" : no_category)) {
          rows.push_back({field, fmt::format("GM{:04}", m), std::to_string(m + 10), category});
        }
      }
    }
  }
  return rows;
}

TEST_F(Iv3ImportTest, AChoiceOfCodesOrCategoriesIsNoReturn) {
  std::string list = "jaar,gm_code,gm_naam,inwoners\n";
  for (int m = 1; m <= 20; ++m) {
    list += fmt::format("2024,GM{:04},Naam{},100\n", m, m);
  }
  Load({Keep("gemeenten.csv", list)});
  const std::string no_part = RefusalOf({Keep("a.json", Iv3Page(Accounts(20, "6.72c")))});
  EXPECT_NE(
      no_part.find("a.json: in de jaarrekening 2024 heeft geen enkele gemeente iets op 6.72c. "
                   "Dat is een deel van de taakvelden"),
      std::string::npos)
      << no_part;
  const std::string no_wages = RefusalOf({Keep("a.json", Iv3Page(Accounts(20, "", "L1")))});
  EXPECT_NE(no_wages.find("iets op de categorieën L1 ("), std::string::npos) << no_wages;
  const auto whole = Load({Keep("b.json", Iv3Page(Accounts(20)))});
  EXPECT_EQ(whole[0].rows, 100U + 20U * 12U);  // five task fields and twelve sub-fields
  EXPECT_EQ(whole[0].notes.size(), 1U);        // no total
  const auto few = Load({Keep("c.json", Iv3Page(Accounts(2, "6.72c", "L1")))});
  EXPECT_NE(few[0].notes[0].find("jaarrekening 2024 staat niets op 6.72c, L1. Is de download een"),
            std::string::npos);
}

TEST_F(Iv3ImportTest, ATotalBesideItsPartsIsNotCountedTwice) {
  std::vector<Iv3Row> rows = Accounts(2);
  rows.push_back({"6.72", "GM0002", std::to_string(4 * 3 * 12), "L3.5.1"});
  const std::string by_code = RefusalOf({Keep("a.json", Iv3Page(rows))});
  EXPECT_NE(by_code.find("a.json: in de jaarrekening 2024 is het bedrag op 6.72 de som"),
            std::string::npos)
      << by_code;
  rows.back() = {"6.72a", "GM0002", "23", "L3.5"};  // 11 of GM0001 and 12 of GM0002
  const std::string by_category = RefusalOf({Keep("a.json", Iv3Page(rows))});
  EXPECT_NE(by_category.find("is het bedrag op L3.5 de som"), std::string::npos) << by_category;
  rows.back() = {"6.72", "GM0002", "7", "L3.5.1"};
  // Some do use the bare code.
  EXPECT_EQ(Load({Keep("a.json", Iv3Page(rows))})[0].rows, 10U + 2U * 13U);
}

TEST_F(Iv3ImportTest, AFieldThatOthersHaveIsZeroWhereItHasNoRow) {
  Load({Keep("a.json",
             Iv3Page({{"6.2", "GM0001", "1"},
                      {"6.72a", "GM0001", "2"},
                      {"6.73a", "GM0002", "3"},
                      {"6.74a", "GM0001", "4"},
                      {"6.82a", "GM0001", "5"},
                      {"6.82b", "GM0001", "6"}}))});
  EXPECT_EQ(Landed(),
            "GM0001:6.2=1 GM0001:6.72=2 GM0001:6.73=0 GM0001:6.74=4 GM0001:6.82=11 "
            "GM0002:6.2=0 GM0002:6.72=0 GM0002:6.73=3 GM0002:6.74=0 GM0002:6.82=0");
}

TEST_F(Iv3ImportTest, SubFieldsComeWithTheirTaskFields) {
  Load({Keep("a.json",
             Iv3Page({{"6.2", "GM0001", "1"},
                      {"6.72", "GM0001", "7"},
                      {"6.72a", "GM0001", "2"},
                      {"6.72a", "GM0001", "20", "L3.5.1"},
                      {"6.73a", "GM0002", "3"},
                      {"6.73", "GM0001", "-8"},
                      {"6.74b", "GM0001", "4"},
                      {"6.82b", "GM0001", "6"}}))});
  EXPECT_EQ(Parts(),
            "GM0001:6.72=7 GM0001:6.72a=22 GM0001:6.73=-8 GM0001:6.73a=0 GM0001:6.74b=4 "
            "GM0001:6.82b=6 GM0002:6.72=0 GM0002:6.72a=0 GM0002:6.73=0 GM0002:6.73a=3 "
            "GM0002:6.74b=0 GM0002:6.82b=0");
}

TEST_F(Iv3ImportTest, SubFieldsAreOfThePlacementOfTheirTaskFields) {
  std::string page = Iv3Page({{"6.2", "GM0001", "1"},
                              {"6.72a", "GM0001", "2"},
                              {"6.73a", "GM0001", "3"},
                              {"6.74a", "GM0001", "4"},
                              {"6.82a", "GM0001", "5"}});
  const std::string both = R"("k_1ePlaatsing_1":2,"k_2ePlaatsing_2":2)";
  page.replace(page.find(both), both.size(), R"("k_1ePlaatsing_1":2,"k_2ePlaatsing_2":9)");
  Load({Keep("a.json", page)});
  EXPECT_EQ(Parts(), "GM0001:6.72a=9 GM0001:6.73a=3 GM0001:6.74a=4 GM0001:6.82a=5");
  EXPECT_EQ(Landed(), "GM0001:6.2=1 GM0001:6.72=9 GM0001:6.73=3 GM0001:6.74=4 GM0001:6.82=5");
}

// The codes of 2017-2022 and those from 2025 on are no sub-fields.
TEST_F(Iv3ImportTest, AYearWithoutSubFieldsHasNone) {
  std::string page =
      Iv3Page({{"6.2", "GM0001", "1"}, {"6.72", "GM0001", "2"}, {"6.82", "GM0001", "5"}});
  for (std::size_t at = 0; (at = page.find("2024X", at)) != std::string::npos;) {
    page.replace(at, 4, "2022");
  }
  EXPECT_EQ(Load({Keep("a.json", page)})[0].rows, 3U);
  EXPECT_EQ(Parts(), "");
}

TEST_F(Iv3ImportTest, APageMayHaveItsColumnsInAnotherOrder) {
  Keep("a.json", Iv3Page({{"6.2", "GM0001", "1"}, {"6.72a", "GM0001", "2"}}, "https://x?$skip=2"));
  Keep("b.json",
       Iv3Page({{"6.73a", "GM0001", "3"}, {"6.74a", "GM0001", "4"}, {"6.82a", "GM0001", "5"}},
               "",
               true));
  Load({folder_});
  EXPECT_EQ(Landed(), "GM0001:6.2=1 GM0001:6.72=2 GM0001:6.73=3 GM0001:6.74=4 GM0001:6.82=5");
}

TEST_F(Iv3ImportTest, ARawFigureOfNobodyIsNamed) {
  std::string page = Iv3Page({{"6.2", "GM0001", "1"}, {"6.72a", "GM0001", "2"}});
  const std::string absent = "\"Gemeenten\":\"GM0001   \",";
  page.erase(page.rfind(absent), absent.size());
  EXPECT_NE(RefusalOf({Keep("a.json", page)}).find("a.json, record 2, veld Gemeenten: hier staat"),
            std::string::npos);
}

TEST_F(Iv3ImportTest, ARecordThatComesTwiceIsNotAddedUp) {
  EXPECT_NE(RefusalOf({Keep("a.json",
                            Iv3Page({{"6.2", "GM0001", "1"},
                                     {"6.2", "GM0001", "3", "L3.1"},
                                     {"6.2", "GM0001", "7"}}))})
                .find("a.json, record 3, veld TaakveldBalanspost: 2024X005, GM0001, 6.2, L1.1 komt "
                      "in deze download twee keer voor"),
            std::string::npos);
}

// -99997 says that there is no figure; -99997.4 and -999975 are figures.
TEST_F(Iv3ImportTest, OnlyTheCodeItselfIsNoFigure) {
  Load({Keep("a.json",
             Iv3Page({{"6.2", "GM0001", "-99997"},
                      {"6.2", "GM0001", "-99998.0", "L3.1"},
                      {"6.2", "GM0001", "1", "L3.2"},
                      {"6.72a", "GM0001", "-99997.4"},
                      {"6.73a", "GM0001", "-999975"},
                      {"6.74a", "GM0001", "4"},
                      {"6.82a", "GM0001", "5"}}))});
  EXPECT_EQ(Landed(),
            "GM0001:6.2=1 GM0001:6.72=-99997 GM0001:6.73=-999975 GM0001:6.74=4 GM0001:6.82=5");
}

// In a file saved again with signs of thousands, "1.000" would be a thousandth of what it says.
TEST_F(Iv3ImportTest, ASignThatMayBeOfThousandsIsAskedUnlessAnotherAmountShowsWhatItIs) {
  const auto file = [](const std::string& first, const std::string& second) {
    std::string csv =
        R"("ID";"TaakveldBalanspost";"Gemeenten";"Verslagsoort";"Categorie";"k_2ePlaatsing_2")"
        "\n";
    for (const std::string& row : {"6.2;" + first,
                                   "6.72a;" + second,
                                   std::string("6.73a;3"),
                                   std::string("6.74a;4"),
                                   std::string("6.82a;5")}) {
      const std::size_t sign = row.find(';');
      csv += "1;" + row.substr(0, sign) + ";GM0001;2024X005;L1.1" + row.substr(sign) + "\n";
    }
    return csv;
  };
  EXPECT_NE(RefusalOf({Keep("99963NED_TypedDataSet.csv", file("750", "12.345"))})
                .find("regel 3, veld k_2ePlaatsing_2: '12.345' is 12.345 duizend euro of"),
            std::string::npos);
  Load({Keep("99963NED_TypedDataSet.csv", file("1750", "12.345"))});
  EXPECT_EQ(Landed(), "GM0001:6.2=1750 GM0001:6.72=12 GM0001:6.73=3 GM0001:6.74=4 GM0001:6.82=5");
}

TEST_F(Iv3ImportTest, AnAmountOfTheFirstPlacementWhereTheSecondIsEmptyIsNamed) {
  std::string page = Iv3Page({{"6.2", "GM0001", "1"},
                              {"6.72a", "GM0001", "2"},
                              {"6.73a", "GM0001", "3"},
                              {"6.74a", "GM0001", "4"},
                              {"6.82a", "GM0001", "5"}});
  const std::string second = R"("k_2ePlaatsing_2":2)";
  page.replace(page.find(second), second.size(), R"("k_2ePlaatsing_2":null)");
  const auto notes = Load({Keep("a.json", page)})[0].notes;
  EXPECT_EQ(
      std::count(notes.begin(),
                 notes.end(),
                 "Niet geladen, want de tweede plaatsing is er leeg en elders niet: wat in de "
                 "eerste plaatsing staat van GM0001 2024 jaarrekening. Controleer de download."),
      1);
  EXPECT_EQ(Landed(), "GM0001:6.2=1 GM0001:6.72=0 GM0001:6.73=3 GM0001:6.74=4 GM0001:6.82=5");
}

TEST_F(Iv3ImportTest, ASubFieldOfNoFieldIsRefusedInTheCatalogue) {
  EXPECT_NE(RefusalOfCatalogue(R"(sub_fields = ["6.72", )", R"(sub_fields = ["6.70", )")
                .find("Taakveld 6.70 onder"),
            std::string::npos);
}

TEST_F(Iv3ImportTest, AYearInTwoClassificationsIsRefusedInTheCatalogue) {
  const std::string said = RefusalOfCatalogue("until = 2022", "until = 2023", "from = 2023");
  EXPECT_NE(said.find("de jaren 2023-2024"), std::string::npos) << said;
  EXPECT_NE(said.find("2017-2023"), std::string::npos) << said;
}

}  // namespace
}  // namespace doelmaat::ingest
