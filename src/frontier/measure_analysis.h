// Measures of efficiency beside the radial score, on a table of units, as a report.
#pragma once

#include <string_view>

#include "frontier/envelopment_fields.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"
#include "stats/directional.h"
#include "stats/slack_measures.h"

namespace doelmaat::frontier {

enum class Measure { kRadial, kDirectional, kAdditive, kSlacksBased };

// "radial", "directional", "additive", "sbm". These throw kBadInput naming the words there are.
Measure MeasureOf(std::string_view word);
// "in", "out", "both".
stats::Improve ImproveOf(std::string_view word);
// "mean", "own".
stats::Direction DirectionOf(std::string_view word);
// "mean", "unit".
stats::SlackWeight SlackWeightOf(std::string_view word);

struct MeasureRequest {
  Measure measure = Measure::kDirectional;        // not kRadial
  Technology technology = Technology::kVariable;  // not kFreeDisposal
  stats::Improve improve = stats::Improve::kInputs;
  stats::Direction direction = stats::Direction::kMean;         // of kDirectional
  stats::SlackWeight slack_weight = stats::SlackWeight::kMean;  // of kAdditive
};

// The fields of every envelopment method, and `distance` where the measure is one: it is 0 on the
// frontier and has no Farrell score, but for a direction of the unit's own size on one side. See
// stats/directional.h and stats/slack_measures.h. Throws kBadInput for kFreeDisposal, and for
// kAdditive with another side than both. Same bytes for any `parallel_for`.
FrontierReport AnalyseMeasure(const FrontierTable& table,
                              const MeasureRequest& request,
                              const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
