#include "stats/data_cloud.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::MatrixOf;
using Data = fixture::Units;
using numerics::Matrix;

Data RandomData(std::size_t rows) {
  numerics::RandomStream stream(4, "data_cloud_test", 0);
  Data data{Matrix(rows, 1), Matrix(rows, 2)};
  for (std::size_t row = 0; row < rows; ++row) {
    data.inputs(row, 0) = std::exp(stream.Normal());
    data.outputs(row, 0) = std::exp(stream.Normal());
    data.outputs(row, 1) = std::exp(stream.Normal());
  }
  return data;
}

// |W'W| of three columns without the rows of `without`, by Sarrus: no projection takes part.
double Determinant(const Data& data, const std::vector<std::size_t>& without) {
  double s[3][3] = {};
  for (std::size_t row = 0; row < data.inputs.rows(); ++row) {
    if (std::find(without.begin(), without.end(), row) == without.end()) {
      const double w[3] = {data.inputs(row, 0), data.outputs(row, 0), data.outputs(row, 1)};
      for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) {
          s[i][j] += w[i] * w[j];
        }
      }
    }
  }
  return s[0][0] * (s[1][1] * s[2][2] - s[1][2] * s[2][1]) -
         s[0][1] * (s[1][0] * s[2][2] - s[1][2] * s[2][0]) +
         s[0][2] * (s[1][0] * s[2][1] - s[1][1] * s[2][0]);
}

// W = (1,1) (1,2) (1,3) (1,4) as input and output: W'W = [4 10; 10 30], determinant 20. Without
// the first row [3 9; 9 29], 6; without the second [3 8; 8 26], 14.
TEST(FindCloudOutliers, FourUnitsByHand) {
  const auto found =
      FindCloudOutliers(MatrixOf(1, {1, 1, 1, 1}), MatrixOf(1, {1, 2, 3, 4}), {.most_deleted = 1});
  ASSERT_TRUE(found.usable());
  EXPECT_NEAR(found.ratios[0], 0.3, 1e-14);
  EXPECT_NEAR(found.ratios[1], 0.7, 1e-14);
  EXPECT_NEAR(found.ratios[3], 0.3, 1e-14);
  EXPECT_NEAR(found.sets[0][0].ratio, 0.3, 1e-14);
  EXPECT_EQ(found.sets[0].size(), 4U);
}

TEST(FindCloudOutliers, RatiosAreDeterminantsWithoutTheRows) {
  const Data data = RandomData(14);
  const double whole = Determinant(data, {});
  const auto found = FindCloudOutliers(data.inputs, data.outputs, {.nearest = 1000});
  ASSERT_TRUE(found.usable());
  ASSERT_EQ(found.sets.size(), 3U);
  EXPECT_EQ(found.sets[0].size(), 14U);
  EXPECT_EQ(found.sets[1].size(), 91U);
  EXPECT_EQ(found.sets[2].size(), 364U);
  for (const auto& sets : found.sets) {
    double last = 0;
    for (const DeletedSet& set : sets) {
      EXPECT_NEAR(set.ratio, Determinant(data, set.units) / whole, 1e-12);
      EXPECT_GE(set.ratio, last);
      last = set.ratio;
    }
  }
}

// The 5 listed of 364 are the first 5 of the whole list.
TEST(FindCloudOutliers, TheShortListIsTheHeadOfTheLongOne) {
  const Data data = RandomData(14);
  const auto all = FindCloudOutliers(data.inputs, data.outputs, {.nearest = 1000});
  const auto few = FindCloudOutliers(data.inputs, data.outputs, {.nearest = 5});
  for (std::size_t size = 0; size < 3; ++size) {
    ASSERT_EQ(few.sets[size].size(), 5U);
    for (std::size_t at = 0; at < 5; ++at) {
      EXPECT_EQ(few.sets[size][at].units, all.sets[size][at].units);
    }
  }
}

// Two units far out on one side hide each other when one is taken away; two at a time finds them.
TEST(FindCloudOutliers, FindsAPairThatHidesEachOther) {
  Data data = RandomData(40);
  for (const std::size_t row : {7U, 21U}) {
    data.inputs(row, 0) = 60;
    data.outputs(row, 0) = 0.5;
    data.outputs(row, 1) = 0.5;
  }
  const auto found = FindCloudOutliers(data.inputs, data.outputs, {.most_deleted = 2});
  EXPECT_EQ(found.sets[1][0].units, (std::vector<std::size_t>{7, 21}));
  EXPECT_GT(std::log(found.sets[1][1].ratio / found.sets[1][0].ratio), 2);
}

TEST(FindCloudOutliers, ScaleOfAColumnChangesNothing) {
  const Data data = RandomData(20);
  Matrix outputs = data.outputs;
  for (std::size_t row = 0; row < 20; ++row) {
    outputs(row, 1) *= 1e6;
  }
  const auto one = FindCloudOutliers(data.inputs, data.outputs, {});
  const auto other = FindCloudOutliers(data.inputs, outputs, {});
  for (std::size_t row = 0; row < 20; ++row) {
    EXPECT_NEAR(one.ratios[row], other.ratios[row], 1e-12);
  }
  EXPECT_EQ(one.sets[2][0].units, other.sets[2][0].units);
}

TEST(FindCloudOutliers, SaysWhenColumnsFollowFromEachOther) {
  const Data data = RandomData(20);
  Matrix outputs = data.outputs;
  for (std::size_t row = 0; row < 20; ++row) {
    outputs(row, 1) = 2 * outputs(row, 0);
  }
  const auto found = FindCloudOutliers(data.inputs, outputs, {});
  EXPECT_EQ(found.status, DataCloudStatus::kRankDeficient);
  EXPECT_EQ(found.dependent_columns.size(), 1U);
  EXPECT_FALSE(found.usable());
}

TEST(FindCloudOutliers, SaysWhenThereAreTooFewUnits) {
  const Data data = RandomData(6);
  EXPECT_EQ(FindCloudOutliers(data.inputs, data.outputs, {}).status, DataCloudStatus::kTooFewUnits);
}

TEST(FindCloudOutliers, RefusesWhatItCannotDo) {
  const Data data = RandomData(20);
  EXPECT_THROW(FindCloudOutliers(data.inputs, data.outputs, {.most_deleted = 0}), Error);
  EXPECT_THROW(FindCloudOutliers(data.inputs, data.outputs, {.nearest = 0}), Error);
  const Data many = RandomData(2000);
  EXPECT_THROW(FindCloudOutliers(many.inputs, many.outputs, {}), Error);  // 1.3e9 sets
  EXPECT_THROW(FindCloudOutliers(MatrixOf(1, {1, -1}), MatrixOf(1, {1, 1}), {}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
