#include "result/result_table.h"

#include <limits>

#include <gtest/gtest.h>

namespace doelmaat::result {
namespace {

ResultTable SmallTable() {
  return {"units",
          "Gemeenten",
          {{.name = "id", .label = "Code", .role = ColumnRole::kKey},
           {.name = "score", .label = "Score"}},
          {{Cell::Text("GM0001"), Cell::Number(0.8)},
           {Cell::Text("GM0002"), Cell::None(CellState::kMissing)},
           {Cell::Text("GM0001"), Cell::Integer(1)}},
          {}};
}

TEST(ResultTable, FindsTheFirstRowOfAKey) {
  const ResultTable table = SmallTable();
  EXPECT_EQ(table.FindRow("id", "GM0002"), 1U);
  EXPECT_FALSE(table.FindRow("id", "GM0003").has_value());
  EXPECT_EQ(table.FindRow("id", "GM0001"), 0U);
}

TEST(Cell, SaysWhyItHasNoNumber) {
  const ResultTable table = SmallTable();
  EXPECT_FALSE(table.At(1, "score").number().has_value());
  EXPECT_EQ(table.At(1, "score").state, CellState::kMissing);
}

TEST(CellDeathTest, NotANumberDoesNotEnterATable) {
  EXPECT_DEATH(Cell::Number(std::numeric_limits<double>::quiet_NaN()), "isfinite");
}

}  // namespace
}  // namespace doelmaat::result
