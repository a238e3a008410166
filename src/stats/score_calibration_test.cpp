#include "stats/score_calibration.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

constexpr std::uint64_t kSeed = 3;

Matrix Draws(const std::vector<std::vector<double>>& rows) {
  Matrix draws(rows.size(), rows.front().size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::copy(rows[row], draws.row(row).begin());
  }
  return draws;
}

// Score 0.8, draw 0.75: distances 1.25 and 4/3, gap 1/12. Twice that: 1.25 + 1/6 = 17/12.
TEST(CalibrateDraws, DoublesAGapByHand) {
  const std::vector<double> scores = {0.8, 0.5};
  const Matrix found = CalibrateDraws(scores, Draws({{0.75}, {0.4}}), {2, 0}, kSeed);
  EXPECT_NEAR(found(0, 0), 12.0 / 17, 1e-15);
  EXPECT_NEAR(found(1, 0), 1 / 3.0, 1e-15);  // 2 and 2.5: 2 + 2 × 0.5
}

TEST(CalibrateDraws, OneAndNothingAreTheDrawsThemselves) {
  const std::vector<double> scores = {0.8, 1};
  const Matrix draws = Draws({{0.75, 0.8, 0.6}, {1, 0.9, 0.95}});
  const Matrix found = CalibrateDraws(scores, draws, {1, 0}, kSeed);
  for (std::size_t at = 0; at < 6; ++at) {
    EXPECT_NEAR(found.values()[at], draws.values()[at], 1e-15);
  }
}

// The logarithm of the gap is spread with s around ln k: 4,000 draws, standard errors 0.008 and
// 0.006.
TEST(CalibrateDraws, SpreadsTheLogarithmOfTheGap) {
  const std::vector<double> scores = {0.8};
  const Matrix found = CalibrateDraws(scores, Matrix(1, 4000, 0.75), {1.5, 0.5}, kSeed);
  double sum = 0;
  double squares = 0;
  for (const double draw : found.values()) {
    const double log_factor = std::log((1 / draw - 1.25) * 12);
    sum += log_factor / 4000;
    squares += log_factor * log_factor / 4000;
  }
  EXPECT_NEAR(sum, std::log(1.5), 0.03);
  EXPECT_NEAR(std::sqrt(squares - sum * sum), 0.5, 0.03);
}

TEST(CalibrateDraws, StaysUnderTheScoreAndKeepsUnitsWithoutAGap) {
  const std::vector<double> scores = {0.8, 1};
  const Matrix found = CalibrateDraws(scores, Draws({{0.75, 0.8, 1e-9}, {1, 1, 1}}), {3, 1}, kSeed);
  for (std::size_t draw = 0; draw < 3; ++draw) {
    EXPECT_LE(found(0, draw), 0.8 + 1e-15);
    EXPECT_GT(found(0, draw), 0);
    EXPECT_EQ(found(1, draw), 1);
  }
}

// A unit's numbers hang on its own row alone.
TEST(CalibrateDraws, GivesAUnitTheSameWhateverTheOthers) {
  const std::vector<double> one = {0.8};
  const std::vector<double> two = {0.8, 0.7};
  const Matrix alone = CalibrateDraws(one, Draws({{0.75, 0.7}}), {2, 0.5}, kSeed);
  const Matrix beside = CalibrateDraws(two, Draws({{0.75, 0.7}, {0.6, 0.5}}), {2, 0.5}, kSeed);
  EXPECT_EQ(alone(0, 0), beside(0, 0));
  EXPECT_EQ(alone(0, 1), beside(0, 1));
}

TEST(CalibrateDraws, RefusesWhatIsNoScore) {
  const std::vector<double> scores = {0.8};
  EXPECT_THROW(CalibrateDraws(scores, Matrix(2, 1, 0.5), {1, 0}, kSeed), Error);
  EXPECT_THROW(CalibrateDraws(scores, Matrix(1, 1, 0.0), {1, 0}, kSeed), Error);
  EXPECT_THROW(CalibrateDraws(scores, Matrix(1, 1, 1.1), {1, 0}, kSeed), Error);
  EXPECT_THROW(CalibrateDraws(scores, Matrix(1, 1, 0.5), {0, 0}, kSeed), Error);
  EXPECT_THROW(CalibrateDraws(scores, Matrix(1, 1, 0.5), {1, -1}, kSeed), Error);
  EXPECT_THROW(CalibrateDraws(scores, Matrix(1, 1, std::nan("")), {1, 0}, kSeed), Error);
}

}  // namespace
}  // namespace doelmaat::stats
