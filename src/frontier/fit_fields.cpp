#include "frontier/fit_fields.h"

#include <cmath>
#include <optional>

#include "base/text.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::StochasticFrontierStatus;

bool IsConstant(const numerics::Matrix& columns, std::size_t col) {
  for (std::size_t row = 1; row < columns.rows(); ++row) {
    if (columns(row, col) != columns(0, col)) {
      return false;
    }
  }
  return true;
}

void Add(const std::string& name, std::string* names) {
  *names += (names->empty() ? "" : ", ") + name;
}

}  // namespace

std::string DependentNames(const std::vector<std::size_t>& dependent,
                           const std::vector<std::string>& names,
                           const numerics::Matrix& columns) {
  std::string found;
  for (const std::size_t column : dependent) {
    if (!names[column].ends_with("(Intercept)")) {
      Add(names[column], &found);
      continue;
    }
    const std::size_t before = found.size();
    for (std::size_t other = 0; other < names.size(); ++other) {
      if (other != column && IsConstant(columns, other)) {
        Add(names[other], &found);
      }
    }
    if (found.size() == before) {
      Add(names[column], &found);
    }
  }
  return found;
}

ExplainedStatus Explain(StochasticFrontierStatus status,
                        const std::vector<std::size_t>& dependent,
                        const FrontierDesign& design) {
  switch (status) {
    case StochasticFrontierStatus::kConverged:
      return {"converged", ""};
    case StochasticFrontierStatus::kWrongSkew:
      return {"wrong_skew", Say("frontier.wrong_skew")};
    case StochasticFrontierStatus::kNoInefficiency:
      return {"no_inefficiency", Say("frontier.no_inefficiency")};
    case StochasticFrontierStatus::kNoNoise:
      return {"no_noise", Say("frontier.no_noise")};
    case StochasticFrontierStatus::kMeanRunsAway:
      return {"mean_runs_away", Say("frontier.mean_runs_away")};
    case StochasticFrontierStatus::kNotConverged:
      return {"not_converged", Say("frontier.not_converged")};
    case StochasticFrontierStatus::kTooFewRows:
      return {"too_few_rows",
              Say("frontier.too_few_rows",
                  {{"rows", std::to_string(design.response.size())},
                   {"columns", std::to_string(design.names.size())}})};
    case StochasticFrontierStatus::kRankDeficient:
      return {"rank_deficient",
              Say("frontier.rank_deficient",
                  {{"columns", DependentNames(dependent, design.names, design.columns)}})};
    case StochasticFrontierStatus::kOnePeriod:
      return {"one_period", Say("frontier.unit_once")};
    case StochasticFrontierStatus::kNoSpread:
      break;
  }
  return {"no_residual", Say("frontier.no_residual")};
}

Fields EstimateFields(const std::string& name, const stats::Estimate& estimate) {
  return {{"name", name}, {"estimate", estimate.value}, {"se", estimate.standard_error}};
}

Fields RowFields(const FrontierTable& table, std::size_t row, const std::string& status) {
  Fields fields{{"id", table.ids[row]}};
  if (!table.periods.empty()) {
    fields.push_back({"period", table.periods[row]});
  }
  fields.push_back({"status", status});
  return fields;
}

void AppendScores(const stats::StochasticFrontierUnit* unit,
                  const std::string& reason,
                  Fields* fields) {
  if (unit == nullptr) {
    for (const char* name : {"score", "jlms", "inefficiency", "residual", "ci90", "ci95"}) {
      fields->push_back({name, {}});
    }
    fields->push_back({"reason", reason});
    return;
  }
  const auto range = [&](std::size_t level) {
    return Range{unit->intervals[level].low, unit->intervals[level].high};
  };
  fields->push_back({"score", unit->efficiency});
  fields->push_back({"jlms", std::exp(-unit->inefficiency)});
  fields->push_back({"inefficiency", unit->inefficiency});
  fields->push_back({"residual", unit->residual});
  fields->push_back({"ci90", range(0)});
  fields->push_back({"ci95", range(1)});
  fields->push_back({"reason", {}});
}

FrontierReport FittedReport(const FrontierTable& table, const ExplainedStatus& explained) {
  FrontierReport report;
  report.status = explained.status;
  report.fitted = true;
  report.message = explained.message;
  report.warnings = table.warnings;
  return report;
}

Fields LikelihoodFields(const std::optional<double>& log_likelihood,
                        const std::optional<double>& ols_log_likelihood,
                        const stats::ResidualSkew& skew) {
  return {{"loglik", OrNull(log_likelihood)},
          {"ols_loglik", OrNull(ols_log_likelihood)},
          {"skewness", OrNull(skew.skewness)},
          {"skew_p_value", OrNull(skew.p_value)}};
}

void AddRows(const FrontierTable& table,
             const ExplainedStatus& explained,
             const std::vector<stats::StochasticFrontierUnit>& units,
             FrontierReport* report) {
  std::optional<double> mean;
  double sum = 0;
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    Fields fields = RowFields(table, row, explained.status);
    AppendScores(units.empty() ? nullptr : &units[row], explained.message, &fields);
    report->units.push_back(std::move(fields));
    if (!units.empty()) {
      sum += units[row].efficiency;
      mean = sum / static_cast<double>(units.size());
    }
  }
  report->summary = {{"units", static_cast<std::int64_t>(table.ids.size())},
                     {"mean_score", OrNull(mean)}};
}

}  // namespace doelmaat::frontier
