#include "measure/uncertain_inputs.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/text.h"
#include "numerics/correlation_factor.h"

namespace doelmaat::measure {

std::vector<double> UncertainInputs::Means() const {
  std::vector<double> means;
  means.reserve(size());
  for (const auto& distribution : distributions) {
    means.push_back(distribution.mean());
  }
  return means;
}

numerics::Matrix UncertainInputs::Factor() const {
  if (correlation.rows() == 0) {
    numerics::Matrix identity(size(), size());
    for (std::size_t i = 0; i < size(); ++i) {
      identity(i, i) = 1;
    }
    return identity;
  }
  auto factor = numerics::CorrelationFactor(correlation);
  if (correlation.rows() != size() || !factor.has_value()) {
    throw Error(ErrorKind::kBadInput, base::Say("measure.bad_correlation"));
  }
  return std::move(*factor);
}

std::vector<std::size_t> UncertainInputs::CorrelatedSets() const {
  std::vector<std::size_t> set(size());
  std::iota(set.begin(), set.end(), std::size_t{0});
  for (std::size_t i = 0; i < correlation.rows(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (correlation(i, j) != 0 && set[i] != set[j]) {
        std::replace(set.begin(), set.end(), std::size_t{set[i]}, std::size_t{set[j]});
      }
    }
  }
  return set;
}

bool UncertainInputs::IsCorrelated(std::size_t i) const {
  for (std::size_t j = 0; j < correlation.rows(); ++j) {
    if (j != i && correlation(i, j) != 0) {
      return true;
    }
  }
  return false;
}

}  // namespace doelmaat::measure
