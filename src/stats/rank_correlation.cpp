#include "stats/rank_correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

// Of mid-ranks: their mean is (n + 1) / 2 whatever the ties.
std::optional<double> Spearman(std::span<const double> x, std::span<const double> y) {
  const std::vector<double> r = MidRanks(x);
  const std::vector<double> s = MidRanks(y);
  const double mean = (static_cast<double>(r.size()) + 1.0) / 2.0;
  double both = 0;
  double of_x = 0;
  double of_y = 0;
  for (std::size_t i = 0; i < r.size(); ++i) {
    both += (r[i] - mean) * (s[i] - mean);
    of_x += (r[i] - mean) * (r[i] - mean);
    of_y += (s[i] - mean) * (s[i] - mean);
  }
  if (of_x <= 0 || of_y <= 0) {
    return std::nullopt;
  }
  return std::clamp(both / std::sqrt(of_x * of_y), -1.0, 1.0);
}

int Sign(double difference) { return difference > 0 ? 1 : difference < 0 ? -1 : 0; }

std::optional<double> Kendall(std::span<const double> x, std::span<const double> y) {
  double balance = 0;
  double pairs_x = 0;
  double pairs_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const int of_x = Sign(x[i] - x[j]);
      const int of_y = Sign(y[i] - y[j]);
      balance += of_x * of_y;
      pairs_x += of_x * of_x;
      pairs_y += of_y * of_y;
    }
  }
  if (pairs_x <= 0 || pairs_y <= 0) {
    return std::nullopt;
  }
  return std::clamp(balance / std::sqrt(pairs_x * pairs_y), -1.0, 1.0);
}

}  // namespace

std::vector<double> MidRanks(std::span<const double> values) {
  for (const double value : values) {
    if (!std::isfinite(value)) {
      throw Error(ErrorKind::kBadInput,
                  base::Say("stats.values_missing", {{"statistic", "Rangcorrelatie"}}));
    }
  }
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return values[a] < values[b];
  });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) {
      ++last;
    }
    const double shared = static_cast<double>(first + last) / 2.0 + 1.0;
    for (; first <= last; ++first) {
      ranks[order[first]] = shared;
    }
  }
  return ranks;
}

RankCorrelation CorrelateRanks(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.rank_lengths_differ"));
  }
  return {x.size(), Spearman(x, y), Kendall(x, y)};
}

}  // namespace doelmaat::stats
