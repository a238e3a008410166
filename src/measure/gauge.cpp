#include "measure/gauge.h"

#include <algorithm>
#include <cmath>

namespace doelmaat::measure {
namespace {

// A conclusion without numbers to check: once, with what it is about.
GaugeLine Conclusion(GaugeLine line, const PublishedResult& published) {
  if (!published.label.empty()) {
    line.why = published.label + ": " + published.why;
  }
  return line;
}

GaugeLine CompareBound(GaugeLine line,
                       const PublishedResult& published,
                       const Outcome& found,
                       bool low,
                       double rounding_eur) {
  line.bound = low ? "low" : "high";
  line.published = low ? published.low : published.high;
  const double exact = (low ? found.low : found.high) / rounding_eur;
  const double ours = std::floor(exact + 0.5);
  line.exact = exact;
  line.ours = ours;
  if (line.published != ours) {
    line.verdict = GaugeVerdict::kDiff;
  } else if (published.status == PublishedStatus::kReproduced) {
    line.verdict = GaugeVerdict::kPass;
  }
  return line;
}

void Compare(const Measure& measure, bool printed_inputs, std::vector<GaugeLine>* lines) {
  MeasureOptions options;
  options.mode = Mode::kAef;
  const MeasureResult result = RunMeasure(measure, options, numerics::SerialFor());
  for (const PublishedResult& published : measure.published) {
    const auto found = std::find_if(result.outcomes.begin(),
                                    result.outcomes.end(),
                                    [&](const Outcome& o) { return o.name == published.result; });
    GaugeLine line;
    line.measure = measure.id;
    line.result = published.result;
    line.printed_inputs = printed_inputs;
    line.why = published.why;
    if (published.status != PublishedStatus::kNotDerivable && found != result.outcomes.end()) {
      for (const bool low : {true, false}) {
        lines->push_back(CompareBound(line, published, *found, low, measure.rounding_eur));
      }
    } else if (!printed_inputs) {
      lines->push_back(Conclusion(line, published));
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
