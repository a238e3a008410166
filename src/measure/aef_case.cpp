#include "measure/aef_case.h"

#include <algorithm>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "measure/exact_moments.h"
#include "stats/quantile.h"
#include "stats/sample_summary.h"

namespace doelmaat::measure {
namespace {

Quantity BandQuantity(const std::string& id, const std::string& unit, const Band& band) {
  Quantity quantity;
  quantity.id = quantity.label = id;
  quantity.unit = Unit::Parse(unit);
  quantity.share = unit == "aandeel";
  quantity.low = band.low;
  quantity.high = band.high;
  quantity.meaning = "aef";
  quantity.distribution = BandDistribution(band.low, band.high, BandMeaning::kAef);
  if (band.low < 0) {
    throw Error(
        ErrorKind::kBadInput,
        base::Say("measure.aef_negative", {{"name", id}, {"value", base::FormatExact(band.low)}}));
  }
  CheckShare(quantity);
  return quantity;
}

// The saving of a part: of its trajectories, those reached, at the cost of the months saved.
std::string SavingFormula(const std::string& number, const std::string& costs) {
  return "n" + number + " * p_benefit * tail_cost(months_saved" + costs + ")";
}

}  // namespace

Measure AefMeasure(const std::string& id,
                   const AefMeasureInputs& inputs,
                   const Band& rate,
                   const std::vector<AefPart>& parts) {
  Measure measure;
  measure.id = id;
  measure.quantities = {BandQuantity("p_benefit", "aandeel", inputs.reach),
                        BandQuantity("q_not_yet_applied", "aandeel", inputs.not_applied),
                        BandQuantity("months_saved", "maand/traject", inputs.months),
                        BandQuantity("hours", "uur/traject", inputs.hours),
                        BandQuantity("rate_eur_per_hour", "eur/uur", rate)};
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const std::string number = std::to_string(index);
    const double count = parts[index].trajectories;
    measure.quantities.push_back(BandQuantity("n" + number, "traject/jaar", {count, count}));
    std::string costs;
    for (std::size_t month = 0; month < parts[index].month_eur.size(); ++month) {
      const std::string name = "c" + number + "_" + std::to_string(month);
      const double cost = parts[index].month_eur[month];
      measure.quantities.push_back(BandQuantity(name, "eur/maand", {cost, cost}));
      costs += ", " + name;
    }
    if (costs.empty()) {
      throw Error(ErrorKind::kBadInput,
                  base::Say("measure.aef_no_costs", {{"part", parts[index].name}}));
    }
    // The cost of a month that is not given is not known, and not nothing.
    const auto known = static_cast<double>(parts[index].month_eur.size());
    if (inputs.months.high > known) {
      throw Error(ErrorKind::kBadInput,
                  base::Say("measure.aef_beyond",
                            {{"part", parts[index].name},
                             {"months", base::FormatExact(inputs.months.high)},
                             {"known", base::FormatExact(known)}}));
    }
    Part part;
    part.id = part.label = part.place = parts[index].name;
    part.benefit = SavingFormula(number, costs);
    part.cost = "n" + number + " * q_not_yet_applied * hours * rate_eur_per_hour";
    measure.parts.push_back(part);
  }
  return measure;
}

AefResult EvaluateAef(const Measure& measure,
                      const MonteCarloOptions& options,
                      const numerics::ParallelFor& parallel) {
  const CompiledMeasure compiled = Compile(measure);
  MeasureOptions bands;
  bands.mode = Mode::kAef;
  const MeasureResult independent = RunMeasure(measure, bands, parallel);
  bands.parts = PartsRule::kFullyCorrelated;
  const MeasureResult correlated = RunMeasure(measure, bands, parallel);
  const UncertainInputs inputs = InputsOf(measure);
  const auto exact = ExactMoments(compiled.totals, inputs);
  MonteCarloResult drawn = DrawOutcomes(compiled.totals, inputs, options, parallel);
  AefResult result;
  const std::vector<double>& net = drawn.values[2];
  const auto negative =
      std::count_if(net.begin(), net.end(), [](double value) { return value < 0; });
  result.p_net_negative = static_cast<double>(negative) / static_cast<double>(net.size());
  for (std::size_t index = 0; index < 3; ++index) {
    const auto band = [&](const Outcome& outcome) {
      return HalfBand{outcome.mean, (outcome.high - outcome.low) / 2};
    };
    AefOutcome outcome;
    outcome.name = compiled.names[index];
    outcome.independent = band(independent.outcomes[index]);
    outcome.fully_correlated = band(correlated.outcomes[index]);
    if (exact.has_value()) {
      outcome.exact_mean = (*exact)[index].mean;
      outcome.exact_sd = (*exact)[index].sd;
    }
    std::vector<double>& values = drawn.values[index];
    std::sort(values.begin(), values.end());
    for (const double share : kAefQuantiles) {
      outcome.quantiles.push_back(
          stats::QuantileOfSorted(values, share, stats::QuantileType::kType7));
      outcome.quantile_errors.push_back(stats::QuantileStandardError(values, share));
    }
    result.outcomes.push_back(std::move(outcome));
  }
  return result;
}

}  // namespace doelmaat::measure
