#include "store/database.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "base/error.h"
#include "store/appender.h"

namespace doelmaat::store {
namespace {

TEST(Database, BindsByNameAndReadsEveryTypeItPromises) {
  Database database("");
  const RowSet rows = database.QueryText(
      "SELECT $a::BIGINT AS a, $b AS b, $c::VARCHAR AS c, NULL AS d, 12.34::DECIMAL(9, 2) AS e, "
      "true AS f, sum(v) AS g FROM (VALUES (1), (2)) AS t(v)",
      "test",
      {{"a", std::int64_t{7}}, {"b", 0.5}, {"c", std::string("é")}});
  EXPECT_EQ(rows.Integer(0, "a"), 7);
  EXPECT_EQ(rows.Number(0, "b"), 0.5);
  EXPECT_EQ(rows.Text(0, "c"), "é");
  EXPECT_FALSE(rows.Number(0, "d").has_value());
  EXPECT_EQ(rows.Number(0, "e"), 12.34);
  EXPECT_EQ(rows.Integer(0, "f"), 1);
  EXPECT_EQ(rows.Integer(0, "g"), 3);
}

TEST(Database, ReadsDaysAndUuidsAsText) {
  Database database("");
  const RowSet rows = database.QueryText(
      "SELECT DATE '2026-02-03' AS day, NULL::DATE AS no_day, "
      "'0fffffff-1234-5678-9abc-def012345678'::UUID AS low, "
      "'f0000000-0000-0000-0000-000000000001'::UUID AS high",
      "test");
  EXPECT_EQ(rows.Text(0, "day"), "2026-02-03");
  EXPECT_EQ(rows.TextOrEmpty(0, "no_day"), "");
  EXPECT_EQ(rows.Text(0, "low"), "0fffffff-1234-5678-9abc-def012345678");
  EXPECT_EQ(rows.Text(0, "high"), "f0000000-0000-0000-0000-000000000001");
}

TEST(Database, IsLockedDown) {
  Database database("");
  for (const char* sql : {"SELECT * FROM read_csv('/etc/passwd')",
                          "ATTACH '/tmp/doelmaat_elders.duckdb'",
                          "INSTALL httpfs",
                          "COPY (SELECT 1) TO '/tmp/doelmaat_uit.csv'",
                          "SET enable_external_access = true",
                          "SELECT * FROM read_csv('https://example.org/a.csv')"}) {
    EXPECT_THROW(database.Execute(sql, "test"), Error) << sql;
  }
}

TEST(Database, WhatWasNotCommittedIsGone) {
  Database database("");
  database.Execute("CREATE TABLE t (a INTEGER, b VARCHAR)", "test");
  {
    Transaction transaction(database);
    Appender appender(database, "t");
    appender.AppendRow({std::int64_t{1}, std::string("x")});
    appender.Close();
  }
  EXPECT_EQ(database.QueryText("SELECT count(*) AS n FROM t", "test").Integer(0, "n"), 0);
}

TEST(Database, OpensAgainWithItsSchemaAndRefusesAFileOfAnother) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "doelmaat_database_test";
  std::filesystem::remove_all(folder);
  {
    Database first(folder / "a.duckdb");
    first.Execute("CREATE TABLE t AS SELECT 1 AS a", "test");
  }
  Database second(folder / "a.duckdb");
  EXPECT_EQ(second.QueryText("SELECT a FROM t", "test").Integer(0, "a"), 1);
  std::ofstream(folder / "other.txt") << "no store";
  EXPECT_THROW(Database(folder / "other.txt"), Error);
}

TEST(Database, IsPutInItsPlaceWhole) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "doelmaat_database_whole";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  // What a program left that was killed while it made the file.
  std::ofstream(folder / "a.duckdb.nieuw") << "half";
  { Database made(folder / "a.duckdb"); }
  EXPECT_TRUE(std::filesystem::exists(folder / "a.duckdb"));
  EXPECT_FALSE(std::filesystem::exists(folder / "a.duckdb.nieuw"));
}

TEST(Database, RefusesAStoreOfANewerProgram) {
  const auto path = std::filesystem::path(testing::TempDir()) / "doelmaat_newer.duckdb";
  std::filesystem::remove(path);
  {
    Database database(path);
    database.Execute("INSERT INTO schema_migration VALUES ('sql/schema/999_later.sql', 'x')",
                     "test");
  }
  try {
    Database again(path);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("nieuwere versie"), std::string::npos);
  }
}

}  // namespace
}  // namespace doelmaat::store
