#include "measure/gum.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "measure/taylor.h"

namespace doelmaat::measure {
namespace {

// Columns: u_i times the rows of the factor of the correlation. f(x + D z) has independent z of
// variance 1.
numerics::Matrix Directions(const UncertainInputs& inputs, const numerics::Matrix& factor) {
  numerics::Matrix directions(inputs.size(), inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      directions(i, j) = inputs.distributions[i].uncertainty() * factor(i, j);
    }
  }
  return directions;
}

// cᵀ V c split over quantities: u_i c_i Σ_j r_ij u_j c_j.
std::vector<double> FirstOrderTerms(const std::vector<double>& sensitivity,
                                    const UncertainInputs& inputs) {
  std::vector<double> scaled(inputs.size());
  for (std::size_t i = 0; i < scaled.size(); ++i) {
    scaled[i] = sensitivity[i] * inputs.distributions[i].uncertainty();
  }
  std::vector<double> terms(inputs.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    double with_others = scaled[i];
    for (std::size_t j = 0; j < inputs.correlation.rows(); ++j) {
      with_others += j == i ? 0 : inputs.correlation(i, j) * scaled[j];
    }
    terms[i] = scaled[i] * with_others;
  }
  return terms;
}

double EffectiveDegrees(const std::vector<double>& terms, const UncertainInputs& inputs) {
  struct Set {
    double variance = 0;
    double degrees = std::numeric_limits<double>::infinity();
  };
  const std::vector<std::size_t> set_of = inputs.CorrelatedSets();
  std::map<std::size_t, Set> sets;
  double total = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    Set& set = sets[set_of[i]];
    set.variance += terms[i];
    total += terms[i];
    const auto degrees = inputs.distributions[i].degrees_of_freedom();
    set.degrees = std::min(set.degrees, degrees.value_or(set.degrees));
  }
  double sum = 0;
  for (const auto& [number, set] : sets) {
    sum += set.variance * set.variance / set.degrees;
  }
  return sum > 0 ? total * total / sum : std::numeric_limits<double>::infinity();
}

// Second-order terms in independent standard scores: own[i] of score i, cross(i, j) of a pair.
struct SecondOrder {
  std::vector<double> own;
  numerics::Matrix cross;
  double sum = 0;
};

SecondOrder SecondOrderTerms(const Derivatives& along) {
  const std::size_t m = along.first.size();
  SecondOrder terms{std::vector<double>(m), numerics::Matrix(m, m), 0};
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < m; ++j) {
      const double term =
          along.second(i, j) * along.second(i, j) / 2 + along.first[i] * along.third(i, j);
      terms.sum += term;
      if (i == j) {
        terms.own[i] += term;
      } else {
        terms.cross(i, j) += term;
        terms.cross(j, i) += term;
      }
    }
  }
  return terms;
}

GumOutcome Outcome(const Derivatives& along,
                   const std::vector<double>& terms,
                   const UncertainInputs& inputs) {
  GumOutcome outcome;
  outcome.value = along.value;
  double variance = 0;
  for (const double slope : along.first) {
    variance += slope * slope;
  }
  outcome.u_first = std::sqrt(variance);
  const SecondOrder second = SecondOrderTerms(along);
  // In this order what is no number stays so, and is refused by the caller.
  const double full = std::max(variance + second.sum, 0.0);
  outcome.u_second = std::sqrt(full);
  outcome.degrees = EffectiveDegrees(terms, inputs);
  const bool correlated = inputs.correlation.rows() > 0;
  const double whole = correlated ? variance : full;
  for (std::size_t i = 0; whole > 0 && i < inputs.size(); ++i) {
    double main = terms[i];
    double total = terms[i];
    if (!correlated) {
      main += second.own[i];
      total = main;
      for (std::size_t j = 0; j < inputs.size(); ++j) {
        total += second.cross(i, j);
      }
    }
    outcome.main_shares.push_back(main / whole);
    outcome.total_shares.push_back(total / whole);
  }
  return outcome;
}

}  // namespace

GumResult PropagateGum(const Program& program, const UncertainInputs& inputs) {
  const std::vector<double> point = inputs.Means();
  const numerics::Matrix directions = Directions(inputs, inputs.Factor());
  const std::vector<Derivatives> along = Differentiate(program, point, directions);
  numerics::Matrix axes(inputs.size(), inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    axes(i, i) = 1;
  }
  GumResult result;
  result.covariance = numerics::Matrix(along.size(), along.size());
  for (std::size_t output = 0; output < along.size(); ++output) {
    std::vector<double> sensitivity(inputs.size());
    std::vector<bool> kinked(inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto right = DirectionalJets(program, point, axes.row(i));
      axes(i, i) = -1;
      const auto left = DirectionalJets(program, point, axes.row(i));
      axes(i, i) = 1;
      sensitivity[i] = (right[output][1] - left[output][1]) / 2;
      kinked[i] = right[output][1] != -left[output][1];
    }
    std::vector<double> terms = FirstOrderTerms(sensitivity, inputs);
    result.outcomes.push_back(Outcome(along[output], terms, inputs));
    result.outcomes.back().kinked = kinked;
    for (std::size_t other = 0; other < along.size(); ++other) {
      double sum = 0;
      for (std::size_t z = 0; z < inputs.size(); ++z) {
        sum += along[output].first[z] * along[other].first[z];
      }
      result.covariance(output, other) = sum;
    }
  }
  return result;
}

double CoverageFactor(double share, double degrees) {
  const double whole = std::isinf(degrees) ? degrees : std::max(1.0, std::floor(degrees));
  return numerics::StudentQuantile(0.5 + share / 2, whole);
}

}  // namespace doelmaat::measure
