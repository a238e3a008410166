// A stochastic frontier whose inefficiency or noise has causes, as a report.
#pragma once

#include <string>
#include <vector>

#include "frontier/frontier_design.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"

namespace doelmaat::frontier {

// Which columns of the file tell what of the law of a row; see stats/explained_frontier.h.
struct CauseColumns {
  std::vector<std::string> mean = {};          // of μ; asks the truncated normal law
  bool mean_constant = true;                   // and a constant beside them
  std::vector<std::string> inefficiency = {};  // of ln σ_u², with a constant
  std::vector<std::string> noise = {};         // of ln σ_v², with a constant

  bool empty() const { return mean.empty() && inefficiency.empty() && noise.empty(); }
  // Every column once, in the order in which the table has them as its causes.
  std::vector<std::string> Distinct() const;
};

// As AnalyseSfa; with columns of the mean the law is truncated normal where half-normal is asked.
// After the coefficients of the function come, named as in R, those of the mean ("Z_(Intercept)",
// "Z_z1"), of ln σ_u² ("Zu_…") and of ln σ_v² ("Zv_…"), and sigmaSq and gamma where they are the
// same in every row. A wrong skew of least squares is warned of (wrong_skew). The table is read
// with `Distinct()` as its causes. Throws kBadInput as FitExplainedFrontier does.
FrontierReport AnalyseExplainedSfa(const FrontierTable& table,
                                   const FunctionRequest& request,
                                   const CauseColumns& columns);

}  // namespace doelmaat::frontier
