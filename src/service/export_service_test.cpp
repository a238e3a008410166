#include "service/export_service.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "service/ggm_service.h"
#include "store/database.h"

namespace doelmaat::service {
namespace {

using disclosure::Audience;
using report::RunTables;
using result::Cell;
using result::CellState;
using result::ColumnRole;
using result::Unit;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ExportServiceTest : public testing::Test {
 protected:
  ExportServiceTest() : before_(umask(S_IWGRP | S_IWOTH)) {
    std::string name = testing::TempDir() + "export-XXXXXX";
    folder_ = mkdtemp(name.data());
  }
  ~ExportServiceTest() override {
    std::filesystem::remove_all(folder_);
    umask(before_);
  }

  std::string Text(const std::string& name) const { return base::ReadFile(folder_ / name); }

  mode_t before_;
  std::filesystem::path folder_;
};

// Two local authorities, in pounds; of the second the amount is not known.
RunTables InPounds(Audience audience = Audience::kPublic) {
  RunTables run;
  run.provenance.run_id = "abc";
  run.provenance.model = "england-2024";
  run.words = {{"", "eur", "gbp"}, {"", "€", "£"}, {"nl", "gemeente", "lokale overheid"}};
  run.tables.emplace("units",
                     disclosure::Protect({"units",
                                          "",
                                          {{.name = "id", .role = ColumnRole::kKey},
                                           {.name = "name", .role = ColumnRole::kLabel},
                                           {.name = "year", .unit = Unit::kYear},
                                           {.name = "spend_eur", .unit = Unit::kEur},
                                           {.name = "score", .unit = Unit::kScore}},
                                          {{Cell::Text("E06000001"),
                                            Cell::Text("Hartlepool, \"Town\""),
                                            Cell::Integer(2024),
                                            Cell::Number(0.1 + 0.2),
                                            Cell::Number(-1e-17)},
                                           {Cell::Text("E06000002"),
                                            Cell::Text("Middlesbrough"),
                                            Cell::Integer(2024),
                                            Cell::None(CellState::kMissing),
                                            Cell::Number(123456789.125)}},
                                          {}},
                                         disclosure::Policy::For(audience)));
  return run;
}

TEST_F(ExportServiceTest, PoundsAreNoEurosInCsv) {
  WriteTables(InPounds(), folder_, ExportFormat::kCsv);
  EXPECT_THAT(Text("units.csv"), StartsWith("id,name,year,spend_gbp,spend_gbp_state,score\r\n"));
}

TEST_F(ExportServiceTest, PoundsAreNoEurosInParquet) {
  WriteTables(InPounds(), folder_, ExportFormat::kParquet);
  store::Database reader("", {.writes_in = folder_});
  const store::RowSet rows =
      reader.QueryText("SELECT spend_gbp FROM read_parquet($file)",
                       "test",
                       {{"file", (std::filesystem::absolute(folder_) / "units.parquet").string()}});
  EXPECT_EQ(rows.size(), 2U);
}

TEST_F(ExportServiceTest, PoundsAreNoEurosInTidy) {
  TidySources sources;
  sources.benchmark = InPounds();
  WriteTidy(sources, {folder_, ExportFormat::kCsv, "openbaar"});
  EXPECT_THAT(Text("benchmark.csv"), HasSubstr(",spend_gbp,,,gbp,0.30000000000000004,"));
  EXPECT_THAT(Text("benchmark.csv"), Not(HasSubstr("eur")));
  EXPECT_THAT(Text("LEESMIJ.txt"), HasSubstr("gbp_per_client"));
  EXPECT_THAT(Text("LEESMIJ.txt"), Not(HasSubstr("eur_per_client")));
}

TEST_F(ExportServiceTest, OneMunicipalityKeepsTheWords) {
  WriteTables(OfMunicipality(InPounds(), "E06000001"), folder_, ExportFormat::kCsv);
  EXPECT_THAT(Text("units.csv"), StartsWith("id,name,year,spend_gbp,score\r\n"));
}

TEST_F(ExportServiceTest, ParquetGivesBackEveryValue) {
  const RunTables run = InPounds();
  WriteTables(run, folder_, ExportFormat::kParquet);
  store::Database reader("", {.writes_in = folder_});
  const store::RowSet rows =
      reader.QueryText("SELECT * FROM read_parquet($file)",
                       "test",
                       {{"file", (std::filesystem::absolute(folder_) / "units.parquet").string()}});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.Text(0, "id"), "E06000001");
  EXPECT_EQ(rows.Text(0, "name"), "Hartlepool, \"Town\"");
  EXPECT_EQ(rows.Integer(0, "year"), 2024);
  EXPECT_EQ(rows.Number(0, "spend_gbp"), 0.1 + 0.2);
  EXPECT_EQ(rows.Text(0, "spend_gbp_state"), "value");
  EXPECT_EQ(rows.Number(0, "score"), -1e-17);
  EXPECT_FALSE(rows.Number(1, "spend_gbp").has_value());
  EXPECT_EQ(rows.Text(1, "spend_gbp_state"), "missing");
  EXPECT_EQ(rows.Number(1, "score"), 123456789.125);
}

// Whether others than the owner may do something with a file of the folder.
bool IsOpen(const std::filesystem::path& folder) {
  using std::filesystem::perms;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if ((entry.status().permissions() & (perms::group_all | perms::others_all)) != perms::none) {
      return true;
    }
  }
  return false;
}

TEST_F(ExportServiceTest, WhatIsInternalIsOpenToItsOwnerOnly) {
  for (const ExportFormat format :
       {ExportFormat::kCsv, ExportFormat::kParquet, ExportFormat::kExcelCsv}) {
    WriteTables(InPounds(), folder_, format);  // what everybody may read stood there before
    EXPECT_TRUE(IsOpen(folder_));
    WriteTables(InPounds(Audience::kInternal), folder_, format);
    EXPECT_FALSE(IsOpen(folder_));
  }
  TidySources sources;
  sources.benchmark = InPounds(Audience::kInternal);
  WriteTidy(sources, {folder_, ExportFormat::kCsv, "intern"});
  EXPECT_FALSE(IsOpen(folder_));
  WriteTables(InPounds(), folder_, ExportFormat::kCsv);
  EXPECT_TRUE(IsOpen(folder_));
}

TEST_F(ExportServiceTest, WhatCannotBeRemovedStaysListedAndNothingIsWritten) {
  WriteTables(InPounds(Audience::kInternal), folder_, ExportFormat::kParquet);
  const std::filesystem::path old = folder_ / "units.parquet";
  std::filesystem::remove(old);
  std::filesystem::create_directories(old / "vol");  // as a file that is held open elsewhere
  EXPECT_THROW(WriteTables(InPounds(), folder_, ExportFormat::kCsv), Error);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "units.csv"));
  EXPECT_THAT(Text("doelmaat-export.txt"), HasSubstr("units.parquet\n"));
  std::filesystem::remove_all(old);
  WriteTables(InPounds(), folder_, ExportFormat::kCsv);
  EXPECT_THAT(Text("doelmaat-export.txt"), Not(HasSubstr("parquet")));
}

TEST(GgmFormat, IsParquetOrCsvAndSaysSo) {
  EXPECT_EQ(GgmFormatOf("parquet"), store::FileFormat::kParquet);
  EXPECT_EQ(GgmFormatOf("csv"), store::FileFormat::kCsv);
  try {
    GgmFormatOf("excel");
    FAIL() << "no CSV for Excel";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("Kies parquet of csv"));
  }
}

TEST_F(ExportServiceTest, MeasuresOfAMunicipalityNeedItsMessages) {
  TidySources sources;
  MeasureChoice choice;
  choice.measures = {"aef-5"};
  choice.municipality = "GM0344";
  EXPECT_THROW(AddMeasures(base::Catalog(), choice, numerics::SerialFor(), &sources), Error);
  EXPECT_FALSE(sources.measures.has_value());
  choice.municipality = "";
  AddMeasures(base::Catalog(), choice, numerics::SerialFor(), &sources);
  EXPECT_TRUE(sources.measures.has_value());
  EXPECT_EQ(sources.own_municipality, "");
}

}  // namespace
}  // namespace doelmaat::service
