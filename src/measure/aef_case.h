// The measures of AEF with a bandwidth, from the numbers of the report: what one estimate for all
// of youth care gives when it is worked out for each part.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace doelmaat::measure {

struct Band {
  double low = 0;
  double high = 0;
};

struct AefMeasureInputs {
  Band reach;  // share of trajectories that end earlier, net of those where it is done already
  Band not_applied;  // share where the measure has to be applied
  Band months;       // saved for each trajectory that ends earlier
  Band hours;        // for each trajectory where it is applied
  Band rate_eur_per_hour;
  std::optional<Band> calibrated_rate;
};

struct AefPart {
  std::string name;
  double trajectories = 0;        // a year
  std::vector<double> month_eur;  // cost of the last month, the one before, ...
};

struct AefInputs {
  std::map<std::string, AefMeasureInputs> measures;
  std::vector<AefPart> parts;
};

// One measure as formulas over quantities:
//
//   benefit = Σ N_part · reach · tail_cost(months, c_part),   cost = Σ N_part · not_applied · hours
//   · rate
//
// with reach, months, not_applied, hours and rate shared by the parts. Throws kBadInput for a band
// that is reversed or below zero, a share outside 0 to 1, parts that are missing, and more months
// saved than there are costs of months.
Measure AefMeasure(const std::string& id,
                   const AefMeasureInputs& inputs,
                   const Band& rate,
                   const std::vector<AefPart>& parts);

struct AefOutcome {
  std::string name;  // benefit, cost, net
  HalfBand independent;
  HalfBand fully_correlated;
  std::optional<double> exact_mean;
  std::optional<double> exact_sd;
  std::vector<double> quantiles;  // 0.025, 0.05, 0.5, 0.95, 0.975
  std::vector<double> quantile_errors;
};

struct AefResult {
  std::vector<AefOutcome> outcomes;
  double p_net_negative = 0;
};

inline constexpr double kAefQuantiles[] = {0.025, 0.05, 0.5, 0.95, 0.975};

// Bands with the parts in quadrature (as published) and added (as one estimate for both asks),
// exact moments and quantiles of draws with every band rectangular and common to the parts. In
// euro. Source: AEF, Verkenning naar het verminderen van de behandelduur in de jeugdzorg, appendix
// 2 (bands); JCGM 101:2008 (draws). See docs/methods/aef.md. Tested by: aef_case_test.cpp,
// tests/conformance/measures.
AefResult EvaluateAef(const Measure& measure,
                      const MonteCarloOptions& options,
                      const numerics::ParallelFor& parallel);

}  // namespace doelmaat::measure
