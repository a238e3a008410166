#include "measure/backfill.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

void Check(const BackfillInputs& inputs, std::span<const double> months) {
  const auto wrong = [](double value) { return !std::isfinite(value) || value < 0; };
  const bool bad_month = std::any_of(months.begin(), months.end(), wrong);
  if (bad_month || wrong(inputs.inflow) || wrong(inputs.places) || wrong(inputs.months_after) ||
      wrong(inputs.months_before) || wrong(inputs.waiting) || wrong(inputs.place_eur) ||
      inputs.places == 0 || inputs.months_after == 0 ||
      inputs.months_after > inputs.months_before) {
    throw Error(ErrorKind::kBadInput, base::Say("measure.bad_backfill"));
  }
}

}  // namespace

BackfillResult FillFreedPlaces(const BackfillInputs& inputs, std::span<const double> months) {
  Check(inputs, months);
  BackfillResult result;
  result.throughput_before = inputs.places / inputs.months_before;
  result.throughput_after = inputs.places / inputs.months_after;
  const double drain = result.throughput_after - inputs.inflow;
  if (drain > 0) {
    result.empty_after = inputs.waiting / drain;
  }
  result.places_in_use_after = std::min(inputs.places, inputs.inflow * inputs.months_after);
  const double spare = inputs.places - result.places_in_use_after;
  for (const double month : months) {
    BackfillMoment moment;
    moment.month = month;
    const auto waiting = [&](double throughput) {
      return std::max(0.0, inputs.waiting + (inputs.inflow - throughput) * month);
    };
    moment.waiting_without = waiting(result.throughput_before);
    moment.waiting_with = waiting(result.throughput_after);
    if (result.empty_after.has_value()) {
      moment.saved_eur = spare * inputs.place_eur * std::max(0.0, month - *result.empty_after);
    }
    result.moments.push_back(moment);
  }
  return result;
}

}  // namespace doelmaat::measure
