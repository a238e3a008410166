#include "benchmark/peers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;

Matrix Standardise(const Matrix& features) {
  const std::size_t n = features.rows();
  Matrix standard(n, features.cols());
  for (std::size_t f = 0; f < features.cols(); ++f) {
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      sum += features(i, f);
    }
    const double mean = sum / static_cast<double>(n);
    double squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      squares += (features(i, f) - mean) * (features(i, f) - mean);
    }
    const double deviation = n > 1 ? std::sqrt(squares / static_cast<double>(n - 1)) : 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      standard(i, f) = deviation > 0.0 ? (features(i, f) - mean) / deviation : 0.0;
    }
  }
  return standard;
}

double SquaredDistance(const Matrix& standard,
                       std::size_t a,
                       std::size_t b,
                       std::span<const double> weights) {
  double sum = 0.0;
  for (std::size_t f = 0; f < weights.size(); ++f) {
    const double difference = standard(a, f) - standard(b, f);
    sum += weights[f] * difference * difference;
  }
  return sum;
}

struct Neighbour {
  double squared_distance = 0.0;
  std::size_t unit = 0;
  friend auto operator<=>(const Neighbour&, const Neighbour&) = default;
};

std::vector<Neighbour> Nearest(const Matrix& standard,
                               std::size_t unit,
                               std::span<const double> weights,
                               std::size_t count) {
  std::vector<Neighbour> others;
  for (std::size_t other = 0; other < standard.rows(); ++other) {
    if (other != unit) {
      others.push_back({SquaredDistance(standard, unit, other, weights), other});
    }
  }
  const auto end = others.begin() + static_cast<std::ptrdiff_t>(std::min(count, others.size()));
  std::partial_sort(others.begin(), end, others.end());
  others.erase(end, others.end());
  return others;
}

std::vector<std::size_t> FeaturesByCloseness(const Matrix& standard, std::size_t a, std::size_t b) {
  std::vector<std::size_t> order(standard.cols());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t f, std::size_t g) {
    return std::abs(standard(a, f) - standard(b, f)) < std::abs(standard(a, g) - standard(b, g));
  });
  return order;
}

void CheckInput(const Matrix& features, std::span<const double> weights) {
  const bool positive =
      std::all_of(weights.begin(), weights.end(), [](double weight) { return weight > 0.0; });
  if (features.cols() != weights.size() || weights.empty() || !positive) {
    throw Error(ErrorKind::kBadInput, base::Say("benchmark.bad_peer_input"));
  }
}

}  // namespace

std::vector<PeerGroup> FindPeers(const Matrix& features,
                                 std::span<const double> weights,
                                 const PeerOptions& options) {
  CheckInput(features, weights);
  const Matrix standard = Standardise(features);
  const std::size_t shifts = 2 * weights.size();
  std::vector<PeerGroup> groups(features.rows());
  for (std::size_t unit = 0; unit < features.rows(); ++unit) {
    std::vector<std::size_t> kept(features.rows(), 0);
    for (std::size_t s = 0; s < shifts; ++s) {
      std::vector<double> shifted(weights.begin(), weights.end());
      shifted[s / 2] *= s % 2 == 0 ? 1.0 + options.weight_shift : 1.0 - options.weight_shift;
      for (const Neighbour& neighbour : Nearest(standard, unit, shifted, options.count)) {
        ++kept[neighbour.unit];
      }
    }
    PeerGroup& group = groups[unit];
    for (const Neighbour& neighbour : Nearest(standard, unit, weights, options.count)) {
      const double share = static_cast<double>(kept[neighbour.unit]) / static_cast<double>(shifts);
      group.members.push_back({neighbour.unit,
                               std::sqrt(neighbour.squared_distance),
                               share,
                               FeaturesByCloseness(standard, unit, neighbour.unit)});
      group.stability += share;
    }
    if (!group.members.empty()) {
      group.stability /= static_cast<double>(group.members.size());
    }
  }
  return groups;
}

}  // namespace doelmaat::benchmark
