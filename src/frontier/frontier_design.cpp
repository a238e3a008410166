#include "frontier/frontier_design.h"

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

constexpr std::array<std::string_view, 2> kKinds = {"cost", "production"};
constexpr std::array<std::string_view, 3> kLaws = {
    "half-normal", "exponential", "truncated-normal"};
constexpr std::array<std::string_view, 2> kForms = {"cobb-douglas", "translog"};

template <typename Choice, std::size_t count>
std::string WordOf(const std::array<std::string_view, count>& words, Choice choice) {
  return std::string(words[static_cast<std::size_t>(choice)]);
}

// One column more.
void Append(std::string name, const std::vector<double>& values, FrontierDesign* design) {
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
                       FrontierDesign* design) {
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

}  // namespace

FrontierKind KindOf(std::string_view word) {
  return static_cast<FrontierKind>(IndexOf(kKinds, "--kind", word));
}

InefficiencyLaw LawOf(std::string_view word) {
  return static_cast<InefficiencyLaw>(IndexOf(kLaws, "--law", word));
}

FunctionalForm FormOf(std::string_view word) {
  return static_cast<FunctionalForm>(IndexOf(kForms, "--form", word));
}

FrontierDesign DesignOf(const FrontierTable& table, const FunctionRequest& request) {
  const bool cost = request.kind == FrontierKind::kCost;
  const numerics::Matrix& left = cost ? table.inputs : table.outputs;
  const numerics::Matrix& right = cost ? table.outputs : table.inputs;
  const std::vector<std::string>& names = cost ? table.columns.outputs : table.columns.inputs;
  if (left.cols() != 1) {
    throw Error(ErrorKind::kBadInput, Say(cost ? "frontier.one_input" : "frontier.one_output"));
  }
  FrontierDesign design;
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

Fields FunctionOptionFields(const std::string& method,
                            const FrontierTable& table,
                            const FunctionRequest& request) {
  return {{"method", method},
          {"file", table.file},
          {"id", table.columns.id},
          {"inputs", table.columns.inputs},
          {"outputs", table.columns.outputs},
          {"env", table.columns.environment},
          {"kind", WordOf(kKinds, request.kind)},
          {"law", WordOf(kLaws, request.law)},
          {"form", WordOf(kForms, request.form)}};
}

}  // namespace doelmaat::frontier
