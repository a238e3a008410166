#include "ingest/download_number.h"

#include "ingest/download_folder.h"

namespace doelmaat::ingest {
namespace {

constexpr const char* kAsked = "kan op twee manieren worden gelezen";

class DownloadNumberTest : public DownloadFolder {
 protected:
  std::string Landed() override {
    const store::RowSet rows =
        database_.QueryText("SELECT waarde_10000 FROM land_statline ORDER BY jaar", "test");
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      text += std::to_string(rows.Integer(r, "waarde_10000")) + " ";
    }
    return text;
  }
  // A download of one figure, as text.
  std::filesystem::path Typed(const std::string& figure) {
    return Keep(
        "85098NED_TypedDataSet_22112026.csv",
        "ID;RegioS;Perioden;JongerenMetJeugdbescherming_3\n0;GM0001;2021JJ00;" + figure + "\n");
  }
  std::filesystem::path Shown(const std::string& figure) {
    return Keep("85099NED_getoond.csv",
                "Regio's;Vormen van jeugdzorg;Perioden;Jongeren met jeugdzorg\n"
                "Aa;JZ Totaal jeugdzorg;2022;" +
                    figure + "\n");
  }
};

TEST(DownloadNumber, AsksOfASignThatMayBeOfThousandsUnlessTheTableHasThreeDecimals) {
  for (const char* text : {"5.000", "12,000", "1.235", "-120.000"}) {
    for (const std::optional<int> decimals : {std::optional<int>(), std::optional(0)}) {
      std::string problem;
      DownloadNumber().Parse(text, {.decimals = decimals}, &problem);
      EXPECT_NE(problem.find(kAsked), std::string::npos) << text << ": " << problem;
    }
    std::string problem;
    DownloadNumber().Parse(text, {.decimals = 3}, &problem);
    EXPECT_EQ(problem, "");
  }
  for (const char* text : {"12.0", "12.00", "1234.000", "0.000", "12.0000", "5000"}) {
    std::string problem;
    DownloadNumber().Parse(text, {.decimals = 0}, &problem);
    EXPECT_EQ(problem, "") << text;
  }
  std::string problem;
  EXPECT_EQ(DownloadNumber().Parse("5.000", {.decimals = 0, .sign_is_known = true}, &problem),
            50000);
  EXPECT_EQ(problem, "");
}

TEST(DownloadNumber, KnowsFromAnotherNumberWhatTheSignIs) {
  const auto open = [](const std::vector<const char*>& texts) {
    DownloadNumber number;
    std::string problem;
    for (const char* text : texts) {
      number.Parse(text, {.decimals = 3}, &problem);
      EXPECT_EQ(problem, "") << text;
    }
    return number.SignIsOpen();
  };
  EXPECT_FALSE(open({}));
  EXPECT_FALSE(open({"750", "-3", "0"}));
  EXPECT_TRUE(open({"750", "12.345"}));
  EXPECT_TRUE(open({"12.345", "-1.000"}));
  for (const char* settles : {"1234", "-1234", "0.500", "1.5", "1234.567", "12.34"}) {
    EXPECT_FALSE(open({"12.345", settles})) << settles;
    EXPECT_FALSE(open({settles, "12.345"})) << settles;
  }
}

TEST_F(DownloadNumberTest, TextOfEveryFormIsAsked) {
  for (const std::string figure : {"5.000", "12,000"}) {
    const std::string typed = RefusalOf({Typed(figure)});
    EXPECT_NE(typed.find("regel 2, veld JongerenMetJeugdbescherming_3: '" + figure + "' " + kAsked),
              std::string::npos)
        << typed;
    const std::string shown = RefusalOf({Shown(figure)});
    EXPECT_NE(shown.find("regel 2, veld Jongeren met jeugdzorg: '" + figure + "' " + kAsked),
              std::string::npos)
        << shown;
  }
  Load({Typed("12.0")});
  EXPECT_EQ(Landed(), "120000 ");
}

TEST_F(DownloadNumberTest, OfJsonANumberIsReadAndATextAsked) {
  const auto page = [&](const std::string& figure) {
    return Keep("a.json",
                R"({"odata.metadata":"https://x/OData/85098NED/$metadata#Cbs.OData.WebAPI.)"
                R"(UntypedDataSet","value":[{"ID":0,"RegioS":"GM0001","Perioden":"2021JJ00",)"
                R"("JongerenMetJeugdbescherming_3":)" +
                    figure + "}]}");
  };
  EXPECT_NE(RefusalOf({page("\"   5.000\"")}).find(kAsked), std::string::npos);
  Load({page("5.000")});
  EXPECT_EQ(Landed(), "50000 ");
}

}  // namespace
}  // namespace doelmaat::ingest
