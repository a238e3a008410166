// Which units carry the scores of others: leverage by leaving one out, inside bootstrap bubbles.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"

namespace doelmaat::stats {

// How much the scores of the others change when a unit is taken away.
//
//   l_j = sqrt( Σ_(k ≠ j) (θ*_kj − θ_k)² / (K − 1) ),  θ*_kj the score of k without j
//
// inputs, outputs  as SolveDea, at least two units
// options          slacks and spans are not used: every unit spans
//
// Returns one leverage a unit, in row order, ≥ 0; nothing when a programme was not solved. A unit
// off the frontier has 0. Throws kBadInput as SolveDea. Scaling a column changes none. Cost: a
// frontier for every unit that spans others, and a programme for each unit it spans.
// Source: Stosic & Sampaio de Sousa 2005, Jackstrapping DEA scores for robust efficiency
// measurement, Anais do XXVII Encontro Brasileiro de Econometria. See docs/methods/outliers.md.
// Tested by: jackstrap_test.cpp (by hand, by SolveDea without each unit).
std::optional<std::vector<double>> JackknifeLeverages(const Matrix& inputs,
                                                      const Matrix& outputs,
                                                      const DeaOptions& options);

struct JackstrapOptions {
  DeaOptions dea = {};
  std::size_t bubbles = 2000;                   // at least 1
  std::optional<std::size_t> bubble_size = {};  // 2 to n_units; none: a tenth, at least 10
  std::uint64_t seed = 1;
};

enum class JackstrapStatus {
  kDone,
  kTooManyFailures,  // more than 1 in 100 bubbles had a programme that was not solved
};

struct JackstrapUnit {
  std::size_t drawn = 0;           // bubbles it was in
  std::optional<double> leverage;  // mean over these; none when never drawn
  bool outlier = false;            // leverage above the threshold
};

struct JackstrapResult {
  JackstrapOptions options;
  JackstrapStatus status = JackstrapStatus::kTooManyFailures;
  std::size_t bubble_size = 0;
  std::vector<JackstrapUnit> units;
  double mean_leverage = 0;
  double threshold = 0;
  std::size_t failed_bubbles = 0;

  bool usable() const { return status == JackstrapStatus::kDone; }
};

// Leverage of every unit, averaged over bubbles: samples of L units without replacement, each with
// leverages of its own.
//
//   l̃_j = Σ_b l_bj / n_j,  n_j the bubbles with j;  l̃ = mean_j l̃_j;  outlier: l̃_j > l̃ ln K
//
// inputs, outputs  as SolveDea
// parallel_for     runs bubbles; the result has the same bytes whatever it does
//
// A unit that makes the frontier for many others stands out in every bubble, also beside a second
// one like it, which would hide it when one is left out of the whole set. The step at l̃ ln K is a
// rule of thumb of the source, not a test. With L = K and one bubble these are the jackknife
// leverages. Throws kBadInput as SolveDea, and for no bubbles or a size outside 2 to n_units.
// Cost: bubbles × (L programmes and those of JackknifeLeverages): 2 s for 2000 bubbles of 34 units.
// Source: Stosic & Sampaio de Sousa 2005, as above (cut-off by the step function). See
// docs/methods/outliers.md. Tested by: jackstrap_test.cpp (pairs by hand, a planted outlier).
JackstrapResult RunJackstrap(const Matrix& inputs,
                             const Matrix& outputs,
                             const JackstrapOptions& options,
                             const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
