// Adds up, over panels, how far scores lie from the truth and how often statements hold.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "coverage_panel.h"
#include "numerics/matrix.h"

namespace doelmaat::coverage {

constexpr std::size_t kClasses = 3;
constexpr std::array<double, 2> kClassLimits = {0.70, 0.80};
std::size_t ClassOf(double score);

// Shares of the classes among draws of each unit.
std::vector<std::array<double, kClasses>> ClassShares(const numerics::Matrix& draws);

// 5th and 95th percentile of the rank of each unit over draws, 1 = best.
std::vector<stats::Interval> RankRanges(const numerics::Matrix& draws);
std::vector<double> Ranks(std::span<const double> scores);

class ScoreTally {
 public:
  void Add(std::span<const double> truth, const MethodScores& method, std::span<const double> cost);
  // name, panels, mean error, root mean square error, rank correlation, potential over the true one
  std::string Row(const std::string& name) const;

 private:
  std::size_t panels_ = 0;
  std::size_t without_ = 0;
  double units_ = 0;
  double errors_ = 0;
  double squares_ = 0;
  double correlations_ = 0;
  double potential_ = 0;
  double true_potential_ = 0;
};

// How often intervals hold the truth, of 90% and 95%.
class IntervalTally {
 public:
  void Add(std::span<const double> truth, const MethodIntervals& method);
  std::string Row(const std::string& name) const;

 private:
  std::size_t units_ = 0;
  std::array<std::size_t, 2> with_{};
  std::array<std::size_t, 2> held_{};
  std::array<double, 2> width_{};
};

// How often a class has the share of truth that its share of draws says.
class ClassTally {
 public:
  void Add(std::span<const double> truth, const numerics::Matrix& draws);
  // One row a tenth of shares: number, mean share said, share that was true.
  std::string Table() const;
  // Of the most likely classes with a share of 0.65 to 0.75: how many, and the share that held.
  std::string SeventyPercent() const;
  double brier() const { return brier_ / units_; }
  // Mean over tenths, weighed by number, of |said − true|.
  double calibration_error() const;

 private:
  struct Bin {
    std::size_t count = 0;
    double said = 0;
    std::size_t held = 0;
  };
  std::array<Bin, 10> bins_{};
  Bin seventy_;
  Bin most_likely_;
  double units_ = 0;
  double brier_ = 0;
};

// How often the 90% range of ranks holds the true rank.
class RankTally {
 public:
  void Add(std::span<const double> truth, const numerics::Matrix& draws);
  std::string Row(const std::string& name) const;

 private:
  std::size_t units_ = 0;
  std::size_t held_ = 0;
  double width_ = 0;
};

}  // namespace doelmaat::coverage
