// Conditional efficiency on a table of units, as a report.
#pragma once

#include <string_view>

#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"
#include "stats/conditional_efficiency.h"

namespace doelmaat::frontier {

// "order-m", "order-alpha", "dea", "fdh". Throws kBadInput naming the words there are.
stats::ConditionalMeasure ConditionalMeasureOf(std::string_view word);

// Scores beside units in like circumstances, and beside all: see stats/conditional_efficiency.h.
// Status "solved"; "partly_solved"; or why there is no kernel: "rank_deficient" (naming columns),
// "ties", "too_few_units". Throws kBadInput for a table without environment and as the method does.
// Same bytes for any `parallel_for`.
FrontierReport AnalyseConditional(const FrontierTable& table,
                                  const stats::ConditionalOptions& options,
                                  const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
