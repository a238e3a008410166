#include "measure/gum_case.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "measure/case_model.h"
#include "measure/exact_moments.h"
#include "measure/gum.h"
#include "measure/line_case.h"
#include "measure/monte_carlo.h"
#include "stats/quantile.h"
#include "stats/sample_summary.h"

namespace doelmaat::measure {
namespace {

using base::Say;
using Results = std::vector<CaseResult>;

[[noreturn]] void Refuse(const std::string& place, const std::string& what) {
  throw Error(ErrorKind::kBadInput, Say("measure.at_place", {{"place", place}, {"what", what}}));
}

// Mean and its standard uncertainty of each observed quantity, and their correlation
// (GUM 4.2, 5.2.3).
UncertainInputs FromObservations(const GumCase& gum_case, const std::string& place) {
  UncertainInputs inputs;
  const std::size_t n = gum_case.quantities.front().observations.size();
  std::vector<stats::MeanAndSd> moments;
  for (const CaseQuantity& quantity : gum_case.quantities) {
    if (quantity.observations.size() != n || n < 2) {
      Refuse(place, Say("measure.observations_differ", {{"name", quantity.name}}));
    }
    moments.push_back(stats::MeanAndSdOf(quantity.observations));
    const auto count = static_cast<double>(n);
    const double u = moments.back().sd / std::sqrt(count);
    inputs.names.push_back(quantity.name);
    inputs.distributions.push_back(
        u > 0 ? numerics::Distribution::Student(moments.back().mean, u, count - 1)
              : numerics::Distribution::Point(moments.back().mean));
  }
  inputs.correlation = numerics::Matrix(inputs.size(), inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < n; ++k) {
        sum += (gum_case.quantities[i].observations[k] - moments[i].mean) *
               (gum_case.quantities[j].observations[k] - moments[j].mean);
      }
      const double spread = moments[i].sd * moments[j].sd * (static_cast<double>(n) - 1);
      const double r = spread > 0 ? std::clamp(sum / spread, -1.0, 1.0) : 0;
      inputs.correlation(i, j) = inputs.correlation(j, i) = r;
    }
    inputs.correlation(i, i) = 1;
  }
  return inputs;
}

// Of a case in which nothing is observed (KindOf).
UncertainInputs FromDistributions(const GumCase& gum_case) {
  UncertainInputs inputs;
  for (const CaseQuantity& quantity : gum_case.quantities) {
    inputs.names.push_back(quantity.name);
    inputs.distributions.push_back(Present(quantity.distribution));
  }
  if (gum_case.correlation != 0) {
    inputs.correlation = numerics::Matrix(inputs.size(), inputs.size(), gum_case.correlation);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      inputs.correlation(i, i) = 1;
    }
  }
  return inputs;
}

void AddExpanded(const GumOutcome& outcome, const std::string& suffix, Results* results) {
  for (const int percent : {95, 99}) {
    const double k = CoverageFactor(percent / 100.0, outcome.degrees);
    const std::string level = std::to_string(percent) + suffix;
    results->push_back({"k" + level, {k}});
    results->push_back({"U" + level, {k * outcome.u_first}});
  }
}

Results BudgetResults(const CaseModel& model,
                      const Program& program,
                      const UncertainInputs& inputs) {
  Results results;
  const GumResult gum = PropagateGum(program, inputs);
  for (std::size_t index = 0; index < gum.outcomes.size(); ++index) {
    const GumOutcome& outcome = gum.outcomes[index];
    const std::string suffix = gum.outcomes.size() == 1 ? "" : "_" + model.outcomes[index];
    results.push_back({"y" + suffix, {outcome.value}});
    results.push_back({"u_first" + suffix, {outcome.u_first}});
    results.push_back({"u_second" + suffix, {outcome.u_second}});
    if (!std::isinf(outcome.degrees)) {
      results.push_back({"nu_eff" + suffix, {outcome.degrees}});
    }
    AddExpanded(outcome, suffix, &results);
  }
  return results;
}

// How the formulas name a quantity: I for I_mA.
std::string NameInModel(const GumCase& gum_case, const CaseModel& model, std::size_t quantity) {
  for (const Definition& definition : model.definitions) {
    for (const std::string& name : NamesIn(definition.formula)) {
      const auto symbol = FindQuantity(gum_case, name);
      if (symbol.has_value() && symbol->quantity == quantity) {
        return name;
      }
    }
  }
  return gum_case.quantities[quantity].name;
}

Results ObservedResults(const GumCase& gum_case,
                        const CaseModel& model,
                        const Program& program,
                        const UncertainInputs& inputs) {
  Results results;
  const GumResult gum = PropagateGum(program, inputs);
  const std::size_t count = gum.outcomes.size();
  for (std::size_t index = 0; index < count; ++index) {
    results.push_back({model.outcomes[index], {gum.outcomes[index].value}});
    results.push_back({"u" + model.outcomes[index], {gum.outcomes[index].u_first}});
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = i + 1; j < count; ++j) {
      const double spread = gum.outcomes[i].u_first * gum.outcomes[j].u_first;
      if (spread > 0) {
        results.push_back(
            {"r" + model.outcomes[i] + model.outcomes[j], {gum.covariance(i, j) / spread}});
      }
    }
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    for (std::size_t j = i + 1; j < inputs.size(); ++j) {
      results.push_back({"r" + NameInModel(gum_case, model, i) + NameInModel(gum_case, model, j),
                         {inputs.correlation(i, j)}});
    }
  }
  if (!std::isinf(gum.outcomes.front().degrees)) {
    results.push_back({"nu_eff", {gum.outcomes.front().degrees}});
  }
  return results;
}

void AddGum(const GumOutcome& outcome, const std::string& suffix, Results* results) {
  const double k = CoverageFactor(0.95, outcome.degrees);
  const auto interval = [&](double u) {
    return std::vector<double>{outcome.value - k * u, outcome.value + k * u};
  };
  results->push_back({"gum_mean" + suffix, {outcome.value}});
  results->push_back({"gum_u" + suffix, {outcome.u_first}});
  results->push_back({"gum_half95" + suffix, {k * outcome.u_first}});
  results->push_back({"u_gum_first" + suffix, {outcome.u_first}});
  results->push_back({"u_gum_higher" + suffix, {outcome.u_second}});
  results->push_back({"gum_first_95" + suffix, interval(outcome.u_first)});
  results->push_back({"gum_higher_95" + suffix, interval(outcome.u_second)});
}

void AddDraws(std::vector<double>* values, const std::string& suffix, Results* results) {
  const stats::MeanAndSd moments = stats::MeanAndSdOf(*values);
  results->push_back({"mean_mc" + suffix, {moments.mean}});
  results->push_back({"u_mc" + suffix, {moments.sd}});
  std::sort(values->begin(), values->end());
  const auto quantile = [&](double p) {
    return stats::QuantileOfSorted(*values, p, stats::QuantileType::kType7);
  };
  results->push_back({"half95" + suffix, {(quantile(0.975) - quantile(0.025)) / 2}});
  const double below = stats::QuantileStandardError(*values, 0.025);
  const double above = stats::QuantileStandardError(*values, 0.975);
  results->push_back({"half95_se" + suffix, {std::hypot(below, above) / 2}});
  for (const auto& [name, p] : {std::pair("q005", 0.005),
                                std::pair("q025", 0.025),
                                std::pair("q975", 0.975),
                                std::pair("q995", 0.995)}) {
    results->push_back({name + suffix, {quantile(p)}});
  }
  const stats::Interval at95 = stats::ShortestInterval(*values, 0.95);
  const stats::Interval at99 = stats::ShortestInterval(*values, 0.99);
  results->push_back({"shortest95" + suffix, {at95.low, at95.high}});
  results->push_back({"mc_shortest95" + suffix, {at95.low, at95.high}});
  results->push_back({"shortest99" + suffix, {at99.low, at99.high}});
}

Results DistributionResults(const CaseModel& model,
                            const Program& program,
                            const UncertainInputs& inputs,
                            const CaseOptions& options,
                            const numerics::ParallelFor& parallel) {
  const GumResult gum = PropagateGum(program, inputs);
  const auto exact = ExactMoments(program, inputs);
  MonteCarloOptions draws;
  draws.draws = options.draws;
  draws.seed = options.seed;
  MonteCarloResult drawn = DrawOutcomes(program, inputs, draws, parallel);
  Results results;
  for (std::size_t index = 0; index < gum.outcomes.size(); ++index) {
    const std::string suffix = gum.outcomes.size() == 1 ? "" : "_" + model.outcomes[index];
    if (exact.has_value()) {
      results.push_back({"mean" + suffix, {(*exact)[index].mean}});
      results.push_back({"u" + suffix, {(*exact)[index].sd}});
      results.push_back({"u_exact" + suffix, {(*exact)[index].sd}});
    } else {
      const stats::MeanAndSd moments = stats::MeanAndSdOf(drawn.values[index]);
      results.push_back({"mean" + suffix, {moments.mean}});
      results.push_back({"u" + suffix, {moments.sd}});
    }
    AddDraws(&drawn.values[index], suffix, &results);
    AddGum(gum.outcomes[index], suffix, &results);
  }
  return results;
}

enum class Kind { kBudget, kObserved, kDistributions };

// Estimates may lie this many standard uncertainties off for the question whether a formula breaks
// down there; distributions of draws go as far as they can.
constexpr double kFarOff = 6;

void CheckDanger(const Program& program,
                 const UncertainInputs& inputs,
                 Kind kind,
                 const std::string& place) {
  std::vector<Range> ranges;
  for (const numerics::Distribution& shape : inputs.distributions) {
    const double reach = kFarOff * shape.uncertainty();
    ranges.push_back(kind == Kind::kDistributions
                         ? Range{shape.practical_low(), shape.practical_high()}
                         : Range{shape.mean() - reach, shape.mean() + reach});
  }
  RefuseDanger(FindDanger(program, ranges), place);
}

// Draws of a distribution without a spread have a standard deviation that says nothing.
void CheckSpreads(const UncertainInputs& inputs, const std::string& place) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs.distributions[i].degrees_of_freedom().value_or(3) <= 2) {
      Refuse(place, Say("measure.no_spread", {{"name", inputs.names[i]}}));
    }
  }
}

Results Finite(Results results, const std::string& place) {
  for (const CaseResult& result : results) {
    for (const double value : result.values) {
      if (!std::isfinite(value)) {
        Refuse(place, Say("measure.result_not_finite", {{"name", result.name}}));
      }
    }
  }
  return results;
}

Kind KindOf(const GumCase& gum_case, const std::string& place) {
  std::size_t observed = 0;
  std::size_t budget = 0;
  for (const CaseQuantity& quantity : gum_case.quantities) {
    observed += quantity.distribution.has_value() ? 0U : 1U;
    budget += quantity.budget ? 1U : 0U;
  }
  if (gum_case.quantities.empty() || (observed > 0 && observed < gum_case.quantities.size())) {
    Refuse(place, Say("measure.mixed_quantities"));
  }
  if (observed > 0) {
    return Kind::kObserved;
  }
  return budget == gum_case.quantities.size() ? Kind::kBudget : Kind::kDistributions;
}

}  // namespace

std::vector<CaseResult> EvaluateCase(const GumCase& gum_case,
                                     const CaseOptions& options,
                                     const std::string& place,
                                     const numerics::ParallelFor& parallel) {
  const CaseModel model = ParseModel(gum_case.model, place);
  const Kind kind = KindOf(gum_case, place);
  if (kind == Kind::kObserved && !model.definitions.front().argument.empty()) {
    return FitLine(gum_case, model, place);
  }
  const Program program = CompileCase(gum_case, model, place);
  const UncertainInputs inputs =
      kind == Kind::kObserved ? FromObservations(gum_case, place) : FromDistributions(gum_case);
  if (kind == Kind::kDistributions) {
    CheckSpreads(inputs, place);
  }
  CheckDanger(program, inputs, kind, place);
  switch (kind) {
    case Kind::kObserved:
      return Finite(ObservedResults(gum_case, model, program, inputs), place);
    case Kind::kBudget:
      return Finite(BudgetResults(model, program, inputs), place);
    case Kind::kDistributions:
      break;
  }
  return Finite(DistributionResults(model, program, inputs, options, parallel), place);
}

}  // namespace doelmaat::measure
