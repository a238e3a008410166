// Every result that a source publishes, beside ours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace doelmaat::measure {

enum class GaugeVerdict {
  kPass,  // ours is the published number, from numbers of the source
  kNote,  // ours is it, but only with calibrated numbers; or there is nothing to check
  kDiff,  // ours is another number
};

struct GaugeLine {
  std::string measure;
  std::string result;               // benefit, cost, net, or "" for a conclusion without numbers
  std::string bound;                // low, high
  bool printed_inputs = false;      // with the band as the source prints it in place of ours
  std::optional<double> published;  // in units of the rounding
  std::optional<double> ours;       // rounded the same way
  std::optional<double> exact;      // before rounding, same unit
  GaugeVerdict verdict = GaugeVerdict::kNote;
  std::string why;
};

// Computes the measure in mode aef, rounds as the source does (floor(x + 1/2)) and compares every
// published bound; once more with printed bands where some quantity of ours is calibrated instead.
std::vector<GaugeLine> GaugeMeasure(const Measure& measure);

}  // namespace doelmaat::measure
