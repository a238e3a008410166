// Which units lie apart from the cloud of data: outliers by what they add to its volume.
#pragma once

#include <cstddef>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

struct DataCloudOptions {
  std::size_t most_deleted = 3;  // units taken away at a time, at least 1
  std::size_t nearest = 25;      // sets listed for each number taken away, at least 1
};

enum class DataCloudStatus {
  kDone,
  kTooFewUnits,    // no more units than columns and units taken away
  kRankDeficient,  // columns of inputs and outputs determine each other: dependent_columns
};

struct DeletedSet {
  std::vector<std::size_t> units;  // in row order
  double ratio = 0;                // of determinants, without the units over with them: 0 to 1
};

struct DataCloudResult {
  DataCloudOptions options;
  DataCloudStatus status = DataCloudStatus::kTooFewUnits;
  std::vector<std::size_t> dependent_columns;  // inputs, then outputs
  std::vector<double> ratios;                  // of each unit taken away alone
  // For 1, 2, … units taken away: the sets with the smallest ratios, smallest first, of equals the
  // one whose units come first.
  std::vector<std::vector<DeletedSet>> sets;

  bool usable() const { return status == DataCloudStatus::kDone; }
};

// Outliers of a data cloud by the ratio of determinants of Andrews and Pregibon. With W = [X Y] and
// W(D) without the rows of the set D,
//
//   R(D) = |W(D)'W(D)| / |W'W| = |I − H_D|,  H_D the rows and columns D of W (W'W)⁻¹ W'
//
// The determinant is the squared volume of the cloud: R near 0 says that D alone spans much of it.
// For each number of units taken away the sets are compared by ln(R / R_min): when only the
// smallest stands near 0, its units are outliers, and masking (two outliers that hide each other)
// shows when that number is taken away together.
//
// inputs, outputs  as SolveDea
//
// Every set of up to `most_deleted` units is looked at. No size of gap is called significant: the
// method is graphical, and the caller shows the gap. Scaling a column changes no ratio. Throws
// kBadInput as SolveDea, for options of 0 and when there are more than 250 million sets to look at.
// Cost: about 20 ns a set; 6.4 million sets for 338 units and three at a time.
// Source: Andrews & Pregibon 1978, Journal of the Royal Statistical Society B 40(1), 85-93; Wilson
// 1993, Journal of Business & Economic Statistics 11(3), 319-323. See docs/methods/outliers.md.
// Tested by: data_cloud_test.cpp (determinants by hand and by deleting rows).
DataCloudResult FindCloudOutliers(const numerics::Matrix& inputs,
                                  const numerics::Matrix& outputs,
                                  const DataCloudOptions& options);

}  // namespace doelmaat::stats
