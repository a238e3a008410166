#pragma once

#include <string>
#include <vector>

#include "numerics/distribution.h"
#include "numerics/matrix.h"

namespace doelmaat::measure {

// The quantities of a formula as every mode of propagation takes them, numbered as in the program.
// A quantity that is used more than once is one entry, so that it moves as one.
struct UncertainInputs {
  std::vector<std::string> names;  // part of the purpose of the random stream of each
  std::vector<numerics::Distribution> distributions;
  // Of the normal scores (Gaussian copula); for normal quantities the correlation itself. Empty:
  // independent.
  numerics::Matrix correlation;

  std::size_t size() const { return distributions.size(); }
  std::vector<double> Means() const;
  // L with L Lᵀ = correlation. Throws kBadInput when there is none. Source: JCGM 101:2008, C.5.
  numerics::Matrix Factor() const;
  // The number of the set that each quantity belongs to: those that are correlated with each other,
  // directly or through others.
  std::vector<std::size_t> CorrelatedSets() const;
  // Whether quantity i is correlated with another.
  bool IsCorrelated(std::size_t i) const;
};

}  // namespace doelmaat::measure
