// A stochastic frontier of units seen in several periods, as a report.
#pragma once

#include <optional>
#include <string_view>

#include "frontier/frontier_design.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "stats/panel_frontier.h"

namespace doelmaat::frontier {

// "none" (nothing: every row on its own), "invariant", "decay". Throws kBadInput naming them.
std::optional<stats::PanelTrend> TrendOf(std::string_view word);

// As AnalyseSfa, with one inefficiency a unit that follows the trend; the coefficient of the trend
// is `eta`, and skewness is that of the mean residuals of the units: the wrong side is warned of
// (wrong_skew). See stats/panel_frontier.h. Throws kBadInput without a period column and for the
// exponential law, and kBadData for a period that is no whole number.
FrontierReport AnalysePanelSfa(const FrontierTable& table,
                               const FunctionRequest& request,
                               stats::PanelTrend trend);

}  // namespace doelmaat::frontier
