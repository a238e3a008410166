#include "stats/environment_kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "stats/ols.h"
#include "stats/orthonormal_columns.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

constexpr std::size_t kLeastNeighbours = 5;

void Check(const Matrix& environment, const EnvironmentKernelOptions& options) {
  const bool finite =
      std::ranges::all_of(environment.values(), [](double value) { return std::isfinite(value); });
  if (environment.cols() == 0 || !finite) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.environment_missing"));
  }
  if (options.neighbours.has_value() &&
      (*options.neighbours == 0 || *options.neighbours + 1 > environment.rows())) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.environment_neighbours",
                          {{"asked", std::to_string(*options.neighbours)},
                           {"most", std::to_string(environment.rows() - 1)}}));
  }
  if (!(options.widening > 0 && std::isfinite(options.widening))) {
    throw Error(
        ErrorKind::kBadInput,
        base::Say("stats.environment_widening", {{"asked", base::FormatExact(options.widening)}}));
  }
}

std::vector<std::size_t> ConstantColumns(const Matrix& environment) {
  std::vector<std::size_t> constant;
  for (std::size_t col = 0; col < environment.cols(); ++col) {
    bool varies = false;
    for (std::size_t row = 1; row < environment.rows(); ++row) {
      varies = varies || environment(row, col) != environment(0, col);
    }
    if (!varies) {
      constant.push_back(col);
    }
  }
  return constant;
}

Matrix WithConstant(const Matrix& environment) {
  Matrix design(environment.rows(), environment.cols() + 1, 1);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    std::ranges::copy(environment.row(row), design.row(row).begin() + 1);
  }
  return design;
}

// Orthonormal to the constant column too, so with mean 0, no correlation and variance n / (n − 1):
// distance in them is Mahalanobis' once that factor is taken out.
Matrix Whitened(const Matrix& design) {
  const Matrix columns = Orthonormalise(design).columns;
  const auto n = static_cast<double>(design.rows());
  const double scale = std::sqrt((n - 1) / n);
  Matrix coordinates(design.rows(), design.cols() - 1);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    for (std::size_t col = 0; col < coordinates.cols(); ++col) {
      coordinates(row, col) = scale * columns(row, col + 1);
    }
  }
  return coordinates;
}

std::vector<double> DistancesFrom(const Matrix& coordinates, std::size_t unit) {
  std::vector<double> distances(coordinates.rows());
  for (std::size_t other = 0; other < distances.size(); ++other) {
    double sum = 0;
    for (std::size_t col = 0; col < coordinates.cols(); ++col) {
      const double step = coordinates(other, col) - coordinates(unit, col);
      sum += step * step;
    }
    distances[other] = std::sqrt(sum);
  }
  return distances;
}

// Distances to the others, ascending.
std::vector<double> SortedOthers(const Matrix& coordinates, std::size_t unit) {
  std::vector<double> distances = DistancesFrom(coordinates, unit);
  distances.erase(distances.begin() + static_cast<std::ptrdiff_t>(unit));
  std::sort(distances.begin(), distances.end());
  return distances;
}

// The k with the largest cross-validated likelihood, or 0 when no k gives every unit a window.
std::size_t ChooseNeighbours(const Matrix& coordinates) {
  const std::size_t n = coordinates.rows();
  const auto columns = static_cast<double>(coordinates.cols());
  std::vector<double> likelihood(n, 0);  // by k, without what is the same for all k
  for (std::size_t unit = 0; unit < n; ++unit) {
    const std::vector<double> distances = SortedOthers(coordinates, unit);
    double squares = 0;
    for (std::size_t k = 1; k < n; ++k) {
      const double bandwidth = distances[k - 1];
      squares += bandwidth * bandwidth;
      const double weight = static_cast<double>(k) - squares / (bandwidth * bandwidth);
      likelihood[k] += bandwidth > 0 && weight > 0
                           ? std::log(weight) - columns * std::log(bandwidth)
                           : -std::numeric_limits<double>::infinity();
    }
  }
  std::size_t best = 0;
  double highest = -std::numeric_limits<double>::infinity();
  for (std::size_t k = kLeastNeighbours; k < n; ++k) {
    if (likelihood[k] > highest) {
      highest = likelihood[k];
      best = k;
    }
  }
  return best;
}

}  // namespace

std::vector<double> EnvironmentKernel::WeightsFor(std::size_t unit) const {
  std::vector<double> weights = DistancesFrom(coordinates, unit);
  for (double& weight : weights) {
    const double u = weight / bandwidths[unit];
    weight = u < 1 ? 1 - u * u : 0;
  }
  return weights;
}

EnvironmentKernel FitEnvironmentKernel(const Matrix& environment,
                                       const EnvironmentKernelOptions& options) {
  Check(environment, options);
  EnvironmentKernel kernel;
  kernel.options = options;
  const std::size_t n = environment.rows();
  if (n <= std::max(kLeastNeighbours, environment.cols() + 1)) {
    return kernel;
  }
  kernel.status = EnvironmentKernelStatus::kRankDeficient;
  kernel.dependent_columns = ConstantColumns(environment);
  if (!kernel.dependent_columns.empty()) {
    return kernel;
  }
  const Matrix design = WithConstant(environment);
  const OlsResult independence = FitOls(design, std::vector<double>(n, 0));
  if (independence.status != OlsStatus::kFitted) {
    for (const std::size_t column : independence.dependent_columns) {
      // The column of ones follows from columns that add up to a constant: the first is named.
      kernel.dependent_columns.push_back(column == 0 ? 0 : column - 1);
    }
    return kernel;
  }
  kernel.coordinates = Whitened(design);
  kernel.neighbours = options.neighbours.value_or(ChooseNeighbours(kernel.coordinates));
  if (kernel.neighbours == 0) {
    kernel.status = EnvironmentKernelStatus::kTies;
    return kernel;
  }
  for (std::size_t unit = 0; unit < n; ++unit) {
    kernel.bandwidths.push_back(options.widening *
                                SortedOthers(kernel.coordinates, unit)[kernel.neighbours - 1]);
  }
  const bool any_flat = std::ranges::any_of(kernel.bandwidths, [](double h) { return !(h > 0); });
  kernel.status = any_flat ? EnvironmentKernelStatus::kTies : EnvironmentKernelStatus::kDone;
  return kernel;
}

}  // namespace doelmaat::stats
