#include "measure/line_case.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "measure/taylor.h"
#include "stats/ols.h"

namespace doelmaat::measure {
namespace {

using base::Say;

[[noreturn]] void Refuse(const std::string& place, const std::string& what) {
  throw Error(ErrorKind::kBadInput, Say("measure.at_place", {{"place", place}, {"what", what}}));
}

const std::vector<double>& Observed(const GumCase& gum_case,
                                    const std::string& name,
                                    const std::string& place) {
  for (const CaseQuantity& quantity : gum_case.quantities) {
    if (quantity.name == name && !quantity.observations.empty()) {
      return quantity.observations;
    }
  }
  Refuse(place, Say("measure.not_observed", {{"name", name}}));
}

// The formula as a program over (t, parameters).
struct Line {
  std::vector<std::string> parameters;
  Program program;
};

Line CompileLine(const Definition& definition, const std::string& place) {
  Line line;
  FormulaCompiler compiler(
      [&](std::string_view name) -> std::optional<Symbol> {
        if (name == definition.argument) {
          return Symbol{0, Unit(), 1};
        }
        const auto known = std::find(line.parameters.begin(), line.parameters.end(), name);
        if (known == line.parameters.end()) {
          line.parameters.emplace_back(name);
          return Symbol{line.parameters.size(), Unit(), 1};
        }
        return Symbol{static_cast<std::size_t>(known - line.parameters.begin()) + 1, Unit(), 1};
      },
      {false, true});
  compiler.Add(definition.name, definition.formula, place);
  const std::vector<std::string> names = {definition.name};
  line.program = compiler.Finish(names);
  if (line.parameters.empty()) {
    Refuse(place, Say("measure.line_without_parameters"));
  }
  return line;
}

// Value with all parameters 0, then the derivative to each parameter.
std::vector<double> LineAt(const Line& line, double t, const std::string& place) {
  const std::size_t count = line.parameters.size();
  std::vector<double> point(count + 1, 0);
  point[0] = t;
  numerics::Matrix directions(count + 1, count);
  for (std::size_t parameter = 0; parameter < count; ++parameter) {
    directions(parameter + 1, parameter) = 1;
  }
  const Derivatives at = Differentiate(line.program, point, directions).front();
  const auto bends = [](double second) { return second != 0; };
  if (std::any_of(at.second.values().begin(), at.second.values().end(), bends)) {
    Refuse(place, Say("measure.line_not_linear"));
  }
  std::vector<double> row = {at.value};
  row.insert(row.end(), at.first.begin(), at.first.end());
  return row;
}

// "1" of y1 when every name is one letter and a number; otherwise "_name".
std::vector<std::string> Suffixes(const std::vector<std::string>& names) {
  const bool numbered = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return name.size() == 2 && name[0] == names.front()[0] && name[1] >= '0' && name[1] <= '9';
  });
  std::vector<std::string> suffixes;
  suffixes.reserve(names.size());
  for (const std::string& name : names) {
    suffixes.push_back(numbered ? name.substr(1) : "_" + name);
  }
  return suffixes;
}

}  // namespace

std::vector<CaseResult> FitLine(const GumCase& gum_case,
                                const CaseModel& model,
                                const std::string& place) {
  const Definition& definition = model.definitions.front();
  const std::vector<double>& t = Observed(gum_case, definition.argument, place);
  const std::vector<double>& b = Observed(gum_case, definition.name, place);
  if (t.size() != b.size()) {
    Refuse(place, Say("measure.observations_differ", {{"name", definition.name}}));
  }
  const Line line = CompileLine(definition, place);
  const std::size_t count = line.parameters.size();
  numerics::Matrix design(t.size(), count);
  std::vector<double> response(b.size());
  for (std::size_t row = 0; row < t.size(); ++row) {
    const std::vector<double> at = LineAt(line, t[row], place);
    response[row] = b[row] - at[0];
    std::copy(at.begin() + 1, at.end(), design.row(row).begin());
  }
  const stats::OlsResult fit = stats::FitOls(design, response);
  if (fit.status != stats::OlsStatus::kFitted) {
    Refuse(place, Say("measure.line_not_fitted"));
  }
  std::vector<CaseResult> results;
  const std::vector<std::string> suffixes = Suffixes(line.parameters);
  for (std::size_t i = 0; i < count; ++i) {
    results.push_back({line.parameters[i], {fit.coefficients[i]}});
    results.push_back({"u" + suffixes[i], {fit.standard_errors[i]}});
    for (std::size_t j = i + 1; j < count; ++j) {
      const double r = fit.covariance(i, j) / (fit.standard_errors[i] * fit.standard_errors[j]);
      results.push_back({"r" + suffixes[i] + suffixes[j], {r}});
    }
  }
  results.push_back({"s", {fit.sigma}});
  for (const Prediction& prediction : model.predictions) {
    const std::vector<double> at = LineAt(line, prediction.value, place);
    double value = at[0];
    double variance = 0;
    for (std::size_t i = 0; i < count; ++i) {
      value += at[i + 1] * fit.coefficients[i];
      for (std::size_t j = 0; j < count; ++j) {
        variance += at[i + 1] * fit.covariance(i, j) * at[j + 1];
      }
    }
    const std::string name = definition.name + base::FormatExact(prediction.value);
    results.push_back({name, {value}});
    results.push_back({"u_" + name, {std::sqrt(variance)}});
  }
  return results;
}

}  // namespace doelmaat::measure
