// A result with its uncertainty, whatever way it was computed.
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "measure/unit.h"

namespace doelmaat::measure {

// Shares of the draws or of the distribution below which each number lies.
inline constexpr double kQuantileShares[] = {0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975};
inline constexpr std::size_t kQuantileCount = std::size(kQuantileShares);

struct Outcome {
  std::string name;  // benefit, cost, net, one_off
  Unit unit;
  double mean = 0;           // in mode aef the middle of the band
  std::optional<double> sd;  // none in mode aef: a half-width is no standard deviation
  double low = 0;            // aef: middle − half-width; else the middle 95%
  double high = 0;
  std::vector<double> quantiles;        // by kQuantileShares; empty in mode aef
  std::vector<double> quantile_errors;  // standard errors; Monte Carlo only
  std::optional<double> p_negative;
  std::optional<double> u_second;  // mode gum: with second-order terms
  std::optional<double> degrees;   // mode gum, when finite
};

// Of draws: mean, sd, quantiles (type 7) with their standard errors, the part below 0. Sorts the
// draws; the name and unit are the caller's. Source: Hyndman & Fan 1996, The American Statistician
// 50(4), 361-365 (type 7); JCGM 101:2008, 7.6-7.7. Tested by: monte_carlo_test.cpp.
Outcome SummaryOfDraws(std::vector<double>* draws);

}  // namespace doelmaat::measure
