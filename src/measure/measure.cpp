#include "measure/measure.h"

#include <algorithm>
#include <cmath>

#include "base/number_text.h"
#include "base/text.h"
#include "measure/gum.h"

namespace doelmaat::measure {
namespace {

using base::Say;

constexpr std::size_t kNet = 2;  // in CompiledMeasure::names

// The bars of the tornado: net at either end of each quantity that varies.
std::vector<Influence> Tornado(const Measure& measure, const Program& totals) {
  std::vector<double> point;
  point.reserve(measure.quantities.size());
  for (const Quantity& quantity : measure.quantities) {
    point.push_back(quantity.middle());
  }
  const std::vector<bool> used = DependsOn(totals, totals.outputs[kNet], point.size());
  std::vector<Influence> bars;
  for (std::size_t i = 0; i < point.size(); ++i) {
    const Quantity& quantity = measure.quantities[i];
    if (!used[i] || quantity.distribution.is_point()) {
      continue;
    }
    Influence bar;
    bar.quantity = quantity.id;
    const double middle = point[i];
    point[i] = quantity.low;
    bar.net_at_low = Evaluate(totals, point)[kNet];
    point[i] = quantity.high;
    bar.net_at_high = Evaluate(totals, point)[kNet];
    point[i] = middle;
    bars.push_back(bar);
  }
  return bars;
}

Influence* FindBar(MeasureResult* result, const std::string& id) {
  const auto found = std::find_if(result->influences.begin(),
                                  result->influences.end(),
                                  [&](const Influence& bar) { return bar.quantity == id; });
  return found == result->influences.end() ? nullptr : &*found;
}

void RunAef(const Measure& measure,
            const MeasureOptions& options,
            const CompiledMeasure& compiled,
            MeasureResult* result) {
  const std::vector<HalfBand> quantities = HalfBandsOf(measure);
  const std::vector<FormulaBand> bands = PropagateAef(compiled.parts, quantities);
  std::vector<HalfBand> benefits;
  std::vector<HalfBand> costs;
  std::vector<double> squares(quantities.size());
  double whole = 0;
  for (std::size_t index = 0; index < bands.size(); ++index) {
    (index % 2 == 0 ? benefits : costs).push_back(bands[index].band);
    for (std::size_t i = 0; i < squares.size(); ++i) {
      squares[i] += bands[index].squares[i];
      whole += bands[index].squares[i];
    }
  }
  const HalfBand benefit = CombineParts(benefits, options.parts);
  const HalfBand cost = CombineParts(costs, options.parts);
  std::vector<HalfBand> totals = {benefit, cost, Difference(benefit, cost)};
  if (compiled.names.size() > totals.size()) {
    totals.push_back(PropagateAef(compiled.totals, quantities).back().band);
  }
  for (std::size_t index = 0; index < totals.size(); ++index) {
    Outcome outcome;
    outcome.name = compiled.names[index];
    outcome.unit = compiled.units[index];
    outcome.mean = totals[index].middle;
    outcome.low = totals[index].low();
    outcome.high = totals[index].high();
    result->outcomes.push_back(outcome);
  }
  // Shares of the squared half-width, with parts in quadrature as published.
  for (std::size_t i = 0; i < squares.size(); ++i) {
    Influence* bar = FindBar(result, measure.quantities[i].id);
    if (bar != nullptr && whole > 0) {
      bar->main_share = bar->total_share = squares[i] / whole;
    }
  }
}

void RunGum(const Measure& measure, const CompiledMeasure& compiled, MeasureResult* result) {
  const GumResult gum = PropagateGum(compiled.totals, InputsOf(measure));
  for (std::size_t index = 0; index < gum.outcomes.size(); ++index) {
    const GumOutcome& each = gum.outcomes[index];
    const double degrees =
        std::isinf(each.degrees) ? each.degrees : std::max(1.0, std::floor(each.degrees));
    Outcome outcome;
    outcome.name = compiled.names[index];
    outcome.unit = compiled.units[index];
    outcome.mean = each.value;
    outcome.sd = each.u_first;
    outcome.u_second = each.u_second;
    for (const double share : kQuantileShares) {
      const double k = each.u_first > 0 ? numerics::StudentQuantile(share, degrees) : 0;
      outcome.quantiles.push_back(each.value + k * each.u_first);
    }
    outcome.low = outcome.quantiles.front();
    outcome.high = outcome.quantiles.back();
    if (!std::isinf(each.degrees)) {
      outcome.degrees = each.degrees;
    }
    if (index == kNet) {
      outcome.p_negative = each.u_first > 0
                               ? numerics::StudentProbability(-each.value / each.u_first, degrees)
                               : static_cast<double>(each.value < 0);
    }
    result->outcomes.push_back(outcome);
  }
  const GumOutcome& net = gum.outcomes[kNet];
  for (std::size_t i = 0; i < net.main_shares.size(); ++i) {
    if (Influence* bar = FindBar(result, measure.quantities[i].id)) {
      bar->main_share = net.main_shares[i];
      bar->total_share = net.total_shares[i];
    }
    if (net.kinked[i]) {
      result->notes.push_back(Say("measure.note_kink", {{"name", measure.quantities[i].label}}));
    }
  }
}

// Months of which nobody gave the cost.
void NoteTails(const Measure& measure, const Program& totals, MeasureResult* result) {
  std::vector<Range> bands;
  bands.reserve(measure.quantities.size());
  for (const Quantity& quantity : measure.quantities) {
    bands.push_back({quantity.low, quantity.high});
  }
  const auto exceeded = FindExceededTail(totals, bands);
  if (exceeded.has_value()) {
    result->notes.push_back(
        Say("measure.note_tail_beyond",
            {{"months", base::FormatNumber(exceeded->months, 1, base::NumberStyle::kSpoken)},
             {"known", std::to_string(exceeded->known)}}));
  }
}

// Which quantities have one share in the uncertainty together.
void NoteCorrelated(const Measure& measure, const UncertainInputs& inputs, MeasureResult* result) {
  const std::vector<std::size_t> set_of = inputs.CorrelatedSets();
  for (std::size_t set = 0; set < inputs.size(); ++set) {
    std::string names;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (set_of[i] == set && inputs.IsCorrelated(i)) {
        names += (names.empty() ? "" : ", ") + measure.quantities[i].id;
      }
    }
    if (!names.empty()) {
      result->notes.push_back(Say("measure.note_correlated", {{"names", names}}));
    }
  }
}

void RunMonteCarlo(const Measure& measure,
                   const MeasureOptions& options,
                   const CompiledMeasure& compiled,
                   const numerics::ParallelFor& parallel,
                   MeasureResult* result) {
  const UncertainInputs inputs = InputsOf(measure);
  MonteCarloResult draws = DrawOutcomes(compiled.totals, inputs, options.monte_carlo, parallel);
  result->draws = draws.draws;
  result->seed = options.monte_carlo.seed;
  if (draws.status == MonteCarloStatus::kNotConverged) {
    result->status = MeasureStatus::kNotConverged;
  }
  std::vector<Outcome> outcomes(draws.values.size());
  parallel(outcomes.size(),
           [&](std::size_t index) { outcomes[index] = SummaryOfDraws(&draws.values[index]); });
  for (std::size_t index = 0; index < outcomes.size(); ++index) {
    outcomes[index].name = compiled.names[index];
    outcomes[index].unit = compiled.units[index];
    if (index != kNet) {
      outcomes[index].p_negative.reset();
    }
    result->outcomes.push_back(outcomes[index]);
  }
  NoteCorrelated(measure, inputs, result);
  MonteCarloOptions share_options = options.monte_carlo;
  share_options.draws = options.share_draws;
  const auto shares = SobolShares(compiled.totals, inputs, share_options, parallel);
  for (std::size_t i = 0; i < shares[kNet].size(); ++i) {
    if (Influence* bar = FindBar(result, measure.quantities[i].id)) {
      // Estimates may stray by their error from what a share can be: 0 ≤ main ≤ total ≤ 1.
      bar->total_share = std::clamp(shares[kNet][i].total, 0.0, 1.0);
      bar->main_share = std::clamp(shares[kNet][i].main, 0.0, *bar->total_share);
    }
  }
}

// Two quantities with the same band and unit are often one estimate written down twice; as two
// objects they move apart.
void WarnOfTwins(const Measure& measure, MeasureResult* result) {
  for (std::size_t i = 0; i < measure.quantities.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Quantity& a = measure.quantities[j];
      const Quantity& b = measure.quantities[i];
      if (!a.distribution.is_point() && a.unit == b.unit && a.share == b.share && a.low == b.low &&
          a.high == b.high && a.meaning == b.meaning) {
        result->notes.push_back(Say("measure.note_twins", {{"first", a.id}, {"second", b.id}}));
      }
    }
  }
}

}  // namespace

MeasureResult RunMeasure(const Measure& measure,
                         const MeasureOptions& options,
                         const numerics::ParallelFor& parallel) {
  MeasureResult result;
  result.mode = options.mode;
  result.missing = measure.MissingQuantities();
  const CompiledMeasure compiled = Compile(measure);
  if (!result.missing.empty()) {
    result.status = MeasureStatus::kInsufficientData;
    return result;
  }
  result.influences = Tornado(measure, compiled.totals);
  switch (options.mode) {
    case Mode::kAef:
      RunAef(measure, options, compiled, &result);
      break;
    case Mode::kGum:
      RunGum(measure, compiled, &result);
      break;
    case Mode::kMonteCarlo:
      RunMonteCarlo(measure, options, compiled, parallel, &result);
      break;
  }
  WarnOfTwins(measure, &result);
  NoteTails(measure, compiled.totals, &result);
  if (options.mode == Mode::kAef && measure.correlation.rows() > 0) {
    result.notes.push_back(Say("measure.note_aef_correlation"));
  }
  std::stable_sort(result.influences.begin(),
                   result.influences.end(),
                   [](const Influence& a, const Influence& b) {
                     return std::abs(a.net_at_high - a.net_at_low) >
                            std::abs(b.net_at_high - b.net_at_low);
                   });
  return result;
}

}  // namespace doelmaat::measure
