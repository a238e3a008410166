#include "stats/data_cloud.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "stats/dea_data.h"
#include "stats/ols.h"
#include "stats/orthonormal_columns.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

constexpr double kMostSets = 2.5e8;

void CheckOptions(std::size_t units, const DataCloudOptions& options) {
  if (options.most_deleted == 0 || options.nearest == 0) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.cloud_nothing_asked"));
  }
  double sets = 1;
  for (std::size_t taken = 0; taken < options.most_deleted; ++taken) {
    sets *= (static_cast<double>(units) - static_cast<double>(taken)) /
            (static_cast<double>(taken) + 1);
  }
  if (sets > kMostSets) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.cloud_too_many",
                          {{"deleted", std::to_string(options.most_deleted)},
                           {"units", std::to_string(units)}}));
  }
}

Matrix Together(const Matrix& inputs, const Matrix& outputs) {
  Matrix cloud(inputs.rows(), inputs.cols() + outputs.cols());
  for (std::size_t row = 0; row < cloud.rows(); ++row) {
    std::ranges::copy(inputs.row(row), cloud.row(row).begin());
    std::ranges::copy(outputs.row(row),
                      cloud.row(row).begin() + static_cast<std::ptrdiff_t>(inputs.cols()));
  }
  return cloud;
}

// Goes through all sets of units of one size. With A = I − H, a set grows by one unit and one row
// of the Cholesky factor of A_D; the determinant is the product of the squared pivots.
class SetSearch {
 public:
  // `axes`: rows q_i with H = (q_i'q_j).
  SetSearch(const Matrix& axes, std::size_t size, std::size_t nearest)
      : axes_(axes), size_(size), nearest_(nearest), factor_(size, size), chosen_(size) {}

  std::vector<DeletedSet> Run() {
    Grow(0, 0, 1);
    std::sort(found_.begin(), found_.end(), ComesFirst);
    return found_;
  }

 private:
  static bool ComesFirst(const DeletedSet& one, const DeletedSet& other) {
    return one.ratio != other.ratio ? one.ratio < other.ratio : one.units < other.units;
  }

  void Keep(double ratio) {
    if (found_.size() == nearest_ && ratio > found_.front().ratio) {
      return;
    }
    found_.push_back({chosen_, ratio});
    std::push_heap(found_.begin(), found_.end(), ComesFirst);
    if (found_.size() > nearest_) {
      std::pop_heap(found_.begin(), found_.end(), ComesFirst);
      found_.pop_back();
    }
  }

  double Projection(std::size_t one, std::size_t other) const {
    const std::span<const double> left = axes_.row(one);
    const std::span<const double> right = axes_.row(other);
    double sum = 0;
    for (std::size_t each = 0; each < left.size(); ++each) {
      sum += left[each] * right[each];
    }
    return sum;
  }

  void Grow(std::size_t depth, std::size_t first, double ratio) {
    const std::size_t last = axes_.rows() - (size_ - depth - 1);
    for (std::size_t unit = first; unit < last; ++unit) {
      double pivot = 1 - Projection(unit, unit);
      for (std::size_t row = 0; row < depth; ++row) {
        double entry = -Projection(unit, chosen_[row]);
        for (std::size_t col = 0; col < row; ++col) {
          entry -= factor_(depth, col) * factor_(row, col);
        }
        // A pivot of 0 belongs to a set that spans a direction alone; every larger set is 0 too.
        entry = factor_(row, row) > 0 ? entry / factor_(row, row) : 0;
        factor_(depth, row) = entry;
        pivot -= entry * entry;
      }
      pivot = std::max(0.0, pivot);
      chosen_[depth] = unit;
      if (depth + 1 == size_) {
        Keep(ratio * pivot);
      } else {
        factor_(depth, depth) = std::sqrt(pivot);
        Grow(depth + 1, unit + 1, ratio * pivot);
      }
    }
  }

  const Matrix& axes_;
  std::size_t size_;
  std::size_t nearest_;
  Matrix factor_;
  std::vector<std::size_t> chosen_;
  std::vector<DeletedSet> found_;
};

}  // namespace

DataCloudResult FindCloudOutliers(const Matrix& inputs,
                                  const Matrix& outputs,
                                  const DataCloudOptions& options) {
  CheckDeaData(inputs, outputs);
  CheckOptions(inputs.rows(), options);
  DataCloudResult result;
  result.options = options;
  const Matrix cloud = Together(inputs, outputs);
  if (cloud.rows() < cloud.cols() + options.most_deleted + 1) {
    return result;
  }
  const OlsResult independence = FitOls(cloud, std::vector<double>(cloud.rows(), 1));
  if (independence.status != OlsStatus::kFitted) {
    result.status = DataCloudStatus::kRankDeficient;
    result.dependent_columns = independence.dependent_columns;
    return result;
  }
  result.status = DataCloudStatus::kDone;
  Matrix axes = Orthonormalise(cloud).columns;
  const double length = std::sqrt(static_cast<double>(cloud.rows()));
  for (std::size_t row = 0; row < axes.rows(); ++row) {
    double leverage = 0;
    for (double& value : axes.row(row)) {
      value /= length;
      leverage += value * value;
    }
    result.ratios.push_back(std::max(0.0, 1 - leverage));
  }
  for (std::size_t size = 1; size <= options.most_deleted; ++size) {
    result.sets.push_back(SetSearch(axes, size, options.nearest).Run());
  }
  return result;
}

}  // namespace doelmaat::stats
