#include "stats/composed_likelihood.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/composed_error.h"

namespace doelmaat::stats {
namespace {

using numerics::Evaluation;
using numerics::Matrix;

constexpr std::size_t kParts = 4;

// Where a block of the Hessian begins.
struct Corner {
  std::size_t row;
  std::size_t col;
};

// Adds factor × x zᵀ where it lies under the diagonal of the whole.
void AddBlock(std::span<const double> x,
              std::span<const double> z,
              double factor,
              Corner corner,
              Matrix* sum) {
  for (std::size_t one = 0; one < x.size(); ++one) {
    const auto out = sum->row(corner.row + one).subspan(corner.col);
    const std::size_t last = corner.row == corner.col ? one + 1 : z.size();
    const double scaled = factor * x[one];
    for (std::size_t other = 0; other < last; ++other) {
      out[other] += scaled * z[other];
    }
  }
}

}  // namespace

ComposedLikelihood::ComposedLikelihood(const ComposedColumns& columns,
                                       std::span<const double> response,
                                       double sign,
                                       InefficiencyLaw law)
    : columns_(columns), response_(response), sign_(sign), law_(law) {
  for (std::size_t part = 0; part < kParts; ++part) {
    first_[part + 1] = first_[part] + columns_[part]->cols();
  }
}

double ComposedLikelihood::PartAt(std::size_t part,
                                  std::size_t row,
                                  std::span<const double> point) const {
  const auto x = columns_[part]->row(row);
  double sum = 0;
  for (std::size_t col = 0; col < x.size(); ++col) {
    sum += x[col] * point[first_[part] + col];
  }
  return sum;
}

std::array<double, 3> ComposedLikelihood::ScaleAt(std::size_t row,
                                                  std::span<const double> point) const {
  return {PartAt(1, row, point), PartAt(2, row, point), PartAt(3, row, point)};
}

double ComposedLikelihood::ErrorAt(std::size_t row, std::span<const double> point) const {
  return sign_ * (response_[row] - PartAt(0, row, point));
}

ConditionalInefficiency ComposedLikelihood::ConditionalAt(std::size_t row,
                                                          std::span<const double> point) const {
  return Conditional(law_, ErrorAt(row, point), ScaleAt(row, point));
}

ScaleReach ComposedLikelihood::ReachOf(std::span<const double> point) const {
  const double infinity = std::numeric_limits<double>::infinity();
  ScaleReach reach{-infinity, infinity, -infinity};
  for (std::size_t row = 0; row < response_.size(); ++row) {
    const std::array<double, 3> scale = ScaleAt(row, point);
    reach.highest_log_u = std::max(reach.highest_log_u, scale[0]);
    reach.lowest_log_v = std::min(reach.lowest_log_v, scale[1]);
    reach.highest_start = std::max(reach.highest_start, scale[2] * std::exp(-scale[0]));
  }
  return reach;
}

std::optional<Evaluation> ComposedLikelihood::operator()(std::span<const double> point) const {
  const std::size_t size = Size();
  Evaluation sum{0, std::vector<double>(size), Matrix(size, size)};
  std::array<double, 3> last{};
  ErrorTerms terms;
  for (std::size_t row = 0; row < response_.size(); ++row) {
    const std::array<double, 3> scale = ScaleAt(row, point);
    if (row == 0 || scale != last) {
      terms = TermsOf(law_, scale);
      last = scale;
    }
    const ErrorJet log_density = LogDensity(terms, ErrorAt(row, point));
    if (!std::isfinite(log_density.value)) {
      return std::nullopt;
    }
    sum.value += log_density.value;
    for (std::size_t part = 0; part < kParts; ++part) {
      const auto x = columns_[part]->row(row);
      // e falls or rises with the frontier; the scales are their own linear functions.
      const double slope = part == 0 ? -sign_ : 1;
      for (std::size_t col = 0; col < x.size(); ++col) {
        sum.gradient[first_[part] + col] += slope * log_density.gradient[part] * x[col];
      }
      for (std::size_t other = 0; other <= part && !x.empty(); ++other) {
        const double both = slope * (other == 0 ? -sign_ : 1);
        AddBlock(x,
                 columns_[other]->row(row),
                 both * log_density.Second(part, other),
                 {first_[part], first_[other]},
                 &sum.hessian);
      }
    }
  }
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t col = row + 1; col < size; ++col) {
      sum.hessian(row, col) = sum.hessian(col, row);
    }
  }
  return sum;
}

}  // namespace doelmaat::stats
