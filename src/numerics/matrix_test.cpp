#include "numerics/matrix.h"

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

TEST(Matrix, KeepsRowsTogether) {
  Matrix matrix(2, 3, 7);
  matrix(1, 0) = 1;
  matrix(1, 2) = 3;
  const std::span<const double> row = std::as_const(matrix).row(1);
  EXPECT_EQ(std::vector<double>(row.begin(), row.end()), (std::vector<double>{1, 7, 3}));
  EXPECT_EQ(matrix.rows(), 2U);
  EXPECT_EQ(matrix.cols(), 3U);
  EXPECT_EQ(matrix.values()[5], 3);
}

TEST(Matrix, EmptyHasNoRows) {
  EXPECT_EQ(Matrix().rows(), 0U);
  EXPECT_TRUE(Matrix().values().empty());
}

TEST(MatrixDeathTest, RefusesAPlaceThatIsNotThere) {
  const Matrix matrix(2, 3);
  EXPECT_DEATH(matrix(2, 0), "row < rows_");
  EXPECT_DEATH(matrix.row(2), "row < rows_");
}

}  // namespace
}  // namespace doelmaat::numerics
