#include "ingest/labelled_table.h"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ingest/download_folder.h"

namespace doelmaat::ingest {
namespace {

class LabelledTableTest : public DownloadFolder {
 protected:
  std::string Landed() override {
    const store::RowSet rows = database_.QueryText(
        "SELECT onderwerp, waarde_10000 FROM land_statline ORDER BY onderwerp", "test");
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      text += fmt::format("{}{}:{}",
                          r == 0 ? "" : " ",
                          rows.Text(r, "onderwerp"),
                          rows.Number(r, "waarde_10000").value_or(0) / 10000);
    }
    return text;
  }
  // 85099NED with a row of a municipality for each form.
  std::filesystem::path Table(const std::vector<std::string>& forms) {
    std::string text =
        "\"Vormen van jeugdzorg\";\"Regio's\";\"Perioden\";\"Jongeren met jeugdzorg\"\n";
    for (std::size_t f = 0; f < forms.size(); ++f) {
      text += fmt::format("\"{}\";\"Aa\";\"2022*\";\"{}\"\n", forms[f], 5 * (f + 1));
    }
    return Keep("table__85099NED.csv", text);
  }
};

TEST_F(LabelledTableTest, AFormThatNobodyKnowsIsAskedOnceWithWhatToDo) {
  const std::string refusal =
      RefusalOf({Table({"JZ Totaal jeugdzorg", "JH Iets nieuws", "JH Iets nieuws"})});
  EXPECT_NE(refusal.find("table__85099NED.csv, regel 3, veld Vormen van jeugdzorg: 'JH Iets "
                         "nieuws' is niet bekend"),
            std::string::npos)
      << refusal;
  EXPECT_NE(refusal.find("onder [codes.VormenVanJeugdzorg]"), std::string::npos) << refusal;
  EXPECT_EQ(std::count(refusal.begin(), refusal.end(), '\n'), 1) << refusal;
}

TEST_F(LabelledTableTest, AFormIsKnownInOtherCapitalsAndOneThatIsNotThereIsSaid) {
  const auto files =
      Load({Table({"JZ totaal jeugdzorg", "jh 122  Totaal jeugdhulp met verblijf "})});
  EXPECT_EQ(Landed(), "clienten:5 vorm_met_verblijf:10");
  EXPECT_EQ(files[0].notes.back(),
            "Hiervan heeft deze download geen enkele regel: vorm_zonder_verblijf, "
            "vorm_jeugdbescherming, vorm_jeugdreclassering.");
}

TEST_F(LabelledTableTest, AFormThatACatalogueOfOnesOwnLeavesOutIsKnown) {
  std::string binding(catalog_.Find("source/statline/85099NED").bytes);
  const std::filesystem::path own = folder_ / "eigen";
  base::WriteFile(own / "source/statline/85099NED.toml", binding + "\"JH Iets nieuws\" = \"-\"\n");
  catalog_ = base::Catalog(own);
  Load({Table({"JZ Totaal jeugdzorg", "JH Iets nieuws"})});
  EXPECT_EQ(Landed(), "clienten:5");
}

}  // namespace
}  // namespace doelmaat::ingest
