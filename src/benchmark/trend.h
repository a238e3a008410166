#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "benchmark/benchmark_input.h"

namespace doelmaat::benchmark {

enum class Jump { kNone, kUp, kDown };

struct TrendRow {
  TrendPoint point;
  std::string break_before;  // why this year cannot be compared with the one before; "" if it can
  Jump jump = Jump::kNone;   // accounts moved against the year before unlike those of the others

  // An amount of this year by inhabitant; none when either is not known.
  std::optional<double> PerInhabitant(const std::optional<double>& eur) const;
};

// Which changes, on the logarithm, are unlike the others:
//   |change − median| > limit × 1.4826 × MAD
// None where they have no spread. At least one change, all finite.
std::vector<Jump> JumpsAmong(std::span<const double> changes, double limit);

// Marks breaks and jumps in the spending of every municipality. A jump is a change of accounts
// against the year before with
//   |ln(x_t / x_{t−1}) − median| > jump_limit × 1.4826 × MAD
// over all municipalities with both years. It is a mark in the chart, never a reason to exclude: it
// does not tell which of the two years is odd. A year of changed borders has no jump.
// Source: as the booking anomalies, selection.h.
// Tested by: trend_test.cpp.
std::vector<TrendRow> MarkTrend(const BenchmarkInput& input);

// Why figures of `year` cannot be compared with those of the year before; "" if they can.
std::string BreakBefore(const BenchmarkModel& model, std::int64_t year);

}  // namespace doelmaat::benchmark
