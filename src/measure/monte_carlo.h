// Propagation of distributions by Monte Carlo (JCGM 101:2008).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "measure/expression.h"
#include "measure/uncertain_inputs.h"
#include "numerics/parallel.h"

namespace doelmaat::measure {

struct MonteCarloOptions {
  std::uint64_t draws = 1'000'000;  // when adaptive: the most
  std::uint64_t seed = 1;
  bool adaptive = false;
  int digits = 2;  // of u that must be certain, when adaptive
};

enum class MonteCarloStatus {
  kFixed,      // the number of draws that was asked
  kConverged,  // adaptive, and certain to the digits asked
  kNotConverged,
};

struct MonteCarloResult {
  MonteCarloStatus status = MonteCarloStatus::kFixed;
  std::uint64_t draws = 0;
  std::vector<std::vector<double>> values;  // of each outcome, in order of draw
};

// Throws kBadInput for fewer than 10 000 draws.
void CheckDraws(std::uint64_t draws);

// Draws every quantity and evaluates the formulas.
//
//   x_i = F_i⁻¹(Φ(z_i)),  z = L ζ,  ζ independent standard normal  (Gaussian copula)
//   adaptive: blocks of 10 000; stop when 2 s/√h < δ for the mean, u and both ends of the 95%
//   interval, s over the h blocks so far, δ = ½ 10^l with u = c 10^l, c of `digits` digits
//
// Each quantity has a stream of its own for every block of draws, from (seed, its name, block): the
// outcome depends neither on threads nor on which other quantities there are. Values of a sample
// are drawn for each quantity on its own.
//
// Throws kBadInput for fewer than 10 000 draws, for a correlation matrix that is none, and for an
// outcome that is not finite. Cost: linear in draws; memory 8 bytes a draw and outcome.
// Source: JCGM 101:2008, 6.4, 7.2-7.9. See docs/methods/monte-carlo.md.
// Tested by: monte_carlo_test.cpp, tests/conformance/measures (JCGM 101 clause 9).
MonteCarloResult DrawOutcomes(const Program& program,
                              const UncertainInputs& inputs,
                              const MonteCarloOptions& options,
                              const numerics::ParallelFor& parallel);

// The draws of the quantities themselves, one column a quantity, of one block. `purpose` sets draws
// of other use apart.
class InputDraws {
 public:
  InputDraws(const UncertainInputs& inputs, std::uint64_t seed, std::string purpose);

  void Fill(std::uint64_t block,
            std::size_t draws,
            std::vector<std::vector<double>>* columns) const;

 private:
  const UncertainInputs& inputs_;
  std::uint64_t seed_;
  std::string purpose_;
  numerics::Matrix factor_;
  std::vector<bool> correlated_;
};

// Variance shares by Sobol's method. Quantities that are correlated are one: each of a set has the
// share of the whole set, for which the formulas hold with all of its columns at once.
//
//   main S_i  = E[ f(B) (f(A with i of B) − f(A)) ] / V      (Saltelli et al. 2010)
//   total T_i = E[ (f(A) − f(A with i of B))² ] / 2 V        (Jansen 1999)
//
// A and B are two independent sets of `draws` draws, V the variance of f over both, f less its
// mean. Returns one pair of shares a quantity, for each outcome, with standard errors; empty for an
// outcome that does not vary. Main shares of an additive formula add up to 1 over the sets. Source:
// Saltelli et al. 2010, Computer Physics Communications 181(2), 259-270, table 2 (b) and (f);
// Jacques, Lavergne & Devictor 2006, Reliability Engineering & System Safety 91, 1126-1134 (sets).
// Tested by:
// variance_shares_test.cpp (Ishigami function, published).
struct VarianceShare {
  double main = 0;
  double main_error = 0;
  double total = 0;
  double total_error = 0;
};
std::vector<std::vector<VarianceShare>> SobolShares(const Program& program,
                                                    const UncertainInputs& inputs,
                                                    const MonteCarloOptions& options,
                                                    const numerics::ParallelFor& parallel);

}  // namespace doelmaat::measure
