// The scores of a benchmark by another road, for the tests of every model.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "benchmark/benchmark.h"
#include "dea_multiplier.h"

namespace doelmaat::real {

using benchmark::BenchmarkResult;

// Relative. The two programmes share no code but the solver's arithmetic; see tests/conformance.
constexpr double kOracleTolerance = 1e-9;

inline numerics::Matrix Cost(const BenchmarkResult& result) {
  numerics::Matrix cost(result.cost_eur.size(), 1);
  for (std::size_t k = 0; k < cost.rows(); ++k) {
    cost(k, 0) = result.cost_eur[k];
  }
  return cost;
}

inline numerics::Matrix Outputs(const BenchmarkResult& result) {
  numerics::Matrix outputs(result.selection.kept.size(), result.input.model.outputs.size());
  for (std::size_t k = 0; k < outputs.rows(); ++k) {
    for (std::size_t o = 0; o < outputs.cols(); ++o) {
      outputs(k, o) = result.input.units[result.selection.kept[k]].outputs[o]->value;
    }
  }
  return outputs;
}

// The same scores by another road: prices that make each unit look its best, solved one by one.
inline void ExpectTheScoresOfAnotherRoad(const BenchmarkResult& result) {
  stats::DeaOptions options;
  for (const benchmark::UnitEfficiency& unit : result.efficiency.units) {
    options.spans.push_back(unit.spans);
  }
  const auto other = conformance::SolveDeaMultipliers(Cost(result), Outputs(result), options);
  ASSERT_EQ(other.size(), result.efficiency.units.size());
  double largest = 0.0;
  std::size_t beyond = 0;
  for (std::size_t k = 0; k < other.size(); ++k) {
    const benchmark::UnitEfficiency& unit = result.efficiency.units[k];
    const std::string& name = result.input.units[result.selection.kept[k]].name;
    if (unit.beyond_frontier) {
      EXPECT_TRUE(!other[k].has_value() || *other[k] > 1.0) << name;
      EXPECT_EQ(unit.score, 1.0);
      ++beyond;
      continue;
    }
    ASSERT_TRUE(other[k].has_value()) << name;
    const double difference = std::abs(unit.score - *other[k]) / *other[k];
    EXPECT_LE(difference, kOracleTolerance) << name;
    largest = std::max(largest, difference);
  }
  testing::Test::RecordProperty("largest_relative_difference", std::to_string(std::log10(largest)));
  testing::Test::RecordProperty("beyond_frontier", std::to_string(beyond));
}

}  // namespace doelmaat::real
