#include "store/column_appender.h"

#include <string>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::store {
namespace {

constexpr const char* kTable =
    "CREATE TABLE t (n BIGINT NOT NULL, b BOOLEAN, s SMALLINT, i INTEGER, d DATE, u UUID, v "
    "VARCHAR)";

void AddRow(ColumnBatch& batch, std::int64_t number, const std::string& text) {
  batch.AddInteger(0, number);
  batch.AddInteger(1, 1);
  batch.AddInteger(2, -7);
  batch.AddInteger(3, 1 << 20);
  batch.AddInteger(4, 20454);  // 2026-01-01
  batch.AddUuid(5, 0xF123456789ABCDEFU, 0x0123456789ABCDEFU);
  batch.AddText(6, text);
}

TEST(ColumnAppender, KeepsEveryType) {
  Database database("");
  database.Execute(kTable, "test");
  ColumnBatch batch(ColumnsOf(database, "t"));
  AddRow(batch, 1, "");
  AddRow(batch, 2, "twelve bytes");
  AddRow(batch, 3, "thirteen byte");
  batch.AddInteger(0, 4);
  for (std::size_t c = 1; c < 7; ++c) {
    batch.AddNull(c);
  }
  ColumnAppender appender(database, "t");
  appender.Append(batch, 0, batch.size());
  appender.Flush();
  const RowSet rows = database.QueryText(
      "SELECT n, b, s, i, d::VARCHAR AS d, u::VARCHAR AS u, v FROM t ORDER BY n", "test");
  ASSERT_EQ(rows.size(), 4U);
  for (std::size_t r = 0; r < 3; ++r) {
    EXPECT_EQ(rows.Integer(r, "b"), 1);
    EXPECT_EQ(rows.Integer(r, "s"), -7);
    EXPECT_EQ(rows.Integer(r, "i"), 1 << 20);
    EXPECT_EQ(rows.Text(r, "d"), "2026-01-01");
    EXPECT_EQ(rows.Text(r, "u"), "f1234567-89ab-cdef-0123-456789abcdef");
  }
  EXPECT_EQ(rows.Text(0, "v"), "");
  EXPECT_EQ(rows.Text(1, "v"), "twelve bytes");
  EXPECT_EQ(rows.Text(2, "v"), "thirteen byte");
  EXPECT_FALSE(rows.Number(3, "b").has_value());
  EXPECT_EQ(rows.TextOrEmpty(3, "u"), "");
}

// Chunks of the store hold 2048 rows: rows must come through whole where parts of batches meet
// their borders, and in order.
TEST(ColumnAppender, KeepsOrderOverTheBordersOfChunks) {
  Database database("");
  database.Execute("CREATE TABLE t (n BIGINT, v VARCHAR)", "test");
  ColumnBatch batch(ColumnsOf(database, "t"));
  ColumnAppender appender(database, "t");
  std::int64_t next = 0;
  for (std::int64_t size : {1, 2047, 2049, 5000, 3}) {
    batch.Clear();
    for (std::int64_t r = 0; r < size + 2; ++r) {
      batch.AddInteger(0, next + r - 1);
      if (r % 3 == 0) {
        batch.AddNull(1);
      } else {
        batch.AddText(1, "a text that is long " + std::to_string(next + r - 1));
      }
    }
    appender.Append(batch, 1, static_cast<std::size_t>(size));
    next += size;
  }
  appender.Flush();
  const RowSet rows = database.QueryText(
      "SELECT count(*) AS rows, count(DISTINCT n) AS numbers, min(n) AS low, max(n) AS high, "
      "count(*) FILTER (v = 'a text that is long ' || n) AS right, count(v) AS texts FROM t",
      "test");
  EXPECT_EQ(rows.Integer(0, "rows"), next);
  EXPECT_EQ(rows.Integer(0, "numbers"), next);
  EXPECT_EQ(rows.Integer(0, "low"), 0);
  EXPECT_EQ(rows.Integer(0, "high"), next - 1);
  EXPECT_GT(rows.Integer(0, "texts"), next / 2);
  EXPECT_EQ(rows.Integer(0, "right"), rows.Integer(0, "texts"));
}

TEST(ColumnAppender, GivesANumberToRowsAfterwards) {
  Database database("");
  database.Execute(kTable, "test");
  ColumnBatch batch(ColumnsOf(database, "t"));
  for (int r = 0; r < 4; ++r) {
    AddRow(batch, 0, "x");
  }
  batch.SetInteger(0, 1, 2, 9);
  ColumnAppender appender(database, "t");
  appender.Append(batch, 0, 4);
  appender.Flush();
  const RowSet rows = database.QueryText("SELECT n FROM t", "test");
  EXPECT_EQ(rows.Integer(0, "n"), 0);
  EXPECT_EQ(rows.Integer(1, "n"), 9);
  EXPECT_EQ(rows.Integer(2, "n"), 9);
  EXPECT_EQ(rows.Integer(3, "n"), 0);
}

TEST(ColumnAppender, RefusesNothingWhereSomethingMustBe) {
  Database database("");
  database.Execute("CREATE TABLE t (n BIGINT NOT NULL)", "test");
  EXPECT_TRUE(ColumnsOf(database, "t")[0].required);
  EXPECT_THROW(
      {
        ColumnAppender appender(database, "t");
        ColumnBatch batch(ColumnsOf(database, "t"));
        batch.AddNull(0);
        appender.Append(batch, 0, 1);
        appender.Flush();
      },
      Error);
}

TEST(ColumnAppender, IsUndoneWithTheTransaction) {
  Database database("");
  database.Execute("CREATE TABLE t (n BIGINT)", "test");
  {
    Transaction transaction(database);
    ColumnAppender appender(database, "t");
    ColumnBatch batch(ColumnsOf(database, "t"));
    for (int r = 0; r < 5000; ++r) {
      batch.AddInteger(0, r);
    }
    appender.Append(batch, 0, batch.size());
    appender.Flush();
  }
  EXPECT_EQ(database.QueryText("SELECT count(*) AS n FROM t", "test").Integer(0, "n"), 0);
}

}  // namespace
}  // namespace doelmaat::store
