#include "frontier/sfa_analysis.h"

#include <array>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "frontier/option_words.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::FrontierKind;
using stats::InefficiencyLaw;
using stats::StochasticFrontierResult;
using stats::StochasticFrontierStatus;

constexpr std::array<std::string_view, 2> kKinds = {"cost", "production"};
constexpr std::array<std::string_view, 3> kLaws = {
    "half-normal", "exponential", "truncated-normal"};
constexpr std::array<std::string_view, 2> kForms = {"cobb-douglas", "translog"};

template <typename Choice, std::size_t count>
std::string WordOf(const std::array<std::string_view, count>& words, Choice choice) {
  return std::string(words[static_cast<std::size_t>(choice)]);
}

// One column more.
void Append(std::string name, const std::vector<double>& values, SfaDesign* design) {
  numerics::Matrix wider(values.size(), design->columns.cols() + 1);
  for (std::size_t row = 0; row < values.size(); ++row) {
    for (std::size_t col = 0; col + 1 < wider.cols(); ++col) {
      wider(row, col) = design->columns(row, col);
    }
    wider(row, wider.cols() - 1) = values[row];
  }
  design->columns = std::move(wider);
  design->names.push_back(std::move(name));
}

std::vector<double> LogColumn(const numerics::Matrix& values, std::size_t col) {
  std::vector<double> logs(values.rows());
  for (std::size_t row = 0; row < logs.size(); ++row) {
    logs[row] = std::log(values(row, col));
  }
  return logs;
}

// ½ ln² of every column and the product of every two.
void AppendSecondOrder(const std::vector<std::string>& names,
                       const std::vector<std::vector<double>>& logs,
                       SfaDesign* design) {
  for (std::size_t one = 0; one < logs.size(); ++one) {
    for (std::size_t other = one; other < logs.size(); ++other) {
      std::vector<double> product(logs[one].size());
      for (std::size_t row = 0; row < product.size(); ++row) {
        product[row] = (one == other ? 0.5 : 1) * logs[one][row] * logs[other][row];
      }
      Append(one == other ? "0.5*log(" + names[one] + ")^2"
                          : "log(" + names[one] + ")*log(" + names[other] + ")",
             product,
             design);
    }
  }
}

struct Explained {
  std::string status;
  std::string message;
};

std::string NamesOf(const std::vector<std::size_t>& columns, const SfaDesign& design) {
  std::string names;
  for (const std::size_t column : columns) {
    names += (names.empty() ? "" : ", ") + design.names[column];
  }
  return names;
}

Explained Explain(const StochasticFrontierResult& fit, const SfaDesign& design) {
  switch (fit.status) {
    case StochasticFrontierStatus::kConverged:
      return {"converged", ""};
    case StochasticFrontierStatus::kWrongSkew:
      return {"wrong_skew", Say("frontier.wrong_skew")};
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
      return {
          "rank_deficient",
          Say("frontier.rank_deficient", {{"columns", NamesOf(fit.dependent_columns, design)}})};
    case StochasticFrontierStatus::kNoSpread:
      break;
  }
  return {"no_residual", Say("frontier.no_residual")};
}

std::vector<Fields> Coefficients(const StochasticFrontierResult& fit, const SfaDesign& design) {
  std::vector<Fields> rows;
  if (fit.status == StochasticFrontierStatus::kWrongSkew) {
    for (std::size_t col = 0; col < design.names.size(); ++col) {
      rows.push_back(EstimateFields(design.names[col],
                                    {fit.ols_coefficients[col], fit.ols_standard_errors[col]}));
    }
  }
  if (!fit.usable()) {
    return rows;
  }
  for (std::size_t col = 0; col < design.names.size(); ++col) {
    rows.push_back(EstimateFields(design.names[col], fit.coefficients[col]));
  }
  rows.push_back(EstimateFields("sigmaSq", fit.sigma_squared));
  rows.push_back(EstimateFields("gamma", fit.gamma));
  rows.push_back(EstimateFields("sigmaU", fit.sigma_u));
  rows.push_back(EstimateFields("sigmaV", fit.sigma_v));
  if (fit.mu.has_value()) {
    rows.push_back(EstimateFields("mu", *fit.mu));
  }
  return rows;
}

Fields UnitFields(const FrontierTable& table,
                  const StochasticFrontierResult& fit,
                  const Explained& explained,
                  std::size_t row) {
  Fields fields{{"id", table.ids[row]}};
  if (!table.periods.empty()) {
    fields.push_back({"period", table.periods[row]});
  }
  fields.push_back({"status", explained.status});
  AppendScores(fit.usable() ? &fit.units[row] : nullptr, explained.message, &fields);
  return fields;
}

std::optional<double> MeanScore(const StochasticFrontierResult& fit) {
  double sum = 0;
  for (const stats::StochasticFrontierUnit& unit : fit.units) {
    sum += unit.efficiency;
  }
  if (fit.units.empty()) {
    return std::nullopt;
  }
  return sum / static_cast<double>(fit.units.size());
}

}  // namespace

Fields SfaOptionFields(const FrontierTable& table, const SfaRequest& request) {
  return {{"method", std::string("sfa")},
          {"file", table.file},
          {"id", table.columns.id},
          {"inputs", table.columns.inputs},
          {"outputs", table.columns.outputs},
          {"env", table.columns.environment},
          {"kind", WordOf(kKinds, request.kind)},
          {"law", WordOf(kLaws, request.law)},
          {"form", WordOf(kForms, request.form)}};
}

Fields EstimateFields(const std::string& name, const stats::Estimate& estimate) {
  return {{"name", name}, {"estimate", estimate.value}, {"se", estimate.standard_error}};
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

FrontierKind KindOf(std::string_view word) {
  return static_cast<FrontierKind>(IndexOf(kKinds, "--kind", word));
}

InefficiencyLaw LawOf(std::string_view word) {
  return static_cast<InefficiencyLaw>(IndexOf(kLaws, "--law", word));
}

FunctionalForm FormOf(std::string_view word) {
  return static_cast<FunctionalForm>(IndexOf(kForms, "--form", word));
}

SfaDesign DesignOf(const FrontierTable& table, const SfaRequest& request) {
  const bool cost = request.kind == FrontierKind::kCost;
  const numerics::Matrix& left = cost ? table.inputs : table.outputs;
  const numerics::Matrix& right = cost ? table.outputs : table.inputs;
  const std::vector<std::string>& names = cost ? table.columns.outputs : table.columns.inputs;
  if (left.cols() != 1) {
    throw Error(ErrorKind::kBadInput, Say(cost ? "frontier.one_input" : "frontier.one_output"));
  }
  SfaDesign design;
  design.response = LogColumn(left, 0);
  design.columns = numerics::Matrix(left.rows(), 0);
  Append("(Intercept)", std::vector<double>(left.rows(), 1), &design);
  std::vector<std::vector<double>> logs;
  for (std::size_t col = 0; col < right.cols(); ++col) {
    logs.push_back(LogColumn(right, col));
    Append("log(" + names[col] + ")", logs.back(), &design);
  }
  if (request.form == FunctionalForm::kTranslog) {
    AppendSecondOrder(names, logs, &design);
  }
  for (std::size_t col = 0; col < table.environment.cols(); ++col) {
    std::vector<double> values(left.rows());
    for (std::size_t row = 0; row < values.size(); ++row) {
      values[row] = table.environment(row, col);
    }
    Append(table.columns.environment[col], values, &design);
  }
  return design;
}

FrontierReport AnalyseSfa(const FrontierTable& table, const SfaRequest& request) {
  const SfaDesign design = DesignOf(table, request);
  const StochasticFrontierResult fit = stats::FitStochasticFrontier(
      design.columns, design.response, {.kind = request.kind, .law = request.law});
  const Explained explained = Explain(fit, design);
  FrontierReport report;
  report.status = explained.status;
  report.message = explained.message;
  report.options = SfaOptionFields(table, request);
  report.warnings = table.warnings;
  report.coefficients = Coefficients(fit, design);
  const auto log_likelihood = fit.usable() ? std::optional(fit.log_likelihood)
                              : fit.status == StochasticFrontierStatus::kWrongSkew
                                  ? fit.ols_log_likelihood
                                  : std::nullopt;
  report.fit = {{"loglik", OrNull(log_likelihood)},
                {"ols_loglik", OrNull(fit.ols_log_likelihood)},
                {"skewness", OrNull(fit.skew.skewness)},
                {"skew_p_value", OrNull(fit.skew.p_value)}};
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    report.units.push_back(UnitFields(table, fit, explained, row));
  }
  report.summary = {{"units", static_cast<std::int64_t>(table.ids.size())},
                    {"mean_score", OrNull(MeanScore(fit))}};
  return report;
}

}  // namespace doelmaat::frontier
