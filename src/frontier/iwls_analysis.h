// A cost or production frontier by iteratively weighted least squares on a table of units, as a
// report.
#pragma once

#include "frontier/frontier_design.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"

namespace doelmaat::frontier {

struct IwlsRequest {
  FunctionRequest function;
  double far_weight = 0.1;  // see stats/weighted_frontier.h
};

// Coefficients of the line, then `shift`, `sigmaU` and `sigmaV` of the parting; for every row the
// fields of AnalyseSfa, `line_ratio` (exp of the residual from the line, above 1 for who does
// better than the line) and `weight`. A line whose residuals cannot be parted has coefficients,
// line ratios and weights, but no scores: the status says why. The table is read with
// OutputRule::kAllPositive. Throws kBadInput as DesignOf and FitWeightedFrontier do.
FrontierReport AnalyseIwls(const FrontierTable& table, const IwlsRequest& request);

}  // namespace doelmaat::frontier
