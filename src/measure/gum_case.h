// A worked example of uncertainty: a model in words of formulas, quantities with their uncertainty,
// and every result the GUM and its supplements ask of it. For checking the engine against published
// examples, and for users with a calculation of their own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "numerics/distribution.h"
#include "numerics/parallel.h"

namespace doelmaat::measure {

struct CaseQuantity {
  std::string name;
  std::optional<numerics::Distribution> distribution;
  std::vector<double> observations;  // instead: values observed together with those of the others
  bool budget = false;               // given as estimate, standard uncertainty and degrees
};

struct GumCase {
  std::string name;
  // Formulas "y = …" joined by ';'. A part without '=' is a remark; "predict at t=30" asks for the
  // value of a fitted line. "b(t) = …" with observed t and b fits what the other names stand for.
  std::string model;
  std::vector<CaseQuantity> quantities;
  double correlation = 0;  // between every two quantities
};

struct CaseOptions {
  std::uint64_t draws = 2'000'000;
  std::uint64_t seed = 1;
};

// One number, or the two ends of an interval.
struct CaseResult {
  std::string name;
  std::vector<double> values;
};

// Evaluates a case. Which results, by what the quantities are:
//
//   estimates    y, u_first, u_second, nu_eff (when finite), k95, U95, k99, U99 (k of truncated
//                degrees)
//   observed     of each outcome R: R, uR; of each pair rRX; of each pair of quantities rVI; nu_eff
//   fitted line  of each parameter yK: yK, uK, rJK; s; at t=30: b30, u_b30
//   otherwise    mean, u (exact where ExactMoments can, else of the draws), u_exact, mean_mc, u_mc,
//                half95, q005, q025, q975, q995, shortest95, mc_shortest95, shortest99, half95_se,
//                gum_mean, gum_u, gum_half95, u_gum_first, u_gum_higher, gum_first_95,
//                gum_higher_95
//
// With more than one outcome the results of estimates and draws carry "_<outcome>".
// Throws kBadInput, with `place`, for formulas that are not right, a cycle, observations of
// different length, a line that is not linear in its parameters, division, logarithm or root where
// a quantity can take it out of bounds (estimates: within six standard uncertainties), draws of a t
// with two degrees or fewer, and a result that is not finite. Source: JCGM 100:2008, 4.2, 5,
// G, H; JCGM 101:2008, 7, 9. See docs/methods/gum.md. Tested by: gum_case_test.cpp,
// tests/conformance/measures (14 published examples).
std::vector<CaseResult> EvaluateCase(const GumCase& gum_case,
                                     const CaseOptions& options,
                                     const std::string& place,
                                     const numerics::ParallelFor& parallel);

}  // namespace doelmaat::measure
