#include "measure/gauge.h"

#include <algorithm>
#include <cmath>

namespace doelmaat::measure {
namespace {

void Compare(const Measure& measure, bool printed_inputs, std::vector<GaugeLine>* lines) {
  MeasureOptions options;
  options.mode = Mode::kAef;
  const MeasureResult result = RunMeasure(measure, options, numerics::SerialFor());
  for (const PublishedResult& published : measure.published) {
    const auto found = std::find_if(result.outcomes.begin(),
                                    result.outcomes.end(),
                                    [&](const Outcome& o) { return o.name == published.result; });
    const bool comparable =
        published.status != PublishedStatus::kNotDerivable && found != result.outcomes.end();
    for (const bool low : {true, false}) {
      GaugeLine line;
      line.measure = measure.id;
      line.result = published.result;
      line.printed_inputs = printed_inputs;
      line.why = published.why;
      if (!comparable) {
        if (!printed_inputs && low) {
          if (!published.label.empty()) {
            line.why = published.label + ": " + published.why;
          }
          lines->push_back(line);
        }
        continue;
      }
      line.bound = low ? "low" : "high";
      line.published = low ? published.low : published.high;
      line.exact = (low ? found->low : found->high) / measure.rounding_eur;
      line.ours = std::floor(*line.exact + 0.5);
      if (*line.ours != *line.published) {
        line.verdict = GaugeVerdict::kDiff;
      } else if (published.status == PublishedStatus::kReproduced) {
        line.verdict = GaugeVerdict::kPass;
      }
      lines->push_back(line);
    }
  }
}

}  // namespace

std::vector<GaugeLine> GaugeMeasure(const Measure& measure) {
  std::vector<GaugeLine> lines;
  Compare(measure, false, &lines);
  Measure printed = measure;
  bool differs = false;
  for (Quantity& quantity : printed.quantities) {
    if (quantity.printed_low.has_value() && quantity.printed_high.has_value()) {
      quantity.low = *quantity.printed_low;
      quantity.high = *quantity.printed_high;
      quantity.distribution = BandDistribution(quantity.low, quantity.high, BandMeaning::kAef);
      differs = true;
    }
  }
  if (differs) {
    Compare(printed, true, &lines);
  }
  return lines;
}

}  // namespace doelmaat::measure
