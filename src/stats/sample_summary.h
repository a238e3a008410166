// What a large sample of draws says about the distribution it came from.
#pragma once

#include <span>

#include "stats/interval.h"

namespace doelmaat::stats {

struct MeanAndSd {
  double mean = 0;
  double sd = 0;  // divisor n - 1; 0 for one value
};

// Mean and standard deviation, by two passes in the order of the values. Throws kBadInput without
// values or when one is not finite.
MeanAndSd MeanAndSdOf(std::span<const double> values);

// The shortest interval that holds a share of a sorted sample.
//
//   [x_(r*), x_(r*+q)],  q = round(share n),  r* where w(r) = x_(r+q) - x_(r) is least
//
// sorted  ascending, at least 2 values;  share  0 to 1, both excluded
//
// The width w is flat around its least value, so the r of the least sampled width wanders with
// n^(-1/3). From a thousand candidates on, r* is the vertex of the parabola through all widths less
// than 0.3% above the least (least squares), which wanders far less; the interval is at most 0.3%
// wider than the shortest of the sample. Throws kBadInput for too few values or a share outside (0,
// 1). Source: JCGM 101:2008, 7.7.4 (the definition); the parabola is ours. Tested by:
// sample_summary_test.cpp (normal and lognormal, exact), tests/conformance/measures.
Interval ShortestInterval(std::span<const double> sorted, double share);

// Standard error of a sample quantile, from the spread of the order statistics around it.
//
//   (x_(r+k) - x_(r-k)) / 2,  r = p n,  k = sqrt(n p (1 - p))
//
// which is half the interval that holds the quantile with one standard deviation of the binomial
// count below it; no density has to be estimated. Throws kBadInput for fewer than 10 values or p
// outside (0, 1).
// Source: David & Nagaraja 2003, Order Statistics, 7.1. Tested by: sample_summary_test.cpp.
double QuantileStandardError(std::span<const double> sorted, double p);

}  // namespace doelmaat::stats
