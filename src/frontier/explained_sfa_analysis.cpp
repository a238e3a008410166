#include "frontier/explained_sfa_analysis.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "frontier/fit_fields.h"
#include "stats/explained_frontier.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::ExplainedFrontierResult;
using stats::FrontierPart;
using stats::InefficiencyLaw;

// One part of the law: its columns, with their names as in R.
struct Part {
  std::vector<std::string> names;
  numerics::Matrix columns;
};

Part PartOf(const FrontierTable& table,
            const std::vector<std::string>& columns,
            bool constant,
            const std::string& prefix) {
  Part part;
  if (columns.empty()) {
    return part;
  }
  const std::size_t first = constant ? 1 : 0;
  part.columns = numerics::Matrix(table.ids.size(), columns.size() + first, 1);
  if (constant) {
    part.names.push_back(prefix + "(Intercept)");
  }
  const std::vector<std::string>& known = table.columns.causes;
  for (std::size_t col = 0; col < columns.size(); ++col) {
    part.names.push_back(prefix + columns[col]);
    const auto at = static_cast<std::size_t>(std::find(known.begin(), known.end(), columns[col]) -
                                             known.begin());
    for (std::size_t row = 0; row < table.ids.size(); ++row) {
      part.columns(row, first + col) = table.causes(row, at);
    }
  }
  return part;
}

struct Parts {
  Part mean;
  Part inefficiency;
  Part noise;
};

void Append(const std::vector<stats::Estimate>& estimates,
            const std::vector<std::string>& names,
            const std::string& alone,
            std::vector<Fields>* rows) {
  for (std::size_t col = 0; col < estimates.size(); ++col) {
    rows->push_back(EstimateFields(names.empty() ? alone : names[col], estimates[col]));
  }
}

std::vector<Fields> Coefficients(const ExplainedFrontierResult& fit,
                                 const FrontierDesign& design,
                                 const Parts& parts) {
  std::vector<Fields> rows;
  if (!fit.usable()) {
    return rows;
  }
  Append(fit.coefficients, design.names, "", &rows);
  Append(fit.mean, parts.mean.names, "mu", &rows);
  if (fit.sigma_squared.has_value() && fit.gamma.has_value()) {
    rows.push_back(EstimateFields("sigmaSq", *fit.sigma_squared));
    rows.push_back(EstimateFields("gamma", *fit.gamma));
    return rows;
  }
  Append(fit.inefficiency, parts.inefficiency.names, "Zu_(Intercept)", &rows);
  Append(fit.noise, parts.noise.names, "Zv_(Intercept)", &rows);
  return rows;
}

// The design with the columns of the part that has dependent ones in the place of its own.
FrontierDesign WithColumnsOf(FrontierPart part, const FrontierDesign& design, const Parts& parts) {
  switch (part) {
    case FrontierPart::kFrontier:
      return design;
    case FrontierPart::kMean:
      return {parts.mean.names, parts.mean.columns, design.response};
    case FrontierPart::kInefficiency:
      return {parts.inefficiency.names, parts.inefficiency.columns, design.response};
    case FrontierPart::kNoise:
      break;
  }
  return {parts.noise.names, parts.noise.columns, design.response};
}

Fields OptionFields(const FrontierTable& table,
                    const FunctionRequest& request,
                    const CauseColumns& columns) {
  Fields fields = FunctionOptionFields("sfa", table, request);
  fields.push_back({"explain", columns.mean});
  fields.push_back({"explain_constant", columns.mean_constant && !columns.mean.empty()});
  fields.push_back({"explain_spread", columns.inefficiency});
  fields.push_back({"explain_noise", columns.noise});
  return fields;
}

}  // namespace

std::vector<std::string> CauseColumns::Distinct() const {
  std::vector<std::string> distinct;
  for (const auto* names : {&mean, &inefficiency, &noise}) {
    for (const std::string& name : *names) {
      if (std::find(distinct.begin(), distinct.end(), name) == distinct.end()) {
        distinct.push_back(name);
      }
    }
  }
  return distinct;
}

FrontierReport AnalyseExplainedSfa(const FrontierTable& table,
                                   const FunctionRequest& request,
                                   const CauseColumns& columns) {
  FunctionRequest function = request;
  if (!columns.mean.empty() && function.law == InefficiencyLaw::kHalfNormal) {
    function.law = InefficiencyLaw::kTruncatedNormal;
  }
  const FrontierDesign design = DesignOf(table, function);
  const Parts parts{PartOf(table, columns.mean, columns.mean_constant, "Z_"),
                    PartOf(table, columns.inefficiency, true, "Zu_"),
                    PartOf(table, columns.noise, true, "Zv_")};
  const ExplainedFrontierResult fit = stats::FitExplainedFrontier(
      design.columns,
      design.response,
      {parts.mean.columns, parts.inefficiency.columns, parts.noise.columns},
      {.kind = function.kind, .law = function.law});
  const ExplainedStatus explained =
      Explain(fit.status, fit.dependent_columns, WithColumnsOf(fit.dependent_part, design, parts));
  FrontierReport report = FittedReport(table, explained);
  report.options = OptionFields(table, function, columns);
  if (fit.usable() && fit.skew.status == stats::ResidualSkewStatus::kWrongSide) {
    report.warnings.push_back({"wrong_skew", Say("frontier.explained_wrong_skew")});
  }
  report.coefficients = Coefficients(fit, design, parts);
  const auto log_likelihood = fit.usable() ? std::optional(fit.log_likelihood) : std::nullopt;
  report.fit = LikelihoodFields(log_likelihood, fit.ols_log_likelihood, fit.skew);
  AddRows(table, explained, fit.units, &report);
  return report;
}

}  // namespace doelmaat::frontier
