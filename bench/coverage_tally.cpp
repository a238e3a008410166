#include "coverage_tally.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/core.h>

#include "stats/quantile.h"
#include "stats/rank_correlation.h"

namespace doelmaat::coverage {
namespace {

constexpr double kRankTail = 0.05;

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

double Over(double sum, std::size_t count) {
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

}  // namespace

std::size_t ClassOf(double score) {
  return score < kClassLimits[0] ? 0 : score < kClassLimits[1] ? 1 : 2;
}

std::vector<std::array<double, kClasses>> ClassShares(const numerics::Matrix& draws) {
  std::vector<std::array<double, kClasses>> shares(draws.rows());
  for (std::size_t unit = 0; unit < draws.rows(); ++unit) {
    for (const double draw : draws.row(unit)) {
      shares[unit][ClassOf(draw)] += 1 / static_cast<double>(draws.cols());
    }
  }
  return shares;
}

std::vector<double> Ranks(std::span<const double> scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order,
                           [&](auto one, auto other) { return scores[one] > scores[other]; });
  std::vector<double> ranks(scores.size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    ranks[order[place]] = static_cast<double>(place + 1);
  }
  return ranks;
}

std::vector<stats::Interval> RankRanges(const numerics::Matrix& draws) {
  numerics::Matrix ranks(draws.rows(), draws.cols());
  std::vector<double> column(draws.rows());
  for (std::size_t draw = 0; draw < draws.cols(); ++draw) {
    for (std::size_t unit = 0; unit < draws.rows(); ++unit) {
      column[unit] = draws(unit, draw);
    }
    const std::vector<double> places = Ranks(column);
    for (std::size_t unit = 0; unit < draws.rows(); ++unit) {
      ranks(unit, draw) = places[unit];
    }
  }
  std::vector<stats::Interval> ranges;
  ranges.reserve(draws.rows());
  for (std::size_t unit = 0; unit < draws.rows(); ++unit) {
    ranges.push_back(
        {stats::Quantile(ranks.row(unit), kRankTail, stats::QuantileType::kType7),
         stats::Quantile(ranks.row(unit), 1 - kRankTail, stats::QuantileType::kType7)});
  }
  return ranges;
}

void ScoreTally::Add(std::span<const double> truth,
                     const MethodScores& method,
                     std::span<const double> cost) {
  ++panels_;
  if (method.scores.size() != truth.size()) {
    ++without_;
    return;
  }
  for (std::size_t unit = 0; unit < truth.size(); ++unit) {
    const double error = method.scores[unit] - truth[unit];
    errors_ += error;
    squares_ += error * error;
    potential_ += cost[unit] * (1 - method.scores[unit]);
    true_potential_ += cost[unit] * (1 - truth[unit]);
  }
  units_ += static_cast<double>(truth.size());
  correlations_ += stats::CorrelateRanks(truth, method.scores).spearman.value_or(0);
}

std::string ScoreTally::Row(const std::string& name) const {
  if (panels_ == without_) {
    return fmt::format("| {} | no fit in any of {} panels | | | |\n", name, panels_);
  }
  const std::string panels =
      without_ == 0 ? "" : fmt::format(" ({} of {} panels)", panels_ - without_, panels_);
  return fmt::format("| {}{} | {:+.4f} | {:.4f} | {:.3f} | {:.3f} |\n",
                     name,
                     panels,
                     errors_ / units_,
                     std::sqrt(squares_ / units_),
                     Over(correlations_, panels_ - without_),
                     potential_ / true_potential_);
}

void IntervalTally::Add(std::span<const double> truth, const MethodIntervals& method) {
  for (std::size_t unit = 0; unit < truth.size(); ++unit) {
    ++units_;
    for (std::size_t level = 0; level < 2; ++level) {
      const auto& interval = method.units[unit][level];
      if (interval.has_value()) {
        ++with_[level];
        held_[level] += interval->low <= truth[unit] && truth[unit] <= interval->high ? 1U : 0U;
        width_[level] += interval->high - interval->low;
      }
    }
  }
}

std::string IntervalTally::Row(const std::string& name) const {
  return fmt::format("| {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |\n",
                     name,
                     Share(held_[0], with_[0]),
                     Share(held_[1], with_[1]),
                     Over(width_[0], with_[0]),
                     Over(width_[1], with_[1]),
                     Share(with_[0], units_),
                     Share(with_[1], units_));
}

void ClassTally::Add(std::span<const double> truth, const numerics::Matrix& draws) {
  const auto shares = ClassShares(draws);
  for (std::size_t unit = 0; unit < truth.size(); ++unit) {
    units_ += 1;
    const std::size_t true_class = ClassOf(truth[unit]);
    const auto most =
        static_cast<std::size_t>(std::ranges::max_element(shares[unit]) - shares[unit].begin());
    for (std::size_t each = 0; each < kClasses; ++each) {
      const double share = shares[unit][each];
      const bool held = each == true_class;
      brier_ += (share - (held ? 1 : 0)) * (share - (held ? 1 : 0));
      const auto add = [&](Bin* bin) {
        ++bin->count;
        bin->said += share;
        bin->held += held ? 1U : 0U;
      };
      add(&bins_[std::min<std::size_t>(9, static_cast<std::size_t>(share * 10))]);
      if (each == most) {
        add(&most_likely_);
        if (share >= 0.65 && share < 0.75) {
          add(&seventy_);
        }
      }
    }
  }
}

std::string ClassTally::Table() const {
  std::string text;
  for (std::size_t bin = 0; bin < bins_.size(); ++bin) {
    text += fmt::format("| {:.1f}-{:.1f} | {} | {:.3f} | {:.3f} |\n",
                        0.1 * static_cast<double>(bin),
                        0.1 * static_cast<double>(bin + 1),
                        bins_[bin].count,
                        Over(bins_[bin].said, bins_[bin].count),
                        Share(bins_[bin].held, bins_[bin].count));
  }
  return text;
}

std::string ClassTally::SeventyPercent() const {
  return fmt::format(
      "most likely class: said {:.3f}, true {:.3f}; of {} said 65-75%: said {:.3f}, true {:.3f}; "
      "Brier {:.4f}, calibration error {:.4f}\n",
      Over(most_likely_.said, most_likely_.count),
      Share(most_likely_.held, most_likely_.count),
      seventy_.count,
      Over(seventy_.said, seventy_.count),
      Share(seventy_.held, seventy_.count),
      brier(),
      calibration_error());
}

double ClassTally::calibration_error() const {
  double error = 0;
  double count = 0;
  for (const Bin& bin : bins_) {
    error += std::abs(bin.said - static_cast<double>(bin.held));
    count += static_cast<double>(bin.count);
  }
  return count > 0 ? error / count : 0;
}

void RankTally::Add(std::span<const double> truth, const numerics::Matrix& draws) {
  const std::vector<double> ranks = Ranks(truth);
  const std::vector<stats::Interval> ranges = RankRanges(draws);
  for (std::size_t unit = 0; unit < truth.size(); ++unit) {
    ++units_;
    held_ += ranges[unit].low <= ranks[unit] && ranks[unit] <= ranges[unit].high ? 1U : 0U;
    width_ += ranges[unit].high - ranges[unit].low;
  }
}

std::string RankTally::Row(const std::string& name) const {
  return fmt::format(
      "| {} | {:.3f} | {:.1f} |\n", name, Share(held_, units_), Over(width_, units_));
}

}  // namespace doelmaat::coverage
