#include "stats/malmquist.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

DeaStatus Worst(std::initializer_list<DeaStatus> statuses) {
  for (const DeaStatus bad : {DeaStatus::kNotSolved, DeaStatus::kInfeasible}) {
    if (std::find(statuses.begin(), statuses.end(), bad) != statuses.end()) {
      return bad;
    }
  }
  return DeaStatus::kSolved;
}

std::vector<DeaUnit> Against(const PeriodData& reference,
                             const PeriodData& units,
                             const DeaOptions& options) {
  return SolveDeaAgainst(reference.inputs, reference.outputs, units.inputs, units.outputs, options)
      .units;
}

}  // namespace

std::vector<MalmquistUnit> SolveMalmquist(const PeriodData& before,
                                          const PeriodData& after,
                                          const DeaOptions& options) {
  if (before.inputs.rows() != after.inputs.rows()) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.malmquist_rows",
                          {{"before", std::to_string(before.inputs.rows())},
                           {"after", std::to_string(after.inputs.rows())}}));
  }
  DeaOptions plain = options;
  plain.slacks = false;
  plain.spans = {};
  const auto e00 = Against(before, before, plain);
  const auto e11 = Against(after, after, plain);
  const auto e01 = Against(before, after, plain);
  const auto e10 = Against(after, before, plain);
  std::vector<MalmquistUnit> units(e00.size());
  for (std::size_t row = 0; row < units.size(); ++row) {
    MalmquistUnit& unit = units[row];
    unit.status = Worst({e00[row].status, e11[row].status, e01[row].status, e10[row].status});
    unit.before = e00[row].score;
    unit.after = e11[row].score;
    unit.after_on_before = e01[row].score;
    unit.before_on_after = e10[row].score;
    // What a unit did against its own time is known also when the other time is out of reach.
    if (!unit.before.has_value() || !unit.after.has_value()) {
      continue;
    }
    const double efficiency = *unit.after / *unit.before;
    unit.efficiency_change = efficiency;
    if (unit.after_on_before.has_value() && unit.before_on_after.has_value()) {
      const double technical =
          std::sqrt(*unit.after_on_before / *unit.after * *unit.before / *unit.before_on_after);
      unit.technical_change = technical;
      unit.malmquist = efficiency * technical;
    }
  }
  return units;
}

}  // namespace doelmaat::stats
