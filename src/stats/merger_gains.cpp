#include "stats/merger_gains.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

void CheckMergers(const std::vector<std::vector<std::size_t>>& mergers, std::size_t n_units) {
  for (const std::vector<std::size_t>& units : mergers) {
    const std::set<std::size_t> distinct(units.begin(), units.end());
    if (units.size() < 2 || distinct.size() != units.size() || *distinct.rbegin() >= n_units) {
      throw Error(ErrorKind::kBadInput, base::Say("stats.merger_units"));
    }
  }
}

// Row `merger` is the sum of the rows of its units, each times its factor, over `parts`.
Matrix Merged(const Matrix& values,
              const std::vector<std::vector<std::size_t>>& mergers,
              const std::vector<double>& factors,
              bool average) {
  Matrix merged(mergers.size(), values.cols());
  for (std::size_t merger = 0; merger < mergers.size(); ++merger) {
    const double parts = average ? static_cast<double>(mergers[merger].size()) : 1;
    for (const std::size_t unit : mergers[merger]) {
      for (std::size_t col = 0; col < values.cols(); ++col) {
        merged(merger, col) += factors[unit] * values(unit, col) / parts;
      }
    }
  }
  return merged;
}

std::optional<double> Ratio(const std::optional<double>& one, const std::optional<double>& other) {
  return one.has_value() && other.has_value() ? std::optional(*one / *other) : std::nullopt;
}

}  // namespace

std::vector<Merger> SolveMergerGains(const Matrix& inputs,
                                     const Matrix& outputs,
                                     const DeaOptions& options,
                                     const std::vector<std::vector<std::size_t>>& mergers) {
  CheckMergers(mergers, inputs.rows());
  DeaOptions plain{.returns_to_scale = options.returns_to_scale,
                   .orientation = options.orientation};
  const DeaResult alone = SolveDea(inputs, outputs, plain);
  const bool input = options.orientation == Orientation::kInput;
  const std::vector<double> as_is(inputs.rows(), 1);
  std::vector<double> best = as_is;
  for (std::size_t unit = 0; unit < best.size(); ++unit) {
    best[unit] = alone.units[unit].score.value_or(1);
  }
  const auto solve = [&](const std::vector<double>& factors, bool average) {
    return SolveDeaAgainst(inputs,
                           outputs,
                           Merged(inputs, mergers, input ? factors : as_is, average),
                           Merged(outputs, mergers, input ? as_is : factors, average),
                           plain)
        .units;
  };
  const std::vector<DeaUnit> potential = solve(as_is, false);
  const std::vector<DeaUnit> pure = solve(best, false);
  const std::vector<DeaUnit> harmony = solve(best, true);
  std::vector<Merger> gains(mergers.size());
  for (std::size_t merger = 0; merger < mergers.size(); ++merger) {
    Merger& gain = gains[merger];
    gain.units = mergers[merger];
    gain.status = std::max({potential[merger].status, pure[merger].status, harmony[merger].status});
    const bool all_alone = std::all_of(gain.units.begin(), gain.units.end(), [&](std::size_t unit) {
      return alone.units[unit].score.has_value();
    });
    if (!all_alone) {
      gain.status = DeaStatus::kNotSolved;
      continue;
    }
    gain.potential = potential[merger].score;
    gain.pure = pure[merger].score;
    gain.harmony = harmony[merger].score;
    gain.learning = Ratio(gain.potential, gain.pure);
    gain.size = Ratio(gain.pure, gain.harmony);
  }
  return gains;
}

}  // namespace doelmaat::stats
