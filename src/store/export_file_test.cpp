#include "store/export_file.h"

#include <cstdlib>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"

namespace doelmaat::store {
namespace {

class ExportFileTest : public testing::Test {
 protected:
  ExportFileTest() {
    std::string name = testing::TempDir() + "uit'voer-XXXXXX";  // a quote, as in a name of a user
    folder_ = mkdtemp(name.data());
  }
  ~ExportFileTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

const std::vector<FileColumn> kColumns = {
    {"gemeente", FileType::kText}, {"jaar", FileType::kWhole}, {"aandeel \"x\"", FileType::kReal}};
const std::vector<std::vector<Value>> kRows = {
    {std::string("GM0344"), std::int64_t{2022}, 0.1 + 0.2}, {std::string("'s-Gravenhage"), {}, {}}};

TEST_F(ExportFileTest, ParquetGivesBackTypesValuesAndWhatIsNotThere) {
  ParquetFolder(folder_ / "nieuw").Write("tabel", kColumns, kRows);
  Database reader("", {.writes_in = folder_ / "nieuw"});
  const RowSet rows = reader.QueryText(
      "SELECT *, typeof(jaar) AS type FROM read_parquet($file)",
      "test",
      {{"file", (std::filesystem::absolute(folder_) / "nieuw/tabel.parquet").string()}});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows.Text(0, "gemeente"), "GM0344");
  EXPECT_EQ(rows.Integer(0, "jaar"), 2022);
  EXPECT_EQ(rows.Text(0, "type"), "BIGINT");
  EXPECT_EQ(rows.Number(0, "aandeel \"x\""), 0.1 + 0.2);
  EXPECT_EQ(rows.Text(1, "gemeente"), "'s-Gravenhage");
  EXPECT_FALSE(rows.Number(1, "jaar").has_value());
}

TEST_F(ExportFileTest, SameRowsGiveTheSameBytes) {
  ParquetFolder folder(folder_);
  folder.Write("a", kColumns, kRows);
  folder.Write("b", kColumns, kRows);
  EXPECT_EQ(base::ReadFile(folder_ / "a.parquet"), base::ReadFile(folder_ / "b.parquet"));
}

TEST_F(ExportFileTest, RelationIsWrittenWholeInItsOrder) {
  Database database("", {.threads = 1, .writes_in = folder_});
  database.Execute(
      "CREATE VIEW v AS SELECT 100 - i AS i, 'a,b' AS t FROM range(3) AS r(i) ORDER BY i", "test");
  EXPECT_EQ(CopyRelation(database, "v", folder_ / "v.csv", FileFormat::kCsv), 3U);
  EXPECT_EQ(base::ReadFile(folder_ / "v.csv"), "i,t\n98,\"a,b\"\n99,\"a,b\"\n100,\"a,b\"\n");
  EXPECT_EQ(CopyRelation(database, "v", folder_ / "v.parquet", FileFormat::kParquet), 3U);
}

TEST_F(ExportFileTest, NothingIsWrittenElsewhere) {
  std::filesystem::create_directories(folder_ / "in");
  Database database("", {.writes_in = folder_ / "in"});
  database.Execute("CREATE TABLE t AS SELECT 1 AS i", "test");
  for (const auto& file :
       {folder_ / "t.csv", folder_ / "in" / ".." / "t.csv", folder_ / "innen.csv"}) {
    EXPECT_THROW(CopyRelation(database, "t", file, FileFormat::kCsv), Error) << file;
  }
  Database closed("");
  closed.Execute("CREATE TABLE t AS SELECT 1 AS i", "test");
  EXPECT_THROW(CopyRelation(closed, "t", folder_ / "in" / "t.csv", FileFormat::kCsv), Error);
  EXPECT_THROW(database.Execute("SET allowed_directories = ['/']", "test"), Error);
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "in"));
}

TEST_F(ExportFileTest, WhatCannotBeWrittenIsToldAndLeavesNothing) {
  std::filesystem::create_directories(folder_ / "t.csv" / "vol");  // a folder in its place
  Database database("", {.writes_in = folder_});
  database.Execute("CREATE TABLE t AS SELECT 1 AS i", "test");
  EXPECT_THROW(CopyRelation(database, "t", folder_ / "t.csv", FileFormat::kCsv), Error);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "t.csv.nieuw"));
}

}  // namespace
}  // namespace doelmaat::store
